/**
 * The last that was signed of a log, locked until the transaction ends: without the lock two requests at once could
 * each be consistent with it, and not with each other. A log that is new gets its row first, so that there is one to
 * lock.
 *
 * @param root of the log without leaves
 */ export async function lockLast(origin, root, tx) {
    await tx.query('INSERT INTO witnessed_log (origin, size, root) VALUES ($1, 0, $2) ON CONFLICT (origin) DO NOTHING', [
        origin,
        root
    ]);
    const [last] = await tx.query('SELECT size, root FROM witnessed_log WHERE origin = $1 FOR UPDATE', [
        origin
    ]);
    return {
        size: Number(last?.size),
        root: last?.root ?? root
    };
}
export async function wasSigned({ origin, size, root }, tx) {
    const rows = await tx.query('SELECT 1 FROM cosigned_checkpoint WHERE origin = $1 AND size = $2 AND root = $3', [
        origin,
        size,
        root
    ]);
    return rows.length > 0;
}
/** Writes down what is going to be signed. The same checkpoint signed again is kept once, with its first note. */ export async function keepSigned({ origin, size, root }, note, at, tx) {
    await tx.query('UPDATE witnessed_log SET size = $2, root = $3 WHERE origin = $1', [
        origin,
        size,
        root
    ]);
    await tx.query(`INSERT INTO cosigned_checkpoint (origin, size, root, note, cosigned_at) VALUES ($1, $2, $3, $4, to_timestamp($5))
     ON CONFLICT (origin, size) DO NOTHING`, [
        origin,
        size,
        root,
        note,
        at
    ]);
}

//# sourceMappingURL=cosigned.store.js.map