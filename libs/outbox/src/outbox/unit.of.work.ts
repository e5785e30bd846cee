import type { DataSource, EntityManager } from 'typeorm';
import type { Departures } from './departures.js';

/** One transaction of state and outbox rows; when it is committed its copies leave at once, without a look at the table. */
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly departures: Departures,
  ) {}

  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    let used: EntityManager | undefined;
    const result = await this.dataSource.transaction((tx) => {
      used = tx;
      return work(tx);
    });
    if (used) this.departures.depart(used);
    return result;
  }
}
