import type { ReadNodes } from '@enlace/audit';
import type { SqlRunner } from './sql.runner.js';

/** Reads stored subtrees in one round trip, in the order they were asked for. */
export function nodeReader(db: SqlRunner): ReadNodes {
  return async (addresses) => {
    const rows = await db.query<{ hash: Buffer }[]>(
      `SELECT node.hash
       FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS wanted (level, index, place)
       JOIN node ON node.level = wanted.level AND node.index = wanted.index
       ORDER BY wanted.place`,
      [addresses.map((address) => address.level), addresses.map((address) => address.index)],
    );
    return rows.map((row) => row.hash);
  };
}
