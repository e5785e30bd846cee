import type { FlagCreated, FlagRequest } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import { joinJson, jsonArray } from './json.column.js';

export interface FlagRow {
  readonly id: string;
  readonly officer: string;
  readonly place: string;
  readonly flaggedAt: Date;
  readonly overrideGround: string | null;
  readonly content: FlagRequest;
}

/** An idempotency key belongs to who sent it: two officers may draw the same one. */
export interface FlagKey {
  readonly officer: string;
  readonly key: string;
}

export interface EarlierAnswer {
  readonly digest: string;
  readonly answer: FlagCreated;
}

export function keyName({ officer, key }: FlagKey): string {
  return `${officer} ${key}`;
}

/**
 * Takes idempotency keys together with their answers. A twin that is under way in another transaction is waited for:
 * the primary key makes the second one stand still until the first has committed or gone. In the order of keys, so
 * that two batches cannot wait for each other.
 *
 * @returns the names of the keys that are now ours
 */
export async function takeKeys(
  flags: readonly (FlagKey & EarlierAnswer)[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  if (flags.length === 0) return new Set();
  const rows = flags.toSorted((a, b) => (keyName(a) < keyName(b) ? -1 : 1));
  const taken = await tx.query<FlagKey[]>(
    `INSERT INTO idempotency_key (actor, key, digest, answer)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], ${jsonArray('$4')})
     ON CONFLICT DO NOTHING RETURNING actor AS officer, key`,
    [
      rows.map((row) => row.officer),
      rows.map((row) => row.key),
      rows.map((row) => row.digest),
      joinJson(rows.map((row) => row.answer)),
    ],
  );
  return new Set(taken.map(keyName));
}

/** What keys were used for before, by name. */
export async function findAnswers(
  keys: readonly FlagKey[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, EarlierAnswer>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<(FlagKey & EarlierAnswer)[]>(
    `SELECT known.actor AS officer, known.key, known.digest, known.answer
     FROM unnest($1::text[], $2::text[]) AS asked (actor, key)
     JOIN idempotency_key known ON known.actor = asked.actor AND known.key = asked.key`,
    [keys.map((one) => one.officer), keys.map((one) => one.key)],
  );
  return new Map(rows.map((row) => [keyName(row), row]));
}

export async function insertFlags(flags: readonly FlagRow[], tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO flag (id, officer, place, flagged_at, override_ground, content)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[],
       ${jsonArray('$6')})`,
    [
      flags.map((flag) => flag.id),
      flags.map((flag) => flag.officer),
      flags.map((flag) => flag.place),
      flags.map((flag) => flag.flaggedAt),
      flags.map((flag) => flag.overrideGround),
      joinJson(flags.map((flag) => flag.content)),
    ],
  );
}

/** Somebody was informed and refused. */
export interface Informed {
  /** Civil day in Panama. */
  readonly day: string;
  readonly place: string;
}

/** Counts who was informed and refused, by day and place; nothing else of them is kept. Sorted against deadlock. */
export async function countInformed(informed: readonly Informed[], tx: EntityManager): Promise<void> {
  if (informed.length === 0) return;
  await tx.query(
    `INSERT INTO information_given AS given (day, place, count)
     SELECT day, place, count(*) FROM unnest($1::date[], $2::text[]) AS informed (day, place)
     GROUP BY day, place ORDER BY day, place
     ON CONFLICT (day, place) DO UPDATE SET count = given.count + excluded.count`,
    [informed.map((one) => one.day), informed.map((one) => one.place)],
  );
}
