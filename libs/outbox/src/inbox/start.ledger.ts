import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { GoodArrival } from './arrival.reader.js';

/** Deaths of processes that a message was in hand at; after so many it is not taken in hand again. */
const DEATHS_MOST = 2;

/** What may be done with the messages of a job. */
export interface Roll {
  /** Were in no hand when a process died. */
  readonly clean: readonly GoodArrival[];
  /** Were in a hand that died, in company perhaps: each is tried alone, so that no other can be blamed for it. */
  readonly suspect: readonly GoodArrival[];
  /** Killed the process that held them. */
  readonly deadly: readonly GoodArrival[];
}

/**
 * Counts messages in hand before they are handled and after. A message that kills its process leaves its mark behind,
 * and is met again with the next start, by the broker or by the sender, for ever: the second time it is quarantined.
 * An error is no death: who reports it is alive.
 *
 * A mark names the process that holds the message. Marks of another process mean that it died, or that it handles a
 * second copy of the message at this moment; the latter is a duplicate and stays one, whatever is counted here.
 */
export class StartLedger {
  private readonly holder = randomUUID();

  constructor(private readonly dataSource: DataSource) {}

  /** Takes messages in hand. Suspects are only counted: each is taken by {@link takeAlone} when its turn comes. */
  async take(arrivals: readonly GoodArrival[]): Promise<Roll> {
    if (arrivals.length === 0) return { clean: [], suspect: [], deadly: [] };
    const rows = await this.dataSource.query<{ digest: string; deaths: number }[]>(
      `INSERT INTO inbox_start AS known (digest, holder)
       SELECT digest, $2 FROM unnest($1::text[]) AS digest ORDER BY digest
       ON CONFLICT (digest) DO UPDATE SET
         deaths = known.deaths + (known.holder <> $2 AND known.holder IS NOT NULL)::integer,
         holder = CASE WHEN known.deaths = 0 AND known.holder = $2 THEN $2 END
       RETURNING digest, deaths`,
      [digestsOf(arrivals), this.holder],
    );
    const deaths = new Map(rows.map((row) => [row.digest, row.deaths]));
    const deathsOf = ({ verified }: GoodArrival): number => deaths.get(verified.digest) ?? 0;
    return {
      clean: arrivals.filter((arrival) => deathsOf(arrival) === 0),
      suspect: arrivals.filter((arrival) => deathsOf(arrival) > 0 && deathsOf(arrival) < DEATHS_MOST),
      deadly: arrivals.filter((arrival) => deathsOf(arrival) >= DEATHS_MOST),
    };
  }

  async takeAlone({ verified }: GoodArrival): Promise<void> {
    await this.dataSource.query('UPDATE inbox_start SET holder = $2 WHERE digest = $1', [
      verified.digest,
      this.holder,
    ]);
  }

  /** Lets go of messages that failed while this process lives on. What killed another is remembered. */
  async release(arrivals: readonly GoodArrival[]): Promise<void> {
    const digests = digestsOf(arrivals);
    await this.dataSource.query('UPDATE inbox_start SET holder = NULL WHERE digest = ANY($1::text[])', [
      digests,
    ]);
    await this.dataSource.query('DELETE FROM inbox_start WHERE digest = ANY($1::text[]) AND deaths = 0', [
      digests,
    ]);
  }
}

/** Lets go of messages with the transaction that handled them. */
export async function settleStarts(arrivals: readonly GoodArrival[], tx: EntityManager): Promise<void> {
  if (arrivals.length === 0) return;
  await tx.query(
    // In order, as they are taken: two copies of a bundle would wait for each other.
    `DELETE FROM inbox_start USING (
       SELECT digest FROM inbox_start WHERE digest = ANY($1::text[]) ORDER BY digest FOR UPDATE
     ) settled WHERE inbox_start.digest = settled.digest`,
    [digestsOf(arrivals)],
  );
}

function digestsOf(arrivals: readonly GoodArrival[]): string[] {
  return [...new Set(arrivals.map(({ verified }) => verified.digest))];
}
