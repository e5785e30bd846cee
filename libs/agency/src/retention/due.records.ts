import type { ReferralStatus, RetentionView } from '@enlace/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import type { ReferralRow } from '../store/referral.row.js';
import { REFERRAL_COLUMNS } from '../store/referral.store.js';

/** Whose cases, ended how long ago and how. */
export interface Due {
  readonly days: number;
  readonly ended: readonly ReferralStatus[];
  /** Of one office only, of what came in; what was sent is nobody's own. */
  readonly office: string | undefined;
}

const IS_DUE = `erased_at IS NULL AND status = ANY($1::text[]) AND updated_at < now() - make_interval(days => $2)
  AND (direction = 'sent' OR $3::text IS NULL OR office = $3)`;

const parametersOf = ({ ended, days, office }: Due): unknown[] => [ended, days, office ?? null];

export async function countDue(due: Due, db: DataSource | EntityManager): Promise<RetentionView['cases']> {
  return db.query<RetentionView['cases']>(
    `SELECT to_char(updated_at AT TIME ZONE 'America/Panama', 'YYYY-MM') AS month, status, count(*)::integer AS count
     FROM referral WHERE ${IS_DUE} GROUP BY 1, 2 ORDER BY 1, 2`,
    parametersOf(due),
  );
}

const FLAG_IS_DUE = `data_key IS NOT NULL AND case_codes = '{}' AND recorded_at < now() - make_interval(days => $1)`;

/** Flags of which nothing was sent: there is no case by which they could be erased. */
export async function countDueFlags(days: number, db: DataSource | EntityManager): Promise<number> {
  const [row] = await db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM flag WHERE ${FLAG_IS_DUE}`,
    [days],
  );
  return row?.count ?? 0;
}

export async function lockDueFlags(
  days: number,
  limit: number,
  tx: EntityManager,
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM flag WHERE ${FLAG_IS_DUE} ORDER BY recorded_at LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [days, limit],
  );
  return rows.map(({ id }) => id);
}

/** The oldest first; what somebody has in hand is left for the next run. */
export async function lockDue(due: Due, limit: number, tx: EntityManager): Promise<readonly ReferralRow[]> {
  return tx.query<ReferralRow[]>(
    `SELECT ${REFERRAL_COLUMNS} FROM referral WHERE ${IS_DUE} ORDER BY updated_at LIMIT $4 FOR UPDATE SKIP LOCKED`,
    [...parametersOf(due), limit],
  );
}
