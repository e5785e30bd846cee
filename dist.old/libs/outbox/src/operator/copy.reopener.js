/**
 * Makes copies due now, with the bytes they always had. A refused one is opened again; its attempts go on from where they
 * were, or the broker would take the job for one that it has done. In order of id, as answers come in.
 */ export async function reopenCopies(items, tx) {
    const wanted = [
        items.map(({ item })=>item),
        items.map(({ destination })=>destination)
    ];
    await tx.query(`INSERT INTO outbox_delivery AS open (message_id, destination, digest, receipt_expected, attempts, due_at)
     SELECT message.id, answer.destination, message.digest, true, answer.attempts, now()
     FROM unnest($1::uuid[], $2::text[]) AS wanted (message_id, destination)
     JOIN outbox_answer answer USING (message_id, destination)
     JOIN outbox_message message ON message.id = message_id
     WHERE answer.refusal IS NOT NULL
     ORDER BY message.id, answer.destination
     ON CONFLICT (message_id, destination) DO UPDATE SET due_at = least(open.due_at, now())`, wanted);
    await tx.query(`UPDATE outbox_delivery open SET due_at = least(open.due_at, now())
     FROM (
       SELECT message_id, destination FROM outbox_delivery
       JOIN unnest($1::uuid[], $2::text[]) AS wanted (message_id, destination) USING (message_id, destination)
       ORDER BY message_id, destination FOR UPDATE OF outbox_delivery
     ) due
     WHERE open.message_id = due.message_id AND open.destination = due.destination`, wanted);
}
/** Writes down what the destinations answered to the copies of a replay that were sent again. */ export async function settleCopies(replayId, tx) {
    await tx.query(`UPDATE replay_item item
     SET state = CASE WHEN refusal IS NULL THEN 'done' ELSE 'failed' END, code = refusal, ended_at = clock_timestamp()
     FROM outbox_answer answer
     WHERE replay_id = $1 AND state = 'begun'
       AND answer.message_id = item.item::uuid AND answer.destination = item.destination
       AND NOT EXISTS (SELECT FROM outbox_delivery open
                       WHERE open.message_id = answer.message_id AND open.destination = answer.destination)`, [
        replayId
    ]);
}
/** Opens copies again that were receipted and that their receiver has lost since. In order of id, as answers come in. */ export async function reopenReceipted(items, tx) {
    if (items.length === 0) return;
    await tx.query(`INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, attempts, due_at)
     SELECT message.id, answer.destination, message.digest, true, answer.attempts, now()
     FROM unnest($1::uuid[], $2::text[]) AS lost (message_id, destination)
     JOIN outbox_answer answer USING (message_id, destination)
     JOIN outbox_message message ON message.id = message_id
     ORDER BY message.id, answer.destination
     ON CONFLICT (message_id, destination) DO NOTHING`, [
        items.map(({ item })=>item),
        items.map(({ destination })=>destination)
    ]);
}

//# sourceMappingURL=copy.reopener.js.map