import type { FlagCreated, FlagRequest } from '@enlace/contracts';
import type { RecordVault } from '@enlace/security';
import type { EntityManager } from 'typeorm';
import { OWNER, fromBase64, joinSealed, sealedArray } from './sealed.column.js';

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

export async function sealFlag({ id, content }: FlagRow, vault: RecordVault): Promise<Sealed> {
  const key = await vault.createKey(OWNER.flag(id));
  return { dataKey: key.wrapped, sealed: vault.seal(content, 'flag.content', key) };
}

export async function sealAnswer(
  { officer, key: name, digest, answer }: FlagKey & EarlierAnswer,
  vault: RecordVault,
): Promise<Sealed> {
  const key = await vault.createKey(OWNER.request(officer, name));
  return { dataKey: key.wrapped, sealed: vault.seal({ digest, answer }, 'idempotency_key.answer', key) };
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
  flags: readonly (FlagKey & Sealed & { readonly flagId: string | null })[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  if (flags.length === 0) return new Set();
  const rows = flags.toSorted((a, b) => (keyName(a) < keyName(b) ? -1 : 1));
  const taken = await tx.query<FlagKey[]>(
    `INSERT INTO idempotency_key (actor, key, flag_id, data_key, answer)
     SELECT actor, key, flag, data_key, ${fromBase64('answer')}
     FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], ${sealedArray('$5')})
       AS request (actor, key, flag, data_key, answer)
     ON CONFLICT DO NOTHING RETURNING actor AS officer, key`,
    [
      rows.map((row) => row.officer),
      rows.map((row) => row.key),
      rows.map((row) => row.flagId),
      rows.map((row) => row.dataKey),
      joinSealed(rows.map((row) => row.sealed)),
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
  const rows = await tx.query<(FlagKey & (Sealed | { readonly dataKey: null; readonly sealed: null }))[]>(
    `SELECT known.actor AS officer, known.key, known.data_key AS "dataKey", known.answer AS sealed
     FROM unnest($1::text[], $2::text[]) AS asked (actor, key)
     JOIN idempotency_key known ON known.actor = asked.actor AND known.key = asked.key`,
    [keys.map((one) => one.officer), keys.map((one) => one.key)],
  );
  return new Map(
    await Promise.all(
      rows.map(async (row) => {
        if (row.dataKey === null) return [keyName(row), undefined] as const;
        const key = await vault.openKey(OWNER.request(row.officer, row.key), row.dataKey);
        return [
          keyName(row),
          vault.open(row.sealed, 'idempotency_key.answer', key) as EarlierAnswer,
        ] as const;
      }),
    ),
  );
}

export async function insertFlags(flags: readonly (FlagRow & Sealed)[], tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO flag (id, officer, place, flagged_at, data_key, content, case_codes)
     SELECT id, officer, place, flagged_at, data_key, ${fromBase64('content')}, string_to_array(codes, ' ')
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], ${sealedArray('$6')},
       $7::text[]) AS flag (id, officer, place, flagged_at, data_key, content, codes)`,
    [
      flags.map((flag) => flag.id),
      flags.map((flag) => flag.officer),
      flags.map((flag) => flag.place),
      flags.map((flag) => flag.flaggedAt),
      flags.map((flag) => flag.dataKey),
      joinSealed(flags.map((flag) => flag.sealed)),
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

/** A flag was taken without consent. */
export interface Override {
  /** Civil day in Panama. */
  readonly day: string;
  readonly ground: string;
}

/** Counted apart from the flags: the ground tells something of the person. Sorted against deadlock. */
export async function countOverrides(overrides: readonly Override[], tx: EntityManager): Promise<void> {
  if (overrides.length === 0) return;
  await tx.query(
    `INSERT INTO override_given AS given (day, ground, count)
     SELECT day, ground, count(*) FROM unnest($1::date[], $2::text[]) AS override (day, ground)
     GROUP BY day, ground ORDER BY day, ground
     ON CONFLICT (day, ground) DO UPDATE SET count = given.count + excluded.count`,
    [overrides.map((one) => one.day), overrides.map((one) => one.ground)],
  );
}
