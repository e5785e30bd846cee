import { REFERRAL_COLUMNS } from "../store/referral.store.js";
const IS_DUE = `erased_at IS NULL AND status = ANY($1::text[]) AND updated_at < now() - make_interval(days => $2)
  AND (direction = 'sent' OR $3::text IS NULL OR office = $3)`;
const parametersOf = ({ ended, days, office })=>[
        ended,
        days,
        office ?? null
    ];
export async function countDue(due, db) {
    return db.query(`SELECT to_char(updated_at AT TIME ZONE 'America/Panama', 'YYYY-MM') AS month, status, count(*)::integer AS count
     FROM referral WHERE ${IS_DUE} GROUP BY 1, 2 ORDER BY 1, 2`, parametersOf(due));
}
const FLAG_IS_DUE = `data_key IS NOT NULL AND case_codes = '{}' AND recorded_at < now() - make_interval(days => $1)`;
/** Flags of which nothing was sent: there is no case by which they could be erased. */ export async function countDueFlags(days, db) {
    const [row] = await db.query(`SELECT count(*)::integer AS count FROM flag WHERE ${FLAG_IS_DUE}`, [
        days
    ]);
    return row?.count ?? 0;
}
export async function lockDueFlags(days, limit, tx) {
    const rows = await tx.query(`SELECT id FROM flag WHERE ${FLAG_IS_DUE} ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED`, [
        days,
        limit
    ]);
    return rows.map(({ id })=>id);
}
/** The oldest first; what somebody has in hand is left for the next run. */ export async function lockDue(due, limit, tx) {
    return tx.query(`SELECT ${REFERRAL_COLUMNS} FROM referral WHERE ${IS_DUE} ORDER BY updated_at LIMIT $4 FOR UPDATE SKIP LOCKED`, [
        ...parametersOf(due),
        limit
    ]);
}

//# sourceMappingURL=due.records.js.map