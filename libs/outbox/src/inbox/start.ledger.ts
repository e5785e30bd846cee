import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { GoodArrival } from './arrival.reader.js';
import { HOLDER_LIVES, HolderLock } from './holder.lock.js';

/** Deaths of processes that a message was in hand at; after so many it is not taken in hand again. */
const DEATHS_MOST = 2;

/** What one process holds in one transaction. */
export interface Hand {
  readonly id: string;
  readonly arrivals: readonly GoodArrival[];
}

/** What may be done with the messages of a job. */
export interface Roll {
  /** Were in no hand when a process died. */
  readonly clean: Hand;
  /** Were in a hand that died, in company perhaps: each is tried alone, so that no other can be blamed for it. */
  readonly suspect: readonly GoodArrival[];
  /** Killed the process that held them. */
  readonly deadly: readonly GoodArrival[];
}

/**
 * Counts messages in hand before they are handled and after. A message that kills its process is met again with the next
 * start, by the broker or by the sender, for ever: the second time it is quarantined. An error is no death: who reports
 * it is alive.
 *
 * A hand is one row, however many messages it holds. A process dies once, in however many of its hands a message was: two
 * copies of an innocent one were counted as two deaths, and it was quarantined. That of a process that lives is no death: it has a second copy of a
 * message in hand at this moment, which is a duplicate and stays one.
 */
export class StartLedger {
  private readonly lock: HolderLock;

  constructor(private readonly dataSource: DataSource) {
    this.lock = new HolderLock(dataSource);
  }

  /** Takes messages in hand. Suspects are only counted: each is taken by {@link takeAlone} when its turn comes. */
  async take(arrivals: readonly GoodArrival[]): Promise<Roll> {
    const id = randomUUID();
    if (arrivals.length === 0) return { clean: { id, arrivals }, suspect: [], deadly: [] };
    const holder = await this.lock.hold();
    const rows = await this.dataSource.query<{ digest: string; deaths: number }[]>(
      `WITH dead AS (
         DELETE FROM inbox_hand AS held
         WHERE holder <> $2 AND digests && $3::text[] AND NOT ${HOLDER_LIVES}
         RETURNING holder, digests
       ), counted AS (
         INSERT INTO inbox_suspect (digest, holder)
         SELECT DISTINCT digest, holder FROM dead, unnest(digests) AS digest ORDER BY digest, holder
         ON CONFLICT DO NOTHING
         RETURNING digest, holder
       ), suspect AS (
         SELECT digest, count(*)::integer AS deaths FROM (
           SELECT digest, holder FROM counted UNION SELECT digest, holder FROM inbox_suspect
         ) AS deadly
         WHERE digest = ANY($3::text[])
         GROUP BY digest
       ), hand AS (
         INSERT INTO inbox_hand (id, holder, digests)
         SELECT $1, $2, array_agg(digest) FROM unnest($3::text[]) AS digest
         WHERE digest NOT IN (SELECT digest FROM suspect)
         HAVING count(*) > 0
       )
       SELECT digest, deaths FROM suspect`,
      [id, holder, digestsOf(arrivals)],
    );
    if (rows.length === 0) return { clean: { id, arrivals }, suspect: [], deadly: [] };
    const deaths = new Map(rows.map((row) => [row.digest, row.deaths]));
    const deathsOf = ({ verified }: GoodArrival): number => deaths.get(verified.digest) ?? 0;
    return {
      clean: { id, arrivals: arrivals.filter((arrival) => deathsOf(arrival) === 0) },
      suspect: arrivals.filter((arrival) => deathsOf(arrival) > 0 && deathsOf(arrival) < DEATHS_MOST),
      deadly: arrivals.filter((arrival) => deathsOf(arrival) >= DEATHS_MOST),
    };
  }

  async takeAlone(arrival: GoodArrival): Promise<Hand> {
    const id = randomUUID();
    const holder = await this.lock.hold();
    await this.dataSource.query('INSERT INTO inbox_hand (id, holder, digests) VALUES ($1, $2, $3::text[])', [
      id,
      holder,
      digestsOf([arrival]),
    ]);
    return { id, arrivals: [arrival] };
  }

  /** Lets go of messages that are done, or have failed while this process lives on; and of hands nobody asked for again. */
  async release(hand: Hand): Promise<void> {
    await this.dataSource.query(
      `DELETE FROM inbox_hand WHERE id = $1 OR taken_at < now() - interval '7 days'`,
      [hand.id],
    );
  }

  /** This process is at its end, and takes nothing in hand any more. */
  close(): Promise<void> {
    return this.lock.letGo();
  }

  /** Forgets the deaths of messages that are applied or refused now. */
  async acquit(arrivals: readonly GoodArrival[]): Promise<void> {
    if (arrivals.length === 0) return;
    await this.dataSource.query('DELETE FROM inbox_suspect WHERE digest = ANY($1::text[])', [
      digestsOf(arrivals),
    ]);
  }
}

function digestsOf(arrivals: readonly GoodArrival[]): string[] {
  return arrivals.map(({ verified }) => verified.digest);
}
