import type { FlagCreated, FlagRequest } from '@enlace/contracts';
import type { RecordVault } from '@enlace/security';
import type { EntityManager } from 'typeorm';
import { OWNER } from './data.key.owner.js';

export interface FlagRow {
  readonly id: string;
  readonly officer: string;
  readonly place: string;
  readonly flaggedAt: Date;
  /** Of its referrals: whoever withdraws consent from the flag withdraws it from each. */
  readonly caseCodes: readonly string[];
  readonly content: FlagRequest;
}

/** An idempotency key belongs to who sent it: two officers may draw the same one. */
export interface FlagKey {
  readonly officer: string;
  readonly key: string;
}

/**
 * What a key was used for. The digest is kept within what is sealed: whoever reads a bare digest of a small flag may
 * guess the flag until it fits.
 */
export interface EarlierAnswer {
  readonly digest: string;
  readonly answer: FlagCreated;
}

/** A value as a database may hold it, with its key. */
export interface Sealed {
  readonly dataKey: string;
  readonly sealed: Buffer;
}

/** What one request leaves behind, sealed: with its flag, or alone where nothing of the person is kept. */
export type SealedRequest =
  | { readonly flag: Sealed; readonly answer: undefined }
  | { readonly flag: undefined; readonly answer: Sealed };

/** A flag as it is kept: the answer speaks of its persons, so that both are erased together. */
interface KeptFlag extends EarlierAnswer {
  readonly content: FlagRequest;
}

export async function sealRequest(
  {
    officer,
    key: name,
    digest,
    answer,
    row,
  }: FlagKey & EarlierAnswer & { readonly row: FlagRow | undefined },
  vault: RecordVault,
): Promise<SealedRequest> {
  const key = await vault.createKey(row ? OWNER.flag(row.id) : OWNER.request(officer, name));
  const dataKey = key.wrapped;
  if (!row) {
    const sealed = vault.seal({ digest, answer } satisfies EarlierAnswer, 'idempotency_key.answer', key);
    return { flag: undefined, answer: { dataKey, sealed } };
  }
  const kept: KeptFlag = { content: row.content, digest, answer };
  return { flag: { dataKey, sealed: vault.seal(kept, 'flag.content', key) }, answer: undefined };
}

export function keyName({ officer, key }: FlagKey): string {
  return `${officer} ${key}`;
}

/**
 * Takes idempotency keys together with their answers. A twin that is under way in another transaction is waited for:
 * the primary key makes the second one stand still until the first has committed or gone. In the order of keys, so
 * that two batches cannot wait for each other.
 *
 * @returns the names of the keys that were taken before
 */
