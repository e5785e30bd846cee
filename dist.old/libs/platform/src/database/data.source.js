import { DataSource, MigrationExecutor } from "typeorm";
import { ConfigurationError } from "../config/config.loader.js";
import { PreparedClient } from "./prepared.client.js";
/**
 * A TypeORM data source for migrations, transactions and plain SQL. `synchronize` is never set: a schema changes by a
 * migration or not at all.
 */ export function createDataSource(options) {
    return new DataSource({
        type: 'postgres',
        url: options.url,
        applicationName: options.applicationName,
        poolSize: options.poolSize ?? 10,
        // eslint-disable-next-line typescript/no-unsafe-type-assertion
        migrations: options.migrations,
        migrationsTransactionMode: 'each',
        synchronize: false,
        extra: {
            Client: PreparedClient,
            connectionTimeoutMillis: 10_000,
            idle_in_transaction_session_timeout: 30_000,
            keepAlive: true
        }
    });
}
/** One for all processes of the exchange: two that boot at once on one database must not migrate it twice. */ const MIGRATION_LOCK = 5_180_201;
/**
 * Connects and brings the schema up to date, one process at a time. The lock and the migrations share one connection:
 * with a second one, a pool of one would wait for itself. A boot that fails here leaves no connection behind.
 *
 * @param migrations `refuse` where another hand migrates: a schema that is not the one of this program is no place to start
 * @throws ConfigurationError when migrations are pending and may not be run, or the schema is newer than this program
 */ export async function openDatabase(dataSource, migrations = 'run') {
    await dataSource.initialize();
    const runner = dataSource.createQueryRunner();
    try {
        // Without a parameter, and so without a limit: another process may be at a long migration.
        await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
        try {
            const executor = new MigrationExecutor(dataSource, runner);
            executor.transaction = 'each';
            await refuseNewer(executor, dataSource);
            if (migrations === 'run') await executor.executePendingMigrations();
            else await refusePending(executor);
        } finally{
            await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
        }
        await runner.release();
    } catch (error) {
        await runner.release();
        await dataSource.destroy();
        throw error;
    }
}
/** An older program on a newer schema writes what the newer one no longer reads. */ async function refuseNewer(executor, dataSource) {
    const known = new Set(dataSource.migrations.map(({ name, constructor })=>name ?? constructor.name));
    const newer = (await executor.getExecutedMigrations()).filter(({ name })=>!known.has(name));
    if (newer.length === 0) return;
    const names = newer.map(({ name })=>name).join(', ');
    throw new ConfigurationError([
        `DATABASE_URL: the schema is newer than this program (${names}). Start the version that made it.`
    ]);
}
async function refusePending(executor) {
    const pending = await executor.getPendingMigrations();
    if (pending.length === 0) return;
    const names = pending.map(({ name })=>name).join(', ');
    throw new ConfigurationError([
        `DATABASE_MIGRATIONS: migrations are pending (${names}) and may not be run. Run them, or set it to "run" once.`
    ]);
}

//# sourceMappingURL=data.source.js.map