import { askRedis, isLinked, untilRedisSays } from "./redis.process.js";
import { startRedis } from "./redis.server.js";
const BUS = 'cluster-port';
const MASTERS = 3;
const SLOTS = 16_384;
/** A real Redis Cluster of our own on 127.0.0.1. It ends when this process ends. */ export async function startRedisCluster(options = {}) {
    const nodes = [];
    const count = MASTERS + (options.replicas ?? 0);
    const nodeTimeout = options.nodeTimeout ?? 30_000;
    const settings = {
        'cluster-enabled': 'yes',
        'cluster-node-timeout': nodeTimeout,
        ...options.settings
    };
    // Redis' own choice for the bus, ten thousand above the port, may lie above the last port there is.
    const morePorts = [
        BUS,
        ...options.morePorts ?? []
    ];
    try {
        while(nodes.length < count)nodes.push(await startRedis({
            settings,
            morePorts
        }));
        await form(nodes);
        return new RedisCluster(nodes);
    } catch (error) {
        await Promise.all(nodes.map((node)=>node.stop()));
        throw error;
    }
}
export class RedisCluster {
    /** @param nodes the masters in the order of their slots, then their replicas in the same order */ constructor(nodes){
        this.nodes = nodes;
    }
    get url() {
        return `redis+cluster://${this.nodes.map(({ port })=>`127.0.0.1:${port}`).join(',')}`;
    }
    /** The master that a key belonged to when the cluster was made. */ async masterOf(key) {
        const [first] = this.nodes;
        const slot = Number(/^:(\d+)/.exec(await askRedis(first?.port ?? 0, `CLUSTER KEYSLOT ${key}`))?.[1]);
        const master = this.nodes[Math.floor(slot / Math.ceil(SLOTS / MASTERS))];
        if (master === undefined) throw new Error('The cluster did not say to which slot the key belongs.');
        return master;
    }
    async stop() {
        await Promise.all(this.nodes.map((node)=>node.stop()));
    }
}
/** What `redis-cli --cluster create` does, without its questions. */ async function form(nodes) {
    const masters = nodes.slice(0, MASTERS);
    const share = Math.ceil(SLOTS / MASTERS);
    for (const [index, { port }] of masters.entries()){
        const last = Math.min((index + 1) * share, SLOTS) - 1;
        // Masters that begin with the same epoch would have to settle by collision who is right.
        await order(port, `CLUSTER SET-CONFIG-EPOCH ${index + 1}`);
        await order(port, `CLUSTER ADDSLOTSRANGE ${index * share} ${last}`);
    }
    for (const { port } of nodes){
        for (const other of nodes){
            if (other.port !== port) await order(port, `CLUSTER MEET 127.0.0.1 ${other.port} ${other.portOf(BUS)}`);
        }
    }
    await Promise.all(nodes.map(({ port })=>untilRedisSays(port, 'CLUSTER INFO', knows(nodes.length))));
    for (const [index, { port }] of nodes.slice(MASTERS).entries()){
        const id = /[0-9a-f]{40}/.exec(await askRedis(masters[index]?.port ?? 0, 'CLUSTER MYID'))?.[0] ?? '';
        await order(port, `CLUSTER REPLICATE ${id}`);
        await untilRedisSays(port, 'INFO replication', isLinked);
    }
    // Also the ones that are neither side of it must know of a replica before it may be voted for.
    const replicas = nodes.length - MASTERS;
    const all = (reply)=>reply.split(/\bslave /).length - 1 === replicas;
    await Promise.all(nodes.map(({ port })=>untilRedisSays(port, 'CLUSTER NODES', all)));
}
const knows = (count)=>(reply)=>reply.includes('cluster_state:ok') && reply.includes(`cluster_known_nodes:${count}\r\n`);
async function order(port, command) {
    const reply = await askRedis(port, command);
    if (!reply.startsWith('+OK')) throw new Error(`${command} was answered with ${reply}`);
}

//# sourceMappingURL=redis.cluster.js.map