export async function takeKeys(
  flags: readonly (FlagKey & Partial<Sealed> & { readonly flagId: string | null })[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  if (flags.length === 0) return new Set();
  const rows = flags.toSorted((a, b) => compare(a.officer, b.officer) || compare(a.key, b.key));
  const known = await tx.query<FlagKey[]>(
    `WITH taken AS (
       INSERT INTO idempotency_key (actor, key, flag_id, data_key, answer)
       SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::uuid[]), unnest($4::text[]), unnest($5::bytea[])
       ON CONFLICT DO NOTHING RETURNING actor, key
     )
     SELECT actor AS officer, key FROM unnest($1::text[], $2::text[]) AS request (actor, key)
     WHERE (SELECT count(*) FROM taken) < cardinality($2::text[])
       AND (actor, key) NOT IN (SELECT actor, key FROM taken)`,
    [
      rows.map((row) => row.officer),
      rows.map((row) => row.key),
      rows.map((row) => row.flagId),
      rows.map((row) => row.dataKey ?? null),
      rows.map((row) => row.sealed ?? null),
    ],
  );
  return new Set(known.map(keyName));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** What keys were used for before, by name; `undefined` when it was erased. */
export async function findAnswers(
  keys: readonly FlagKey[],
  vault: RecordVault,
  tx: EntityManager,
): Promise<ReadonlyMap<string, EarlierAnswer | undefined>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<KeptAnswer[]>(
    `SELECT known.actor AS officer, known.key, known.answer, known.data_key AS "ownKey",
       flag.id AS "flagId", flag.data_key AS "flagKey", flag.content
     FROM unnest($1::text[], $2::text[]) AS asked (actor, key)
     JOIN idempotency_key known ON known.actor = asked.actor AND known.key = asked.key
     LEFT JOIN flag ON flag.id = known.flag_id`,
    [keys.map((one) => one.officer), keys.map((one) => one.key)],
  );
  const opened = rows.map(async (row) => [keyName(row), await openAnswer(row, vault)] as const);
  return new Map(await Promise.all(opened));
}

interface KeptAnswer extends FlagKey {
  /** Apart from its flag: that of a request which left none, and those of before the two were sealed in one. */
  readonly answer: Buffer | null;
  readonly ownKey: string | null;
  readonly flagId: string | null;
  readonly flagKey: string | null;
  readonly content: Buffer | null;
}

async function openAnswer(row: KeptAnswer, vault: RecordVault): Promise<EarlierAnswer | undefined> {
  const { officer, key: name, answer, ownKey, flagId, flagKey, content } = row;
  const wrapped = ownKey ?? flagKey;
  const sealed = answer ?? content;
  if (sealed === null || wrapped === null) return undefined;
  const owner = ownKey === null && flagId !== null ? OWNER.flag(flagId) : OWNER.request(officer, name);
  const key = await vault.openKey(owner, wrapped);
  const place = answer === null ? 'flag.content' : 'idempotency_key.answer';
  return vault.open(sealed, place, key) as EarlierAnswer;
}

export type SealedFlagRow = Omit<FlagRow, 'content'> & Sealed;

export async function insertFlags(flags: readonly SealedFlagRow[], tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO flag (id, officer, place, flagged_at, data_key, content, case_codes)
     SELECT unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), unnest($4::timestamptz[]), unnest($5::text[]),
       unnest($6::bytea[]), string_to_array(unnest($7::text[]), ' ')`,
    [
      flags.map((flag) => flag.id),
      flags.map((flag) => flag.officer),
      flags.map((flag) => flag.place),
      flags.map((flag) => flag.flaggedAt),
      flags.map((flag) => flag.dataKey),
      flags.map((flag) => flag.sealed),
      flags.map((flag) => flag.caseCodes.join(' ')),
    ],
  );
}

/** Somebody was informed and refused. */
export interface Informed {
  /** Civil day in Panama. */
  readonly day: string;
  readonly place: string;
}

/** Counts who was informed and refused, by day and place; nothing else of them is kept. */
export function countInformed(informed: readonly Informed[], tx: EntityManager): Promise<void> {
  return countDaily('information_given', 'place', informed, tx);
}

/** A flag was taken without consent. */
export interface Override {
  /** Civil day in Panama. */
  readonly day: string;
  readonly ground: string;
}

/** Counted apart from the flags: the ground tells something of the person. */
export function countOverrides(overrides: readonly Override[], tx: EntityManager): Promise<void> {
  return countDaily('override_given', 'ground', overrides, tx);
}

/** Sorted against deadlock. */
async function countDaily<K extends 'place' | 'ground'>(
  table: 'information_given' | 'override_given',
  by: K,
  rows: readonly Readonly<Record<'day' | K, string>>[],
  tx: EntityManager,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO ${table} AS given (day, ${by}, count)
     SELECT day, ${by}, count(*) FROM unnest($1::date[], $2::text[]) AS told (day, ${by})
     GROUP BY day, ${by} ORDER BY day, ${by}
     ON CONFLICT (day, ${by}) DO UPDATE SET count = given.count + excluded.count`,
    [rows.map((row) => row.day), rows.map((row) => row[by])],
  );
}
