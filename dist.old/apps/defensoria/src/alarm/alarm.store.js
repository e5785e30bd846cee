const COLUMNS = `id, origin, kind, size, encode(root, 'base64') AS root, note, signed_size AS "signedSize",
  encode(signed_root, 'base64') AS "signedRoot", raised_at AS "raisedAt", times, closed_at AS "closedAt",
  closed_by AS "closedBy", closed_why AS "closedWhy"`;
/** Keeps the checkpoint that should not be, as its log signed it: that is the evidence. Seen again, it counts up. */ export async function raiseAlarm(kind, { origin, size, root }, note, last, tx) {
    await tx.query(`INSERT INTO alarm (origin, kind, size, root, note, signed_size, signed_root) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (origin, kind, size, root) WHERE closed_at IS NULL DO UPDATE SET times = alarm.times + 1`, [
        origin,
        kind,
        size,
        root,
        note,
        last.size,
        last.root
    ]);
}
export async function readAlarms(db) {
    const rows = await db.query(`SELECT ${COLUMNS} FROM alarm ORDER BY (closed_at IS NULL) DESC, raised_at DESC LIMIT 500`);
    return rows.map(alarmOf);
}
/** @returns undefined when there is no such alarm, or somebody closed it before */ export async function closeAlarm(id, by, why, db) {
    const [rows] = await db.query(`UPDATE alarm SET closed_at = clock_timestamp(), closed_by = $2, closed_why = $3
     WHERE id = $1 AND closed_at IS NULL RETURNING ${COLUMNS}`, [
        id,
        by,
        why
    ]);
    return rows.map(alarmOf).at(0);
}
export async function countOpen(db) {
    return db.query('SELECT kind, count(*)::integer AS alarms FROM alarm WHERE closed_at IS NULL GROUP BY kind');
}
function alarmOf(row) {
    return {
        ...row,
        size: Number(row.size),
        signedSize: Number(row.signedSize),
        raisedAt: row.raisedAt.toISOString(),
        closedAt: row.closedAt?.toISOString() ?? null
    };
}

//# sourceMappingURL=alarm.store.js.map