const RECONCILED = `'exchange.reconciled.v1'`;
/** What an agency has of a sender. Answers are not answered, so nobody believes them received. */ export const INBOX_SET = `
  SELECT id, digest, arrived_at AS at FROM inbox_message
  WHERE sender = $1 AND id >= $2::uuid AND id < $3::uuid AND state <> 'refused'
    AND type NOT LIKE 'message.%' AND type <> ${RECONCILED}`;
/**
 * What a sender believes received, because it was receipted. What answers the audit answers a reconciliation, and is left
 * out as they are.
 */ export const RECEIPTED_SET = `
  SELECT answer.message_id AS id, message.digest, answer.answered_at AS at
  FROM outbox_answer answer JOIN outbox_message message ON message.id = answer.message_id
  WHERE answer.destination = $1 AND answer.message_id >= $2::uuid AND answer.message_id < $3::uuid
    AND answer.refusal IS NULL AND message.type <> ${RECONCILED}
    AND NOT (message.recipient = 'audit' AND message.type = 'message.receipted.v1')`;
const DAY = 86_400_000;
/** The smallest ids of a day and of the next. */ function idsOf(day) {
    const start = Date.parse(`${day}T00:00:00.000Z`);
    return [
        smallestId(start),
        smallestId(start + DAY)
    ];
}
function smallestId(milliseconds) {
    const hex = milliseconds.toString(16).padStart(12, '0');
    return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
/** The UTC day of an instant, so many days ago. */ export function dayOf(milliseconds, daysAgo = 0) {
    return new Date(milliseconds - daysAgo * DAY).toISOString().slice(0, 10);
}
const NOTHING = '0'.repeat(64);
/**
 * @param cut what was taken in later does not count; `null`: everything does
 * @param split characters by which the range is split further; parts without a message are left out
 */ export async function sumSet(set, partner, { day, prefix }, cut, tx, split = 0) {
    const rows = await tx.query(`SELECT left(digest, length($4) + $6::integer) AS prefix, count(*)::integer AS count,
       bit_xor(('x' || encode(decode(translate(digest, '-_', '+/') || '=', 'base64'), 'hex'))::bit(256))::text AS sum
     FROM (${set}) message WHERE left(digest, length($4)) = $4 AND ($5::timestamptz IS NULL OR at <= $5) GROUP BY 1`, [
        partner,
        ...idsOf(day),
        prefix,
        cut,
        split
    ]);
    return rows.map((row)=>({
            day,
            prefix: row.prefix,
            count: row.count,
            sum: hexOf(row.sum)
        }));
}
export function emptySum({ day, prefix }) {
    return {
        day,
        prefix,
        count: 0,
        sum: NOTHING
    };
}
function hexOf(bits) {
    return bits === null ? NOTHING : BigInt(`0b${bits}`).toString(16).padStart(64, '0');
}
export function listSet(set, partner, { day, prefix }, cut, tx) {
    return tx.query(`SELECT id, digest FROM (${set}) message WHERE left(digest, length($4)) = $4 AND ($5::timestamptz IS NULL OR at <= $5) ORDER BY id`, [
        partner,
        ...idsOf(day),
        prefix,
        cut
    ]);
}
/** Those of the digests that no message of that day in the outbox has. */ export async function unknownDigests({ day }, digests, tx) {
    const rows = await tx.query('SELECT digest FROM outbox_message WHERE id >= $1::uuid AND id < $2::uuid AND digest = ANY($3::text[])', [
        ...idsOf(day),
        digests
    ]);
    const known = new Set(rows.map(({ digest })=>digest));
    return digests.filter((digest)=>!known.has(digest));
}

//# sourceMappingURL=message.set.js.map