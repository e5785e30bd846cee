import { endAcknowledgement } from "./acknowledgement.store.js";
/** A day that has grown is compared in parts: what was found of it as a whole, or in other parts, is then told anew. */ export async function recordDifference(partner, { day, prefix }, { sent, received, missing, beyond }, tx) {
    await endAcknowledgement(partner, day, tx);
    await tx.query(`WITH overlapping AS (
       DELETE FROM reconcile_difference
       WHERE partner = $1 AND day = $2 AND prefix <> $3 AND (starts_with(prefix, $3) OR starts_with($3, prefix))
       RETURNING found_at, healed_at
     )
     INSERT INTO reconcile_difference AS known
       (partner, day, prefix, sender_count, receiver_count, missing, beyond, found_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, coalesce(min(found_at), now()) FROM overlapping WHERE healed_at IS NULL
     ON CONFLICT (partner, day, prefix) DO UPDATE SET
       sender_count = excluded.sender_count, receiver_count = excluded.receiver_count, missing = excluded.missing,
       beyond = excluded.beyond, healed_at = NULL,
       found_at = CASE WHEN known.healed_at IS NULL THEN known.found_at ELSE excluded.found_at END`, [
        partner,
        day,
        prefix,
        sent,
        received,
        missing,
        beyond
    ]);
}
/** Both sides agree on these days, or on these parts of one. */ export async function markHealed(partner, ranges, tx) {
    if (ranges.length === 0) return;
    await tx.query(`UPDATE reconcile_difference difference SET healed_at = now()
     FROM unnest($2::date[], $3::text[]) AS agreed (day, prefix)
     WHERE partner = $1 AND difference.day = agreed.day AND starts_with(difference.prefix, agreed.prefix)
       AND healed_at IS NULL`, [
        partner,
        ranges.map(({ day })=>day),
        ranges.map(({ prefix })=>prefix)
    ]);
}

//# sourceMappingURL=difference.store.js.map