export function readOpenCopies(databases, party) {
    return databases.rows(party, `SELECT message_id AS "messageId", type, destination, attempts
     FROM outbox_delivery JOIN outbox_message ON id = message_id`);
}
export function readAnswers(databases, party) {
    return databases.rows(party, `SELECT message_id AS "messageId", destination, leaf::float8 AS leaf, refusal
     FROM outbox_answer`);
}
/** Why the receiver refused a referral, if it did. */ export async function findRefusal(databases, sender, caseCode) {
    const [row] = await databases.rows(sender, `SELECT refusal FROM outbox_answer JOIN outbox_message ON id = message_id
     WHERE subject = $1 AND type = 'referral.requested.v1' AND destination <> 'audit' AND refusal IS NOT NULL`, [
        caseCode
    ]);
    return row?.refusal;
}
/** How far an outbox reaches. */ export async function readPosition(databases, sender) {
    const [row] = await databases.rows(sender, 'SELECT coalesce(max(position), 0) AS position FROM outbox_message');
    return row?.position ?? '0';
}
/** How many copies of referrals up to a position are without the signed answer of the receiver, or of the audit. */ export async function countOwed(databases, sender, position) {
    const [row] = await databases.rows(sender, `SELECT count(*)::integer AS owed FROM outbox_delivery JOIN outbox_message ON id = message_id
     WHERE type = 'referral.requested.v1' AND position <= $1`, [
        position
    ]);
    return row?.owed ?? 0;
}

//# sourceMappingURL=outbox.records.js.map