import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "../../apps/sandbox/src/servers/postgres.server.js";
import { startRedisCluster } from "../../apps/sandbox/src/servers/redis.cluster.js";
import { startRedis } from "../../apps/sandbox/src/servers/redis.server.js";
/** Many suites at once, each with pools of its own; a disk that may lie, because no test outlives its folder. */ const POSTGRES_SETTINGS = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 400
};
let servers;
/** One PostgreSQL, one Redis and one Redis Cluster for the whole run, on free ports; tests find them in the environment. */ export async function startServers() {
    servers ??= start();
    const { postgres, redis, cluster } = await servers;
    process.env['TEST_POSTGRES_URL'] = postgres.url;
    process.env['TEST_REDIS_URL'] = redis.url;
    process.env['TEST_REDIS_CLUSTER_URL'] = cluster.url;
}
export async function stopServers() {
    if (servers === undefined) return;
    const { dataDir, postgres, redis, cluster } = await servers;
    servers = undefined;
    await Promise.all([
        postgres.stop(),
        redis.stop(),
        cluster.stop()
    ]);
    await rm(dataDir, {
        recursive: true,
        force: true
    });
}
async function start() {
    const dataDir = await mkdtemp(join(tmpdir(), 'enlace-test-'));
    // As root, PostgreSQL runs under another account and must be let through to its own folder inside.
    await chmod(dataDir, 0o711);
    const [postgres, redis, cluster] = await Promise.all([
        startPostgres({
            dataDir: join(dataDir, 'postgres'),
            settings: POSTGRES_SETTINGS
        }),
        startRedis(),
        startRedisCluster()
    ]);
    return {
        dataDir,
        postgres,
        redis,
        cluster
    };
}

//# sourceMappingURL=servers.js.map