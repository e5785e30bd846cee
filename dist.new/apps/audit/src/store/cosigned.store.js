/** @param size absent: the longest one */ export async function readCosigned(size, db) {
    const rows = await db.query(`SELECT size, note FROM cosigned_checkpoint WHERE $1::bigint IS NULL OR size = $1
     ORDER BY size DESC LIMIT 1`, [
        size ?? null
    ]);
    return rows.map((row)=>({
            ...row,
            size: Number(row.size)
        })).at(0);
}
export async function keepCosigned({ size, note }, db) {
    await db.query('INSERT INTO cosigned_checkpoint (size, note) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING', [
        size,
        note
    ]);
}
export async function keepRefusal(refusal, db) {
    await db.query('INSERT INTO witness_refusal (status, size, witnessed_size) VALUES ($1, $2, $3)', [
        refusal.status,
        refusal.size,
        refusal.witnessedSize ?? null
    ]);
}
export async function readStanding(db) {
    const [row] = await db.query(`SELECT
       coalesce((SELECT max(refused_at) FROM witness_refusal)
         > coalesce((SELECT max(cosigned_at) FROM cosigned_checkpoint), '-infinity'), false) AS refused,
       coalesce((SELECT extract(epoch FROM clock_timestamp() - ingested_at)::float8 FROM leaf
         WHERE index = coalesce((SELECT max(size) FROM cosigned_checkpoint), 0)), 0) AS seconds`);
    return {
        refused: row?.refused ?? false,
        unwitnessedSeconds: Math.max(0, row?.seconds ?? 0)
    };
}

//# sourceMappingURL=cosigned.store.js.map