import { DatabaseFiller } from "./database.filler.js";
/**
 * What a sender keeps of messages that are long done with: each as it was sent, and the two answers to it. Bodies are a
 * tenth of real ones: ten million would be 25 GB, and nobody reads an old body to send a new one.
 */ export function fillSender(url, count) {
    return DatabaseFiller.open(url, count, async (filler)=>{
        await filler.inBatches(`INSERT INTO outbox_message (id, type, recipient, subject, sequence, digest, body, created_at)
       SELECT pg_temp.old_id(i), 'referral.requested.v1', 'onpar', pg_temp.old_code(i), 1, pg_temp.old_digest(i),
         repeat(pg_temp.old_digest(i), 6), pg_temp.old_time(i)
       FROM generate_series($1::bigint, $2::bigint - 1) AS i`);
        await filler.inBatches(`INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, leaf, attempts, sent_at)
       SELECT pg_temp.old_id(i), destination, pg_temp.old_id(i / 100), pg_temp.old_time(i),
         CASE destination WHEN 'audit' THEN i END, 1, pg_temp.old_time(i)
       FROM generate_series($1::bigint, $2::bigint - 1) AS i, unnest(ARRAY['onpar', 'audit']) AS destination`);
    });
}
/** What their receiver keeps: that each came, which receipt answered it, and where its case stands. */ export function fillReceiver(url, count) {
    return DatabaseFiller.open(url, count, async (filler)=>{
        await filler.inBatches(`INSERT INTO inbox_message (sender, id, type, subject, sequence, digest, state, answer_id, arrived_at)
       SELECT 'senafront', pg_temp.old_id(i), 'referral.requested.v1', pg_temp.old_code(i), 1, pg_temp.old_digest(i),
         'applied', pg_temp.old_id(i / 100), pg_temp.old_time(i)
       FROM generate_series($1::bigint, $2::bigint - 1) AS i`);
        await filler.inBatches(`INSERT INTO inbox_sequence (sender, subject, next)
       SELECT 'senafront', pg_temp.old_code(i), 2 FROM generate_series($1::bigint, $2::bigint - 1) AS i`);
    });
}

//# sourceMappingURL=message.history.js.map