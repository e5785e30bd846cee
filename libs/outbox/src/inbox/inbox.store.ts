import type { EntityManager } from 'typeorm';
import type { GoodArrival } from './arrival.reader.js';

export interface KnownMessage {
  readonly id: string;
  readonly digest: string;
  readonly answerId: string | null;
}

/** Marks messages as arrived. The primary key is the deduplication; ordered by id so that two inboxes cannot deadlock. */
export async function admit(
  arrivals: readonly GoodArrival[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  const rows = arrivals.toSorted((a, b) => (a.verified.envelope.id < b.verified.envelope.id ? -1 : 1));
  const envelopes = rows.map((row) => row.verified.envelope);
  const admitted = await tx.query<{ id: string }[]>(
    `INSERT INTO inbox_message (id, sender, type, subject, sequence, digest, state, body)
     SELECT id, sender, type, subject, sequence, digest, 'applied', body
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[])
       AS arrival (id, sender, type, subject, sequence, digest, body)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      envelopes.map((envelope) => envelope.id),
      rows.map((row) => row.sender),
      // An unknown type is any text, and PostgreSQL's text holds no NUL.
      envelopes.map((envelope) => envelope.type.replaceAll('\0', '')),
      envelopes.map((envelope) => envelope.subject ?? null),
      envelopes.map((envelope) => (envelope.sequence === undefined ? null : Number(envelope.sequence))),
      rows.map((row) => row.verified.digest),
      // Receipts are kept whole: they are the sender's proof of delivery.
      rows.map((row) => (row.verified.envelope.type.startsWith('message.') ? row.jws : null)),
    ],
  );
  return new Set(admitted.map((row) => row.id));
}

export async function findKnown(
  ids: readonly string[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, KnownMessage>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<KnownMessage[]>(
    'SELECT id, digest, answer_id AS "answerId" FROM inbox_message WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export async function markAnswered(
  ids: readonly string[],
  answerId: string,
  tx: EntityManager,
): Promise<void> {
  await tx.query('UPDATE inbox_message SET answer_id = $2 WHERE id = ANY($1::uuid[])', [ids, answerId]);
}

export async function markRefused(ids: readonly string[], tx: EntityManager): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(`UPDATE inbox_message SET state = 'refused' WHERE id = ANY($1::uuid[])`, [ids]);
}

export async function park(arrivals: readonly GoodArrival[], tx: EntityManager): Promise<void> {
  if (arrivals.length === 0) return;
  await tx.query(
    `UPDATE inbox_message SET state = 'parked', body = parked.body
     FROM unnest($1::uuid[], $2::text[]) AS parked (id, body) WHERE inbox_message.id = parked.id`,
    [arrivals.map((arrival) => arrival.verified.envelope.id), arrivals.map((arrival) => arrival.jws)],
  );
}

/** Takes the parked messages that are now next, and marks them applied. */
export async function unpark(
  keys: readonly SequenceKey[],
  next: ReadonlyMap<string, number>,
  tx: EntityManager,
): Promise<string[]> {
  const [rows] = await tx.query<[{ body: string }[], number]>(
    `UPDATE inbox_message SET state = 'applied'
     FROM unnest($1::text[], $2::text[], $3::integer[]) AS wanted (sender, subject, sequence)
     WHERE state = 'parked' AND inbox_message.sender = wanted.sender
       AND inbox_message.subject = wanted.subject AND inbox_message.sequence = wanted.sequence
     RETURNING body`,
    [
      keys.map((key) => key.sender),
      keys.map((key) => key.subject),
      keys.map((key) => next.get(keyOf(key)) ?? 1),
    ],
  );
  return rows.map((row) => row.body);
}

export interface SequenceKey {
  readonly sender: string;
  readonly subject: string;
}

export function keyOf(key: SequenceKey): string {
  return `${key.sender} ${key.subject}`;
}

/** The next sequence expected of each pair, its row locked until the transaction ends. */
export async function lockSequences(
  keys: readonly SequenceKey[],
  tx: EntityManager,
): Promise<Map<string, number>> {
  const unique = [...new Map(keys.map((key) => [keyOf(key), key])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, key]) => key);
  if (unique.length === 0) return new Map();
  // An upsert that changes nothing locks old and new rows alike, in the order of the list.
  const rows = await tx.query<(SequenceKey & { next: number })[]>(
    `INSERT INTO inbox_sequence AS known (sender, subject)
     SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (sender, subject) DO UPDATE SET next = known.next
     RETURNING sender, subject, next`,
    [unique.map((key) => key.sender), unique.map((key) => key.subject)],
  );
  return new Map(rows.map((row) => [keyOf(row), row.next]));
}

export async function saveSequences(
  keys: readonly SequenceKey[],
  next: ReadonlyMap<string, number>,
  tx: EntityManager,
): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    `UPDATE inbox_sequence SET next = moved.next
     FROM unnest($1::text[], $2::text[], $3::integer[]) AS moved (sender, subject, next)
     WHERE inbox_sequence.sender = moved.sender AND inbox_sequence.subject = moved.subject`,
    [
      keys.map((key) => key.sender),
      keys.map((key) => key.subject),
      keys.map((key) => next.get(keyOf(key)) ?? 1),
    ],
  );
}
