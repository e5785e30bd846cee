/**
 * Claims due copies for one destination by moving their due time: the claim and the next retry are one write, so a
 * relay that dies after it leaves nothing to sweep. The wait doubles up to the cap, a quarter more or less by chance, so
 * that a receiver that comes back is not met by everybody at once. `SKIP LOCKED` lets several relays share the work.
 *
 * To send again is to have had no answer: from here on the lane counts as silent, until one comes.
 */ export async function claimDeliveries(dataSource, destination, limit, retry) {
    return dataSource.query(`WITH due AS (
       SELECT message_id, destination FROM outbox_delivery
       WHERE destination = $1 AND due_at <= now()
       ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED
     ), claimed AS (
       UPDATE outbox_delivery delivery
       SET attempts = attempts + 1,
           due_at = now() + make_interval(
             secs => least($4::float8, $3::float8 * power(2, least(attempts, 20))) * (0.75 + random() * 0.5))
       FROM due
       WHERE delivery.message_id = due.message_id AND delivery.destination = due.destination
       RETURNING delivery.message_id, delivery.destination, delivery.attempts, delivery.receipt_expected
     ), silent AS (
       UPDATE outbox_lane SET silent_since = now()
       WHERE destination = $1 AND silent_since IS NULL AND EXISTS (SELECT FROM claimed WHERE receipt_expected)
     )
     SELECT claimed.message_id AS "messageId", claimed.destination, claimed.attempts AS attempt,
            claimed.receipt_expected AS "receiptExpected", message.type, message.body
     FROM claimed JOIN outbox_message message ON message.id = claimed.message_id
     ORDER BY message.position`, [
        destination,
        limit,
        retry.baseSeconds,
        retry.capSeconds
    ]);
}
/** Ends copies that expect no receipt, once the broker has them. Lost after this, they are asked for by a duplicate. */ export async function endUnreceipted(dataSource, messageIds) {
    await dataSource.query(// Locked in order of id, as OutboxWriter.repeat does, which may want the same copies sent again.
    `DELETE FROM outbox_delivery delivery USING (
       SELECT message_id, destination FROM outbox_delivery
       WHERE message_id = ANY($1::uuid[]) AND NOT receipt_expected
       ORDER BY message_id FOR UPDATE
     ) sent
     WHERE delivery.message_id = sent.message_id AND delivery.destination = sent.destination`, [
        messageIds
    ]);
}

//# sourceMappingURL=delivery.claim.js.map