import type { AuditEntry } from '@enlace/contracts';
import type { SqlRunner } from './sql.runner.js';

interface Row extends Omit<AuditEntry, 'leaf' | 'at'> {
  readonly leaf: string;
  readonly at: Date;
}

const COLUMNS = `index AS leaf, message_id AS id, source, recipient, type, subject, sequence,
  causation_id AS causationid, event_time AS at, digest, body AS message`;

function entryOf(row: Row): AuditEntry {
  return { ...row, leaf: Number(row.leaf), at: row.at.toISOString() };
}

/** Leaves about one case in the order of the log, from leaf `from` on. */
export async function readCase(
  subject: string,
  from: number,
  limit: number,
  db: SqlRunner,
): Promise<AuditEntry[]> {
  const rows = await db.query<Row[]>(
    `SELECT ${COLUMNS} FROM leaf WHERE subject = $1 AND index >= $2 ORDER BY index LIMIT $3`,
    [subject, from, limit],
  );
  return rows.map(entryOf);
}

export async function findEntry(messageId: string, db: SqlRunner): Promise<AuditEntry | undefined> {
  const rows = await db.query<Row[]>(`SELECT ${COLUMNS} FROM leaf WHERE message_id = $1`, [messageId]);
  return rows.map(entryOf).at(0);
}

/** Index of the leaf that a message became. */
export async function findLeaf(messageId: string, db: SqlRunner): Promise<number | undefined> {
  const rows = await db.query<{ index: string }[]>('SELECT index FROM leaf WHERE message_id = $1', [
    messageId,
  ]);
  return rows.map((row) => Number(row.index)).at(0);
}

/** How many leaves there are, judged by the last one. */
export async function countLeaves(db: SqlRunner): Promise<number> {
  const [row] = await db.query<{ size: string }[]>('SELECT coalesce(max(index) + 1, 0) AS size FROM leaf');
  return Number(row?.size);
}
