import { DIFFERENCES } from "../reconcile/difference.list.js";
/** Ids of messages begin with their time (UUIDv7), so that a bound in time is a bound of ids. */ export function firstIdOf(epochMilliseconds) {
    const time = Math.max(0, Math.floor(epochMilliseconds)).toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
}
/**
 * Moves the horizon of the inbox, behind which a message that it does not know is refused. Never back: neither a clock
 * that was set back nor a longer memory brings back what was forgotten.
 */ export async function moveHorizon(first, db) {
    await db.query('UPDATE inbox_horizon SET first = $1 WHERE first < $1', [
        first
    ]);
}
/**
 * Forgets messages of one sender that were applied before `since`. One whose answer is open or refused is kept with it.
 *
 * @returns the last id that was looked at; `undefined` at the end
 */ export async function forgetArrivals(sender, { after, before, limit }, since, db) {
    const [last] = await db.query(`WITH seen AS (
       SELECT id, state, answer_id, arrived_at FROM inbox_message
       WHERE sender = $1 AND id > $2 AND id < $3 ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED
     ), gone AS (
       DELETE FROM inbox_message known USING seen
       WHERE known.sender = $1 AND known.id = seen.id AND seen.state = 'applied' AND seen.arrived_at < $5
         AND NOT EXISTS (SELECT FROM outbox_delivery copy WHERE copy.message_id = seen.answer_id)
         AND NOT EXISTS (SELECT FROM outbox_answer answer
                         WHERE answer.message_id = seen.answer_id AND answer.refusal IS NOT NULL)
     )
     SELECT id FROM seen ORDER BY id DESC LIMIT 1`, [
        sender,
        after,
        before,
        limit,
        since
    ]);
    return last?.id;
}
/**
 * Forgets messages that were sent before `since` and whose every copy was answered before it. One that is open or was
 * refused is kept, and so is the answer to a dead letter or to a parked message: a duplicate of those asks for it again.
 *
 * That they were answered is not forgotten: a referral shows for ever when it was delivered.
 *
 * @returns the last id that was looked at; `undefined` at the end
 */ export async function forgetMessages({ after, before, limit }, since, db) {
    const [last] = await db.query(`WITH seen AS (
       SELECT id, created_at FROM outbox_message
       WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
     ), gone AS (
       DELETE FROM outbox_message message USING seen
       WHERE message.id = seen.id AND seen.created_at < $4
         AND NOT EXISTS (SELECT FROM outbox_delivery copy WHERE copy.message_id = seen.id)
         AND NOT EXISTS (SELECT FROM outbox_answer answer WHERE answer.message_id = seen.id
                         AND (answer.refusal IS NOT NULL OR answer.answered_at >= $4))
         AND NOT EXISTS (SELECT FROM dead_letter letter WHERE letter.answer_id = seen.id)
         AND NOT EXISTS (SELECT FROM inbox_message parked
                         WHERE parked.state = 'parked' AND parked.answer_id = seen.id)
     )
     SELECT id FROM seen ORDER BY id DESC LIMIT 1`, [
        after,
        before,
        limit,
        since
    ]);
    return last?.id;
}
/**
 * Forgets what operators are done with: differences that healed or were acknowledged, and replays that ended, before
 * `since`. They are few. No memory is shorter than the days that are compared, so that none of them is found again.
 */ export async function forgetOperations(since, db) {
    await db.query('DELETE FROM reconcile_difference WHERE healed_at < $1', [
        since
    ]);
    await db.query(`DELETE FROM reconcile_difference part USING (${DIFFERENCES}) whole
     WHERE whole.partner = part.partner AND whole.day = part.day::text AND whole.state = 'acknowledged' AND whole.at < $1`, [
        since
    ]);
    await db.query(`DELETE FROM difference_acknowledgement known WHERE NOT EXISTS (
       SELECT FROM reconcile_difference part WHERE part.partner = known.partner AND part.day = known.day)`);
    await db.query(`WITH gone AS (DELETE FROM replay WHERE state IN ('done', 'stopped') AND updated_at < $1 RETURNING id)
     DELETE FROM replay_item USING gone WHERE replay_id = gone.id`, [
        since
    ]);
}

//# sourceMappingURL=history.store.js.map