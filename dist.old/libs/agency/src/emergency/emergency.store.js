/** By the clock of the database: the hour is the same for all processes of the party. */ const ROWS = `
  SELECT *, ends_at <= now() AS ended FROM (
    SELECT *, coalesce(decided_at, asked_at) + interval '1 hour' AS ends_at FROM emergency_read
  ) emergency`;
export async function insertEmergency(id, { caseCode, reason }, { actor, role }, tx) {
    await tx.query(`INSERT INTO emergency_read (id, case_code, reason, asked_by, asked_role, asked_at)
     VALUES ($1, $2, $3, $4, $5, now())`, [
        id,
        caseCode,
        reason,
        actor,
        role
    ]);
}
/** Holds the row, so that two who decide at once are one after the other. */ export async function lockEmergency(id, tx) {
    await tx.query('SELECT id FROM emergency_read WHERE id = $1 FOR UPDATE', [
        id
    ]);
    const rows = await tx.query(`${ROWS} WHERE id = $1`, [
        id
    ]);
    return rows.map(viewOf)[0];
}
export async function decideEmergency(id, decision, { actor, role }, tx) {
    await tx.query(`UPDATE emergency_read SET decision = $2, decided_by = $3, decided_role = $4, decided_at = now() WHERE id = $1`, [
        id,
        decision,
        actor,
        role
    ]);
}
export async function listEmergencies(limit, tx) {
    const rows = await tx.query(`${ROWS} ORDER BY asked_at DESC LIMIT $1`, [
        limit
    ]);
    return rows.map(viewOf);
}
function viewOf(row) {
    const state = row.decision === 'declined' ? 'declined' : row.ended ? 'expired' : row.decision ?? 'asked';
    return {
        id: row.id,
        caseCode: row.case_code,
        reason: row.reason,
        state,
        askedBy: row.asked_by,
        askedRole: row.asked_role,
        askedAt: row.asked_at.toISOString(),
        decidedBy: row.decided_by,
        decidedAt: row.decided_at?.toISOString() ?? null,
        endsAt: row.ends_at.toISOString()
    };
}

//# sourceMappingURL=emergency.store.js.map