import { TreeFrontier } from '@enlace/audit';
import { EnlaceError } from '@enlace/contracts';
import type { SqlRunner } from './sql.runner.js';

/** How far the log reaches, as last committed. */
export function readHead(db: SqlRunner): Promise<TreeFrontier> {
  return frontierOf(db, 'SELECT size, edge FROM log_head');
}

/**
 * The same, locked until the transaction ends. Every append of every process goes through this one row: without the
 * lock two of them would give one index to two leaves, and the log would fork.
 */
export function lockHead(tx: SqlRunner): Promise<TreeFrontier> {
  return frontierOf(tx, 'SELECT size, edge FROM log_head FOR UPDATE');
}

async function frontierOf(db: SqlRunner, sql: string): Promise<TreeFrontier> {
  const [head] = await db.query<{ size: string; edge: Buffer[] }[]>(sql);
  if (!head) throw new EnlaceError('internal', 'The head of the log is missing; restore the database');
  return new TreeFrontier(Number(head.size), head.edge);
}
