import { setTimeout as delay } from "node:timers/promises";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { freePort } from "./free.port.js";
import { startLeashed } from "./leashed.process.js";
import { keepPort, keptPort, preparePostgresFolder } from "./postgres.folder.js";
import { awaitFreeCluster, occupied, readPostmasterFile } from "./postgres.lock.js";
import { inSession } from "./postgres.session.js";
/** Milliseconds for a start (a crash recovery included) and for an orderly stop, before we give up waiting. */ const START_MS = 60_000;
const STOP_MS = 20_000;
const POLL_MS = 20;
/**
 * A real PostgreSQL of our own, on 127.0.0.1 only and with a password only its data folder knows. It ends when
 * this process ends.
 *
 * @throws EnlaceError configuration-invalid when the folder is in use or unfit, the port is taken, or a setting is wrong.
 */ export async function startPostgres(options) {
    const folder = await preparePostgresFolder(options.dataDir, options.settings?.['fsync'] === 'off' ? [
        '--no-sync'
    ] : []);
    await awaitFreeCluster(folder.cluster);
    const server = new PostgresServer(folder, options);
    await server.start();
    return server;
}
export class PostgresServer {
    constructor(folder, options){
        this.folder = folder;
        this.options = options;
        this.port = 0;
    }
    /** Connection string of the superuser to the database `postgres`. */ get url() {
        return this.urlOf('postgres');
    }
    urlOf(database) {
        const { password } = this.folder;
        return `postgresql://postgres:${password}@127.0.0.1:${this.port}/${encodeURIComponent(database)}`;
    }
    /** Creates the database unless it is there, and answers its connection string. */ async createDatabase(name) {
        await inSession(this.url, async (client)=>{
            const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [
                name
            ]);
            if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`).catch(unlessThere);
        });
        return this.urlOf(name);
    }
    /** Starts on the port it had, so that clients find it again after {@link stop} or {@link kill}. */ async start() {
        if (this.process?.running === true) return;
        const fixed = this.options.port ?? (this.port === 0 ? undefined : this.port);
        let port = fixed ?? await keptPort(this.folder) ?? await freePort();
        const deadline = Date.now() + START_MS;
        for(;;){
            const failure = await this.tryStart(port, deadline);
            if (failure === undefined) return;
            const retry = mayPass(failure, fixed === undefined) && Date.now() < deadline;
            if (!retry) throw startError(failure, port);
            if (failure.includes(PORT_TAKEN)) port = await freePort();
            await delay(POLL_MS);
        }
    }
    /** Ends in good order: open transactions are rolled back, everything committed is on disk. */ async stop() {
        await this.process?.end(STOP_MS);
    }
    /** Dies at once (SIGKILL), as in a power cut; for fault tests. */ async kill() {
        await this.process?.kill();
    }
    async restart() {
        await this.stop();
        await this.start();
    }
    /** Answers what the server said when it did not start. */ async tryStart(port, deadline) {
        const { binaries, path, cluster, account } = this.folder;
        const args = [
            '-D',
            cluster,
            '-p',
            String(port),
            ...settingArgs(this.options.settings)
        ];
        const server = await startLeashed({
            command: binaries.postgres,
            args,
            cwd: path,
            account,
            farewell: 'SIGINT'
        });
        while(server.running){
            const file = await readPostmasterFile(cluster);
            if (file?.pid === server.pid && file.status === 'ready') {
                this.process = server;
                this.port = port;
                await keepPort(this.folder, port);
                return undefined;
            }
            if (Date.now() > deadline) await server.kill();
            else await delay(POLL_MS);
        }
        return server.lastWords();
    }
}
/** The log names neither statements nor values: they hold what the exchange protects. */ const SETTINGS = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic'
};
function settingArgs(settings = {}) {
    return Object.entries({
        ...SETTINGS,
        ...settings
    }).flatMap(([name, value])=>[
            '-c',
            `${name}=${value}`
        ]);
}
const PORT_TAKEN = 'Address already in use';
/** After a kill the sessions of the dead server notice one by one, and hold its memory until then. */ function mayPass(failure, anyPort) {
    return failure.includes('pre-existing shared memory block') || anyPort && failure.includes(PORT_TAKEN);
}
function startError(output, port) {
    if (output.includes('lock file "postmaster.pid" already exists')) return occupied(undefined, output);
    if (output.includes(PORT_TAKEN)) {
        const message = `Port ${port} of 127.0.0.1 is taken, so PostgreSQL cannot start on it. Free it, or name no port.`;
        return new EnlaceError('configuration-invalid', message, {
            cause: output
        });
    }
    return new EnlaceError('configuration-invalid', `PostgreSQL did not start. It said:\n${output}`, {
        facts: {
            port
        }
    });
}
/** Two creators at once: the slower one meets the name (42P04) or the index below it (23505). */ function unlessThere(error) {
    if (error.code !== '42P04' && error.code !== '23505') throw error;
}

//# sourceMappingURL=postgres.server.js.map