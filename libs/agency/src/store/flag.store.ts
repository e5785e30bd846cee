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

/** What one request leaves behind, sealed. */
export interface SealedRequest {
  /** Absent where nothing of the person is kept, not even the flag. */
  readonly flag: Sealed | undefined;
  /** Without a key of its own it is sealed under the key of its flag. */
  readonly answer: { readonly dataKey: string | null; readonly sealed: Buffer };
}

/** The answer speaks of the persons of the flag, so one key serves both: they are erased together. */
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
  const sealed = vault.seal({ digest, answer }, 'idempotency_key.answer', key);
  if (!row) return { flag: undefined, answer: { dataKey: key.wrapped, sealed } };
  const flag = { dataKey: key.wrapped, sealed: vault.seal(row.content, 'flag.content', key) };
  return { flag, answer: { dataKey: null, sealed } };
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
  flags: readonly (FlagKey & SealedRequest['answer'] & { readonly flagId: string | null })[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  if (flags.length === 0) return new Set();
  const rows = flags.toSorted((a, b) => (keyName(a) < keyName(b) ? -1 : 1));
  const taken = await tx.query<FlagKey[]>(
    `INSERT INTO idempotency_key (actor, key, flag_id, data_key, answer)
     SELECT actor, key, flag, data_key, answer
     FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::bytea[])
       AS request (actor, key, flag, data_key, answer)
     ON CONFLICT DO NOTHING RETURNING actor AS officer, key`,
    [
      rows.map((row) => row.officer),
      rows.map((row) => row.key),
      rows.map((row) => row.flagId),
      rows.map((row) => row.dataKey),
      rows.map((row) => row.sealed),
    ],
  );
  return new Set(taken.map(keyName));
}

/** What keys were used for before, by name; `undefined` when it was erased. */
export async function findAnswers(
  keys: readonly FlagKey[],
  vault: RecordVault,
  tx: EntityManager,
): Promise<ReadonlyMap<string, EarlierAnswer | undefined>> {
  if (keys.length === 0) return new Map();
  const rows = await tx.query<KeptAnswer[]>(
    `SELECT known.actor AS officer, known.key, known.answer AS sealed, known.data_key AS "ownKey",
       flag.id AS "flagId", flag.data_key AS "flagKey"
     FROM unnest($1::text[], $2::text[]) AS asked (actor, key)
     JOIN idempotency_key known ON known.actor = asked.actor AND known.key = asked.key
     LEFT JOIN flag ON flag.id = known.flag_id`,
    [keys.map((one) => one.officer), keys.map((one) => one.key)],
  );
  const opened = rows.map(async (row) => [keyName(row), await openAnswer(row, vault)] as const);
  return new Map(await Promise.all(opened));
}

interface KeptAnswer extends FlagKey {
  readonly sealed: Buffer | null;
  readonly ownKey: string | null;
  readonly flagId: string | null;
  readonly flagKey: string | null;
}

async function openAnswer(row: KeptAnswer, vault: RecordVault): Promise<EarlierAnswer | undefined> {
  const { officer, key: name, sealed, ownKey, flagId, flagKey } = row;
  const wrapped = ownKey ?? flagKey;
  if (sealed === null || wrapped === null) return undefined;
  const owner = ownKey === null && flagId !== null ? OWNER.flag(flagId) : OWNER.request(officer, name);
  const key = await vault.openKey(owner, wrapped);
  return vault.open(sealed, 'idempotency_key.answer', key) as EarlierAnswer;
}

export async function insertFlags(flags: readonly (FlagRow & Sealed)[], tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO flag (id, officer, place, flagged_at, data_key, content, case_codes)
     SELECT id, officer, place, flagged_at, data_key, content, string_to_array(codes, ' ')
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::bytea[],
       $7::text[]) AS flag (id, officer, place, flagged_at, data_key, content, codes)`,
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
