/**
 * Differences as people see them, one a partner and day, as a statement of SQL; a part of a day that healed is not counted
 * while another is open. Acknowledged is what we lost, up to the number that somebody looked into: what the partner lost
 * comes again, and more than that number nobody has looked into.
 */ export const DIFFERENCES = `
  SELECT found.partner, found.day::text AS day, sent, received, missing, found.beyond, "foundAt", "healedAt",
    known.id, known.beyond AS acknowledged, why, actor, role, acknowledged_at AS at,
    CASE WHEN "healedAt" IS NOT NULL THEN 'healed'
         WHEN missing = 0 AND found.beyond <= known.beyond THEN 'acknowledged' ELSE 'open' END AS state
  FROM (
    SELECT partner, day, sum(sender_count)::integer AS sent, sum(receiver_count)::integer AS received,
      sum(missing)::integer AS missing, sum(beyond)::integer AS beyond, min(found_at) AS "foundAt",
      max(healed_at) AS "healedAt"
    FROM (SELECT *, bool_or(healed_at IS NULL) OVER (PARTITION BY partner, day) AS is_open FROM reconcile_difference) part
    WHERE is_open = (healed_at IS NULL) GROUP BY partner, day
  ) found LEFT JOIN difference_acknowledgement known ON known.partner = found.partner AND known.day = found.day`;
const LISTED_MOST = 200;
/** Those that are open first, then those that are acknowledged, then the latest. */ export async function listDifferences(tx) {
    const rows = await tx.query(`SELECT * FROM (${DIFFERENCES}) difference
     ORDER BY state = 'open' DESC, "healedAt" DESC NULLS FIRST, day DESC, partner LIMIT $1`, [
        LISTED_MOST
    ]);
    return {
        items: rows.map(present)
    };
}
export async function findDifference(partner, day, tx) {
    const [row] = await tx.query(`SELECT * FROM (${DIFFERENCES}) difference WHERE partner = $1 AND day = $2`, [
        partner,
        day
    ]);
    return row && present(row);
}
/** Messages that somebody should look into, for each partner. */ export function countDifferences(tx) {
    return tx.query(`SELECT partner, sum(missing + beyond)::integer AS messages FROM (${DIFFERENCES}) difference
     WHERE state = 'open' GROUP BY partner`);
}
function present(row) {
    const { partner, day, state, sent, received, missing, beyond, foundAt, healedAt } = row;
    return {
        partner,
        day,
        state,
        sent,
        received,
        missing,
        beyond,
        foundAt: foundAt.toISOString(),
        healedAt: healedAt?.toISOString() ?? null,
        acknowledgement: row.id === null ? null : acknowledgementOf(row)
    };
}
function acknowledgementOf(row) {
    const { id, acknowledged: beyond, why, actor, role, at } = row;
    return {
        id,
        beyond,
        why,
        actor,
        role,
        at: at.toISOString()
    };
}

//# sourceMappingURL=difference.list.js.map