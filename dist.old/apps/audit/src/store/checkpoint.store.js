/** The largest checkpoint that was ever signed. */ export async function readLastCheckpoint(db) {
    const rows = await db.query('SELECT size, root, note FROM checkpoint ORDER BY size DESC LIMIT 1');
    return rows.map((row)=>({
            ...row,
            size: Number(row.size)
        })).at(0);
}
/** Keeps a checkpoint before anybody sees it. A second one of the same size is the same: the log has one root there. */ export async function keepCheckpoint({ size, root, note }, db) {
    await db.query('INSERT INTO checkpoint (size, root, note) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING', [
        size,
        root,
        note
    ]);
}

//# sourceMappingURL=checkpoint.store.js.map