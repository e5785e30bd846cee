import type { SqlRunner } from './sql.runner.js';

/** A checkpoint that left the house. */
export interface SignedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** C2SP signed note. */
  readonly note: string;
}

/** The largest checkpoint that was ever signed. */
export async function readLastCheckpoint(db: SqlRunner): Promise<SignedCheckpoint | undefined> {
  const rows = await db.query<{ size: string; root: Buffer; note: string }[]>(
    'SELECT size, root, note FROM checkpoint ORDER BY size DESC LIMIT 1',
  );
  return rows.map((row) => ({ ...row, size: Number(row.size) })).at(0);
}

/** Keeps a checkpoint before anybody sees it. A second one of the same size is the same: the log has one root there. */
export async function keepCheckpoint({ size, root, note }: SignedCheckpoint, db: SqlRunner): Promise<void> {
  await db.query(
    'INSERT INTO checkpoint (size, root, note) VALUES ($1, $2, $3) ON CONFLICT (size) DO NOTHING',
    [size, root, note],
  );
}
