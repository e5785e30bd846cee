import type { FlagCreated, FlagRequest } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';

export interface FlagRow {
  readonly id: string;
  readonly officer: string;
  readonly place: string;
  readonly flaggedAt: Date;
  readonly overrideGround: string | null;
  readonly content: FlagRequest;
}

export interface EarlierAnswer {
  readonly digest: string;
  readonly answer: FlagCreated;
}

/**
 * Takes an idempotency key. A twin that is under way is waited for: the primary key makes the second one stand still
 * until the first has committed or gone.
 *
 * @returns what the key was used for before, or `undefined` when it is now ours
 */
export async function takeKey(
  actor: string,
  key: string,
  digest: string,
  tx: EntityManager,
): Promise<EarlierAnswer | undefined> {
  const taken = await tx.query<unknown[]>(
    `INSERT INTO idempotency_key (actor, key, digest) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`,
    [actor, key, digest],
  );
  if (taken.length > 0) return undefined;
  const [earlier] = await tx.query<EarlierAnswer[]>(
    'SELECT digest, answer FROM idempotency_key WHERE actor = $1 AND key = $2',
    [actor, key],
  );
  return earlier;
}

export async function keepAnswer(
  actor: string,
  key: string,
  answer: FlagCreated,
  tx: EntityManager,
): Promise<void> {
  await tx.query('UPDATE idempotency_key SET answer = $3 WHERE actor = $1 AND key = $2', [
    actor,
    key,
    JSON.stringify(answer),
  ]);
}

export async function insertFlag(flag: FlagRow, tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO flag (id, officer, place, flagged_at, override_ground, content) VALUES ($1, $2, $3, $4, $5, $6)`,
    [flag.id, flag.officer, flag.place, flag.flaggedAt, flag.overrideGround, JSON.stringify(flag.content)],
  );
}

/** Consent was refused after information was given: one more for the day and place, and nothing else is kept. */
export async function countInformationGiven(day: string, place: string, tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO information_given AS given (day, place, count) VALUES ($1, $2, 1)
     ON CONFLICT (day, place) DO UPDATE SET count = given.count + 1`,
    [day, place],
  );
}
