import { DataSource, MigrationExecutor, type MixedList } from 'typeorm';
import { PreparedClient } from './prepared.client.js';

export interface DatabaseOptions {
  readonly url: string;
  /** Shows in `pg_stat_activity`, so an operator sees whose connection waits. */
  readonly applicationName: string;
  /** @defaultValue 10 */
  readonly poolSize?: number;
  readonly migrations: MixedList<new () => object>;
}

/**
 * A TypeORM data source for migrations, transactions and plain SQL. `synchronize` is never set: a schema changes by a
 * migration or not at all.
 */
export function createDataSource(options: DatabaseOptions): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize ?? 10,
    // eslint-disable-next-line typescript/no-unsafe-type-assertion
    migrations: options.migrations as MixedList<never>,
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: {
      Client: PreparedClient,
      connectionTimeoutMillis: 10_000,
      idle_in_transaction_session_timeout: 30_000,
      keepAlive: true,
    },
  });
}

/** One for all processes of the exchange: two that boot at once on one database must not migrate it twice. */
const MIGRATION_LOCK = 5_180_201;

/**
 * Connects and brings the schema up to date, one process at a time. The lock and the migrations share one connection:
 * with a second one, a pool of one would wait for itself. A boot that fails here leaves no connection behind.
 */
export async function openDatabase(dataSource: DataSource): Promise<void> {
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    // Without a parameter, and so without a limit: another process may be at a long migration.
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    try {
      const executor = new MigrationExecutor(dataSource, runner);
      executor.transaction = 'each';
      await executor.executePendingMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    }
    await runner.release();
  } catch (error) {
    await runner.release();
    await dataSource.destroy();
    throw error;
  }
}
