import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free.port.js";
import { settingArgs, startRedisProcess } from "./redis.process.js";
const STOP_MS = 10_000;
/**
 * A Redis of our own, on 127.0.0.1 only, that never evicts a job (BullMQ's condition) and keeps nothing on disk
 * unless told to. It ends when this process ends.
 *
 * @throws EnlaceError configuration-invalid when redis-server is not installed, the port is taken, or a setting is wrong.
 */ export async function startRedis(options = {}) {
    const dir = options.dir ?? await mkdtemp(join(tmpdir(), 'enlace-redis-'));
    const server = new RedisServer(dir, options);
    try {
        await server.start();
    } catch (error) {
        await server.stop();
        throw error;
    }
    return server;
}
export class RedisServer {
    constructor(dir, options){
        this.dir = dir;
        this.options = options;
        this.more = {};
    }
    get port() {
        return this.current ?? 0;
    }
    get url() {
        return `redis://127.0.0.1:${this.port}`;
    }
    /** The port that one of `morePorts` got. */ portOf(setting) {
        return this.more[setting] ?? 0;
    }
    /** Starts on the port it had, so that clients find it again after {@link kill}. */ async start() {
        if (this.process?.running === true) return;
        const fixed = this.options.port ?? this.current;
        const started = await startRedisProcess((port)=>this.argsOf(port), this.dir, fixed);
        this.process = started.process;
        this.current = started.port;
    }
    async stop() {
        await this.process?.end(STOP_MS);
        if (this.options.dir === undefined) await rm(this.dir, {
            recursive: true,
            force: true
        });
    }
    /** Dies at once (SIGKILL), as in a power cut; for fault tests. */ async kill() {
        await this.process?.kill();
    }
    async restart() {
        await this.process?.end(STOP_MS);
        await this.start();
    }
    async argsOf(port) {
        // A first start that fails may have failed on one of these: they are drawn again with the port.
        if (this.current === undefined) this.more = await drawPorts(this.options.morePorts);
        return settingArgs({
            ...SETTINGS,
            dir: this.dir,
            ...this.options.settings,
            ...this.more,
            port
        });
    }
}
async function drawPorts(names = []) {
    const ports = {};
    for (const name of names)ports[name] = await freePort();
    return ports;
}
const SETTINGS = {
    bind: '127.0.0.1',
    daemonize: 'no',
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
    // A replica need not wait for others that might join it.
    'repl-diskless-sync-delay': 0
};

//# sourceMappingURL=redis.server.js.map