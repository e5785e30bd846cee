import { randomInt } from 'node:crypto';
import type { DataSource, QueryRunner } from 'typeorm';

/** First half of the key of every such lock; the second half is the holder. */
const HOLDERS = 5_180_202;

/** True in SQL for a row `held` whose `holder` lives. Another's key in `pg_locks` may be of another database. */
export const HOLDER_LIVES = `EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${HOLDERS} AND objsubid = 2 AND objid = held.holder::oid
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;

/**
 * Says that a process lives: a lock of its session, which the database lets go of when the process is gone. A time that
 * the process renews would be believed for a while after its death, and doubted while it only waits for its disk.
 */
export class HolderLock {
  private holding: Promise<Holding> | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** @returns whom this process is until its connection ends; after that it is another, and its old hands are dead ones */
  async hold(): Promise<number> {
    const { holding } = this;
    if (holding !== undefined) {
      const { key, runner } = await holding;
      if (!runner.isReleased) return key;
      if (this.holding !== holding) return this.hold();
    }
    this.holding = this.lock();
    this.holding.catch(() => (this.holding = undefined));
    return (await this.holding).key;
  }

  async letGo(): Promise<void> {
    const holding = await this.holding?.catch(() => undefined);
    this.holding = undefined;
    if (holding === undefined || holding.runner.isReleased) return;
    await holding.runner.query('SELECT pg_advisory_unlock($1, $2)', [HOLDERS, holding.key]);
    await holding.runner.release();
  }

  private async lock(): Promise<Holding> {
    const runner = this.dataSource.createQueryRunner();
    const key = randomInt(1, 2 ** 31);
    try {
      // Only one of a dead connection can hold this key, if chance is that unkind: then the next try has another.
      await runner.query('SELECT pg_advisory_lock($1, $2)', [HOLDERS, key]);
      return { key, runner };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }
}

interface Holding {
  readonly key: number;
  readonly runner: QueryRunner;
}
