import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../apps/sandbox/src/servers/postgres.server.js";
import { inSession } from "../../apps/sandbox/src/servers/postgres.session.js";
import { startRedis } from "../../apps/sandbox/src/servers/redis.server.js";
import { useWal } from "./history/wal.history.js";
import { NodeProcess } from "../support/process/node.process.js";
/**
 * As in production: what is committed is on disk. Commit times are kept, because a row's own time is when its
 * transaction began, and the benchmark asks when it ended. No checkpoint for want of WAL falls into a round: which of them
 * it meets is chance. What WAL there is stays, as docs/operacion.md asks of an institution.
 */ const POSTGRES_SETTINGS = {
    fsync: 'on',
    synchronous_commit: 'on',
    track_commit_timestamp: 'on',
    max_connections: 200,
    max_wal_size: '4GB',
    min_wal_size: '4GB'
};
const REDIS_SETTINGS = {
    appendonly: 'yes',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction'
};
/** One Redis and one PostgreSQL for a whole run, and the processes that work on them. */ export class BenchContext {
    constructor(options, folder, postgres, redis){
        this.options = options;
        this.folder = folder;
        this.postgres = postgres;
        this.redis = redis;
        this.processes = [];
    }
    static async open(options) {
        const folder = await mkdtemp(join(tmpdir(), 'enlace-bench-'));
        // As root, PostgreSQL runs under another account and must be let through to its own folder inside.
        await chmod(folder, 0o711);
        const [postgres, redis] = await Promise.all([
            startPostgres({
                dataDir: join(folder, 'postgres'),
                settings: POSTGRES_SETTINGS
            }),
            startRedis({
                settings: REDIS_SETTINGS
            })
        ]);
        await useWal(postgres.url, options.amounts.walSegments);
        return new BenchContext(options, folder, postgres, redis);
    }
    /** @param main relative to the folder of the benchmark, such as `baseline/raw.producer.js` */ start(name, main, env) {
        const url = new URL(main, import.meta.url);
        const started = new NodeProcess({
            name,
            main: url,
            env,
            folder: this.folder
        });
        this.processes.push(started);
        return started;
    }
    /** Processes first: they drain, and need their servers for it. */ async stopProcesses() {
        await Promise.all(this.processes.splice(0).map((it)=>it.stop()));
    }
    /**
   * Ends a scenario, and what it would leave to the next: PostgreSQL vacuums and writes back the rows of a database that
   * nobody uses any more, which made the loop behind the naive exchange a sixth slower than the loop alone.
   */ async endScenario() {
        await this.stopProcesses();
        await inSession(this.postgres.url, async (client)=>{
            const { rows } = await client.query(`SELECT datname AS name FROM pg_database WHERE NOT datistemplate AND datname <> current_database()`);
            for (const { name } of rows)await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
            await client.query('CHECKPOINT');
        });
    }
    async close() {
        await this.stopProcesses();
        await Promise.all([
            this.postgres.stop(),
            this.redis.stop()
        ]);
        await rm(this.folder, {
            recursive: true,
            force: true
        });
    }
}

//# sourceMappingURL=bench.context.js.map