import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free.port.js";
import { askRedis, isLinked, startRedisProcess, untilRedisSays } from "./redis.process.js";
import { startRedis } from "./redis.server.js";
/** The name by which the Sentinels know their master. */ const NAME = 'enlace';
const SENTINELS = 3;
const QUORUM = 2;
const STOP_MS = 10_000;
/** A real master with a replica and three real Sentinels of our own on 127.0.0.1. All end when this process ends. */ export async function startRedisSentinels(options = {}) {
    const dir = await mkdtemp(join(tmpdir(), 'enlace-sentinels-'));
    const servers = [];
    const sentinels = [];
    const group = new RedisSentinels(dir, servers, sentinels, options.tls === true);
    try {
        for (const _ of [
            'master',
            'replica'
        ])servers.push(await startServer(options));
        const [master, replica] = servers;
        const [masterPort, replicaPort] = [
            group.clientPortOf(master),
            replica?.port ?? 0
        ];
        await askRedis(replicaPort, `REPLICAOF 127.0.0.1 ${masterPort}`);
        await untilRedisSays(replicaPort, 'INFO replication', isLinked);
        for(let n = 1; n <= SENTINELS; n += 1){
            sentinels.push(await startSentinel(join(dir, `sentinel-${n}.conf`), masterPort, options));
        }
        const command = `SENTINEL MASTER ${NAME}`;
        await Promise.all(sentinels.map(({ port })=>untilRedisSays(port, command, isComplete)));
        return group;
    } catch (error) {
        await group.stop();
        throw error;
    }
}
export class RedisSentinels {
    /** @param servers the master and its replica, as they were at the start */ constructor(dir, servers, sentinels, tls){
        this.dir = dir;
        this.servers = servers;
        this.sentinels = sentinels;
        this.tls = tls;
    }
    get url() {
        const hosts = this.sentinels.map(({ clientPort })=>`127.0.0.1:${clientPort}`).join(',');
        return `${this.tls ? 'rediss' : 'redis'}+sentinel://${hosts}/${NAME}`;
    }
    get sentinelPorts() {
        return this.sentinels.map(({ port })=>port);
    }
    clientPortOf(server) {
        return (this.tls ? server?.portOf('tls-port') : server?.port) ?? 0;
    }
    /** Has master and replica change places in good order, and gives the answer to that: one may still be under way. */ failOver() {
        return askRedis(this.sentinelPorts[0] ?? 0, `SENTINEL FAILOVER ${NAME}`);
    }
    /** The master of this moment, as the Sentinels say. */ async master() {
        const reply = await askRedis(this.sentinelPorts[0] ?? 0, `SENTINEL GET-MASTER-ADDR-BY-NAME ${NAME}`);
        const master = this.servers.find((server)=>reply.includes(`\r\n${this.clientPortOf(server)}\r\n`));
        if (master === undefined) throw new Error('The Sentinels name a master that is none of ours.');
        return master;
    }
    async stop() {
        await Promise.all(this.sentinels.map(({ process })=>process.end(STOP_MS)));
        await Promise.all(this.servers.map((server)=>server.stop()));
        await rm(this.dir, {
            recursive: true,
            force: true
        });
    }
}
function startServer({ settings = {}, tls }) {
    if (tls !== true) return startRedis({
        settings
    });
    return startRedis({
        settings: {
            ...settings,
            'tls-replication': 'yes'
        },
        morePorts: [
            'tls-port'
        ]
    });
}
/** A Sentinel keeps what it learns in its configuration, and does not start without a file for it. */ async function startSentinel(file, masterPort, { settings = {}, tls, downAfter = 1_000 }) {
    let clientPort = 0;
    const dir = join(file, '..');
    const argsOf = async (port)=>{
        clientPort = tls === true ? await freePort() : port;
        const lines = [
            `port ${port}`,
            'bind 127.0.0.1',
            `dir ${dir}`,
            ...Object.entries(settings).map(([name, value])=>`${name} ${value}`),
            ...tls === true ? [
                `tls-port ${clientPort}`,
                'tls-replication yes'
            ] : [],
            `sentinel monitor ${NAME} 127.0.0.1 ${masterPort} ${QUORUM}`,
            `sentinel down-after-milliseconds ${NAME} ${downAfter}`,
            // Twice this passes before a vote that nobody won is held again.
            `sentinel failover-timeout ${NAME} ${2 * downAfter}`
        ];
        await writeFile(file, lines.join('\n'));
        return [
            file,
            '--sentinel'
        ];
    };
    const started = await startRedisProcess(argsOf, dir);
    return {
        ...started,
        clientPort
    };
}
/** All Sentinels and the replica are known, and nobody is held for dead: from here on a failover finds a majority. */ function isComplete(reply) {
    const is = (field, value)=>new RegExp(`\\r\\n${field}\\r\\n\\$\\d+\\r\\n${value}\\r\\n`).test(reply);
    return is('flags', 'master') && is('num-slaves', '1') && is('num-other-sentinels', String(SENTINELS - 1));
}

//# sourceMappingURL=redis.sentinels.js.map