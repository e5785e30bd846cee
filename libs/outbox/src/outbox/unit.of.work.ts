import type { DataSource, EntityManager } from 'typeorm';
import type { RelaySignal } from '../relay/relay.signal.js';

/** One transaction of state and outbox rows; when it is committed the relay is told at once instead of at its next poll. */
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signal: RelaySignal,
  ) {}

  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const result = await this.dataSource.transaction(work);
    this.signal.wake();
    return result;
  }
}
