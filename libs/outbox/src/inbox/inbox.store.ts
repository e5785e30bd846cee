import type { EntityManager } from 'typeorm';
import type { GoodArrival } from './arrival.reader.js';

export interface KnownMessage {
  readonly digest: string;
  readonly answerId: string | null;
}

/** What names a message: its id means nothing without the party that chose it. */
interface MessageKey {
  readonly sender: string;
  readonly id: string;
}

/** One name for one message. A UUID may be written in capitals, and PostgreSQL gives it back without. */
export function nameOf({ sender, verified }: GoodArrival): string {
  return writeName({ sender, id: verified.envelope.id });
}

function writeName({ sender, id }: MessageKey): string {
  return `${sender} ${id.toLowerCase()}`;
}

function sendersOf(arrivals: readonly GoodArrival[]): string[] {
  return arrivals.map((arrival) => arrival.sender);
}

function idsOf(arrivals: readonly GoodArrival[]): string[] {
  return arrivals.map((arrival) => arrival.verified.envelope.id);
}

/**
 * Marks messages as arrived. The primary key is the deduplication; in order of it, so that two inboxes cannot deadlock.
 *
 * @returns names of those that are new
 */
export async function admit(
  arrivals: readonly GoodArrival[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  const rows = arrivals.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const envelopes = rows.map((row) => row.verified.envelope);
  const admitted = await tx.query<MessageKey[]>(
    `INSERT INTO inbox_message (sender, id, type, subject, sequence, digest, state, body)
     SELECT sender, id, type, subject, sequence, digest, 'applied', body
     FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[])
       AS arrival (sender, id, type, subject, sequence, digest, body)
     ON CONFLICT (sender, id) DO NOTHING RETURNING sender, id`,
    [
      sendersOf(rows),
      idsOf(rows),
      // An unknown type is any text, and PostgreSQL's text holds no NUL.
      envelopes.map((envelope) => envelope.type.replaceAll('\0', '')),
      envelopes.map((envelope) => envelope.subject ?? null),
      envelopes.map((envelope) => (envelope.sequence === undefined ? null : Number(envelope.sequence))),
      rows.map((row) => row.verified.digest),
      // Receipts are kept whole: they are the sender's proof of delivery.
      rows.map((row) => (row.verified.envelope.type.startsWith('message.') ? row.jws : null)),
    ],
  );
  return new Set(admitted.map(writeName));
}

/** @returns what came first under the names of these arrivals, by name */
export async function findKnown(
  arrivals: readonly GoodArrival[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, KnownMessage>> {
  if (arrivals.length === 0) return new Map();
  const rows = await tx.query<(MessageKey & KnownMessage)[]>(
    `SELECT sender, id, digest, answer_id AS "answerId"
     FROM inbox_message JOIN unnest($1::text[], $2::uuid[]) AS asked (sender, id) USING (sender, id)`,
    [sendersOf(arrivals), idsOf(arrivals)],
  );
  return new Map(rows.map((row) => [writeName(row), row]));
}

export async function markAnswered(
  arrivals: readonly GoodArrival[],
  answerId: string,
  tx: EntityManager,
): Promise<void> {
  if (arrivals.length === 0) return;
  await tx.query(
    `UPDATE inbox_message SET answer_id = $3
     FROM unnest($1::text[], $2::uuid[]) AS answered (sender, id)
     WHERE inbox_message.sender = answered.sender AND inbox_message.id = answered.id`,
    [sendersOf(arrivals), idsOf(arrivals), answerId],
  );
}

export async function markRefused(arrivals: readonly GoodArrival[], tx: EntityManager): Promise<void> {
  if (arrivals.length === 0) return;
  await tx.query(
    `UPDATE inbox_message SET state = 'refused'
     FROM unnest($1::text[], $2::uuid[]) AS refused (sender, id)
     WHERE inbox_message.sender = refused.sender AND inbox_message.id = refused.id`,
    [sendersOf(arrivals), idsOf(arrivals)],
  );
}

export async function park(arrivals: readonly GoodArrival[], tx: EntityManager): Promise<void> {
  if (arrivals.length === 0) return;
  await tx.query(
    `UPDATE inbox_message SET state = 'parked', body = parked.body
     FROM unnest($1::text[], $2::uuid[], $3::text[]) AS parked (sender, id, body)
     WHERE inbox_message.sender = parked.sender AND inbox_message.id = parked.id`,
    [sendersOf(arrivals), idsOf(arrivals), arrivals.map((arrival) => arrival.jws)],
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
