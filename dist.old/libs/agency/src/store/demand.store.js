/** Who demands again gets the same demand: it is open, or was confirmed. */ export async function insertDemands(demands, tx) {
    await tx.query(`INSERT INTO demand (case_code, kind, message_id, asked_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::timestamptz[])
     ON CONFLICT DO NOTHING`, [
        demands.map((one)=>one.caseCode),
        demands.map((one)=>one.kind),
        demands.map((one)=>one.messageId),
        demands.map((one)=>one.askedAt)
    ]);
}
export async function confirmDemands(caseCodes, kind, at, tx) {
    await tx.query('UPDATE demand SET confirmed_at = $3 WHERE case_code = ANY($1::text[]) AND kind = $2 AND confirmed_at IS NULL', [
        caseCodes,
        kind,
        at
    ]);
}
/**
 * How far the demands about these cases are, in the order of their codes. A confirmation may overtake the receipt, and says
 * as much.
 */ export async function readDemands(caseCodes, kind, overdueHours, db) {
    const rows = await db.query(`SELECT demand.case_code AS "caseCode", agency, asked_at AS "askedAt", confirmed_at AS "confirmedAt",
       coalesce(CASE WHEN answer.refusal IS NULL THEN answer.answered_at END, confirmed_at) AS "deliveredAt",
       confirmed_at IS NULL AND asked_at < now() - make_interval(secs => $3::float8 * 3600) AS overdue
     FROM demand JOIN referral ON referral.case_code = demand.case_code
     LEFT JOIN outbox_answer answer
       ON answer.message_id = demand.message_id AND answer.destination = referral.agency
     WHERE demand.case_code = ANY($1::text[]) AND kind = $2 ORDER BY demand.case_code`, [
        caseCodes,
        kind,
        overdueHours
    ]);
    return rows.map(({ askedAt, deliveredAt, confirmedAt, ...row })=>({
            ...row,
            state: confirmedAt ? 'confirmed' : deliveredAt ? 'delivered' : 'asked',
            askedAt: askedAt.toISOString(),
            deliveredAt: deliveredAt && deliveredAt.toISOString(),
            confirmedAt: confirmedAt && confirmedAt.toISOString()
        }));
}
/** By an index that holds nothing else. */ export async function countOpenDemands(overdueHours, db) {
    return db.query(`SELECT kind, count(*)::integer AS open,
       (count(*) FILTER (WHERE asked_at < now() - make_interval(secs => $1::float8 * 3600)))::integer AS overdue
     FROM demand WHERE confirmed_at IS NULL GROUP BY kind`, [
        overdueHours
    ]);
}

//# sourceMappingURL=demand.store.js.map