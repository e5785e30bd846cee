import { courseName, messageName } from "./arrival.reader.js";
function nameOf({ sender, id }) {
    return messageName(sender, id);
}
function sendersOf(arrivals) {
    return arrivals.map((arrival)=>arrival.sender);
}
function idsOf(arrivals) {
    return arrivals.map((arrival)=>arrival.verified.envelope.id);
}
/**
 * Marks messages as arrived. The primary key is the deduplication; in order of it, so that two inboxes cannot deadlock.
 *
 * @param answerOf id of the receipt that will answer a message; most messages are applied, and need no second write then
 * @returns by name, those that are not simply new: `known`, which were here before, and `old`, which are older than the
 *   memory of this inbox, so that it may have forgotten them. To name the new ones too took a fifth of the client's time
 */ export async function admit(arrivals, answerOf, tx) {
    const rows = arrivals.toSorted((a, b)=>a.name < b.name ? -1 : 1);
    const envelopes = rows.map((row)=>row.verified.envelope);
    const remarkable = await tx.query(`WITH admitted AS (
       INSERT INTO inbox_message (sender, id, type, subject, sequence, digest, body, answer_id, state)
       SELECT unnest($1::text[]), unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), unnest($5::integer[]),
         unnest($6::text[]), unnest($7::text[]), unnest($8::uuid[]), 'applied'
       ON CONFLICT (sender, id) DO NOTHING RETURNING sender, id
     )
     SELECT sender, id, 'old' AS remark FROM admitted WHERE id < (SELECT first FROM inbox_horizon)
     UNION ALL
     SELECT sender, id, 'known' FROM unnest($1::text[], $2::uuid[]) AS arrival (sender, id)
     WHERE (SELECT count(*) FROM admitted) < cardinality($2::uuid[])
       AND (sender, id) NOT IN (SELECT sender, id FROM admitted)`, [
        sendersOf(rows),
        idsOf(rows),
        // An unknown type is any text, and PostgreSQL's text holds no NUL.
        envelopes.map((envelope)=>envelope.type.replaceAll('\0', '')),
        envelopes.map((envelope)=>envelope.subject ?? null),
        envelopes.map((envelope)=>envelope.sequence === undefined ? null : Number(envelope.sequence)),
        rows.map((row)=>row.verified.digest),
        // Receipts are kept whole: they are the sender's proof of delivery.
        rows.map((row)=>row.verified.envelope.type.startsWith('message.') ? row.jws : null),
        rows.map((row)=>answerOf(row) ?? null)
    ]);
    return new Map(remarkable.map((row)=>[
            nameOf(row),
            row.remark
        ]));
}
/**
 * Takes up again, byte for byte, what was refused before.
 *
 * @returns names of those that are
 */ export async function readmit(arrivals, answerOf, tx) {
    const [rows] = await tx.query(`UPDATE inbox_message SET state = 'applied', answer_id = answer
     FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[]) AS arrival (sender, id, digest, answer)
     WHERE inbox_message.sender = arrival.sender AND inbox_message.id = arrival.id
       AND inbox_message.digest = arrival.digest AND state = 'refused'
     RETURNING inbox_message.sender, inbox_message.id`, [
        sendersOf(arrivals),
        idsOf(arrivals),
        arrivals.map((arrival)=>arrival.verified.digest),
        arrivals.map((arrival)=>answerOf(arrival) ?? null)
    ]);
    return new Set(rows.map(nameOf));
}
/** @returns what came first under the names of these arrivals, by name */ export async function findKnown(arrivals, tx) {
    if (arrivals.length === 0) return new Map();
    const rows = await tx.query(`SELECT sender, id, digest, answer_id AS "answerId"
     FROM inbox_message JOIN unnest($1::text[], $2::uuid[]) AS asked (sender, id) USING (sender, id)`, [
        sendersOf(arrivals),
        idsOf(arrivals)
    ]);
    return new Map(rows.map((row)=>[
            nameOf(row),
            row
        ]));
}
export async function markAnswered(arrivals, answerId, tx) {
    if (arrivals.length === 0) return;
    await tx.query(`UPDATE inbox_message SET answer_id = $3
     FROM unnest($1::text[], $2::uuid[]) AS answered (sender, id)
     WHERE inbox_message.sender = answered.sender AND inbox_message.id = answered.id`, [
        sendersOf(arrivals),
        idsOf(arrivals),
        answerId
    ]);
}
export async function markRefused(arrivals, tx) {
    if (arrivals.length === 0) return;
    await tx.query(`UPDATE inbox_message SET state = 'refused'
     FROM unnest($1::text[], $2::uuid[]) AS refused (sender, id)
     WHERE inbox_message.sender = refused.sender AND inbox_message.id = refused.id`, [
        sendersOf(arrivals),
        idsOf(arrivals)
    ]);
}
export async function park(arrivals, tx) {
    if (arrivals.length === 0) return;
    await tx.query(`UPDATE inbox_message SET state = 'parked', body = parked.body
     FROM unnest($1::text[], $2::uuid[], $3::text[]) AS parked (sender, id, body)
     WHERE inbox_message.sender = parked.sender AND inbox_message.id = parked.id`, [
        sendersOf(arrivals),
        idsOf(arrivals),
        arrivals.map((arrival)=>arrival.jws)
    ]);
}
/** Takes the parked messages that are now next, and marks them applied. */ export async function unpark(marks, tx) {
    if (marks.length === 0) return [];
    const [rows] = await tx.query(`UPDATE inbox_message SET state = 'applied'
     FROM unnest($1::text[], $2::text[], $3::integer[]) AS wanted (sender, subject, sequence)
     WHERE state = 'parked' AND inbox_message.sender = wanted.sender
       AND inbox_message.subject = wanted.subject AND inbox_message.sequence = wanted.sequence
     RETURNING body AS jws, answer_id AS "answerId"`, [
        marks.map((mark)=>mark.sender),
        marks.map((mark)=>mark.subject),
        marks.map((mark)=>mark.next)
    ]);
    return rows;
}
/**
 * The next sequence expected of each pair, its row locked until the transaction ends.
 *
 * @param expected where each pair will stand if it is new; most are, and need no second write then
 */ export async function lockSequences(expected, tx) {
    const pairs = [
        ...expected
    ].toSorted(([a], [b])=>a < b ? -1 : 1).map(([, pair])=>pair);
    if (pairs.length === 0) return new Map();
    // An upsert that changes nothing locks old and new rows alike, in the order of the list; xmax is 0 in new ones.
    const known = await tx.query(`WITH locked AS (
       INSERT INTO inbox_sequence AS known (sender, subject, next)
       SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::integer[])
       ON CONFLICT (sender, subject) DO UPDATE SET next = known.next
       RETURNING sender, subject, next, xmax = 0 AS fresh
     )
     SELECT sender, subject, next FROM locked WHERE NOT fresh`, [
        pairs.map((pair)=>pair.sender),
        pairs.map((pair)=>pair.subject),
        pairs.map((pair)=>pair.next)
    ]);
    const marks = new Map();
    for (const [course, { sender, subject, next }] of expected)marks.set(course, {
        sender,
        subject,
        stored: next,
        next: 1,
        fresh: true
    });
    for (const { sender, subject, next } of known)marks.set(courseName(sender, subject), {
        sender,
        subject,
        stored: next,
        next,
        fresh: false
    });
    return marks;
}
/** Writes down where the pairs stand that ended elsewhere than was expected. */ export async function saveSequences(marks, tx) {
    const moved = [
        ...marks
    ].filter((mark)=>mark.next !== mark.stored);
    if (moved.length === 0) return;
    await tx.query(`UPDATE inbox_sequence SET next = moved.next
     FROM unnest($1::text[], $2::text[], $3::integer[]) AS moved (sender, subject, next)
     WHERE inbox_sequence.sender = moved.sender AND inbox_sequence.subject = moved.subject`, [
        moved.map((mark)=>mark.sender),
        moved.map((mark)=>mark.subject),
        moved.map((mark)=>mark.next)
    ]);
}

//# sourceMappingURL=inbox.store.js.map