import { countDifferences } from '@enlace/outbox';
import type { DataSource } from 'typeorm';

/** What waits for one destination. */
export interface Lane {
  readonly destination: string;
  /** Copies without the signed answer of the destination. */
  readonly open: number;
  /** Those of them that were sent so often that a person should look. */
  readonly overdue: number;
  /** Age of the oldest open copy; 0 when none is open. */
  readonly oldestSeconds: number;
  /** How long re-sends have gone without any answer; 0 while it answers. */
  readonly silentSeconds: number;
}

/** What is not done, or was refused: all that an operator may have to do something about, as counts. */
export interface OpenWork {
  readonly lanes: readonly Lane[];
  readonly refused: readonly {
    readonly destination: string;
    readonly code: string;
    readonly copies: number;
  }[];
  readonly deadLetters: readonly { readonly code: string; readonly letters: number }[];
  readonly parked: readonly { readonly source: string; readonly messages: number }[];
  /** Messages that are not the same in our books and in those of a partner, and that nobody acknowledged. */
  readonly differences: readonly { readonly partner: string; readonly messages: number }[];
}

/** Each statement reads what is open, by an index that holds nothing else: it costs the same after ten million messages. */
export async function readOpenWork(dataSource: DataSource, overdueAttempts: number): Promise<OpenWork> {
  const lanes = await dataSource.query<Lane[]>(
    `SELECT coalesce(copies.destination, lane.destination) AS destination,
       coalesce(open, 0) AS open, coalesce(overdue, 0) AS overdue, coalesce(oldest, 0) AS "oldestSeconds",
       coalesce(extract(epoch FROM now() - silent_since)::float8, 0) AS "silentSeconds"
     FROM outbox_lane lane FULL JOIN (
       SELECT destination, count(*)::integer AS open,
         (count(*) FILTER (WHERE attempts > $1))::integer AS overdue,
         extract(epoch FROM now() - min(created_at))::float8 AS oldest
       FROM outbox_delivery GROUP BY destination
     ) copies ON copies.destination = lane.destination`,
    [overdueAttempts],
  );
  const refused = await dataSource.query<OpenWork['refused']>(
    `SELECT destination, refusal AS code, count(*)::integer AS copies
     FROM outbox_answer WHERE refusal IS NOT NULL GROUP BY destination, refusal`,
  );
  const deadLetters = await dataSource.query<OpenWork['deadLetters']>(
    'SELECT code, count(*)::integer AS letters FROM dead_letter WHERE resolved_at IS NULL GROUP BY code',
  );
  const parked = await dataSource.query<OpenWork['parked']>(
    `SELECT sender AS source, count(*)::integer AS messages
     FROM inbox_message WHERE state = 'parked' GROUP BY sender`,
  );
  const differences = await countDifferences(dataSource.manager);
  return { lanes, refused, deadLetters, parked, differences };
}
