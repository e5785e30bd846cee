import type { SqlRunner } from './sql.runner.js';

/** A checkpoint that the witness signed too. */
export interface CosignedCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** @param size absent: the longest one */
export async function readCosigned(
  size: number | undefined,
  db: SqlRunner,
): Promise<CosignedCheckpoint | undefined> {
  const rows = await db.query<{ size: string; note: string }[]>(
    `SELECT size, note FROM cosigned_checkpoint WHERE $1::bigint IS NULL OR size = $1
     ORDER BY size DESC LIMIT 1`,
    [size ?? null],
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) })).at(0);
}

export async function keepCosigned({ size, note }: CosignedCheckpoint, db: SqlRunner): Promise<void> {
  await db.query(
    'INSERT INTO cosigned_checkpoint (size, note) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING',
    [size, note],
  );
}

/** What the witness would not sign, and how far it says it has signed. */
export interface WitnessRefusal {
  readonly status: number;
  readonly size: number;
  readonly witnessedSize: number | undefined;
}

export async function keepRefusal(refusal: WitnessRefusal, db: SqlRunner): Promise<void> {
  await db.query('INSERT INTO witness_refusal (status, size, witnessed_size) VALUES ($1, $2, $3)', [
    refusal.status,
    refusal.size,
    refusal.witnessedSize ?? null,
  ]);
}

/** How the log stands with its witness. */
export interface WitnessStanding {
  /** Whether the last word of the witness was a refusal. */
  readonly refused: boolean;
  /** How long the oldest leaf without a cosigned checkpoint has been in the log. */
  readonly unwitnessedSeconds: number;
}

export async function readStanding(db: SqlRunner): Promise<WitnessStanding> {
  const [row] = await db.query<{ refused: boolean; seconds: number }[]>(
    `SELECT
       coalesce((SELECT max(refused_at) FROM witness_refusal)
         > coalesce((SELECT max(cosigned_at) FROM cosigned_checkpoint), '-infinity'), false) AS refused,
       coalesce((SELECT extract(epoch FROM clock_timestamp() - ingested_at)::float8 FROM leaf
         WHERE index = coalesce((SELECT max(size) FROM cosigned_checkpoint), 0)), 0) AS seconds`,
  );
  return { refused: row?.refused ?? false, unwitnessedSeconds: Math.max(0, row?.seconds ?? 0) };
}
