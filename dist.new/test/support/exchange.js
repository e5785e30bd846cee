import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyDirectory, KeyRing, RecordVault, WrappingKeySet, WrappingKeys } from "../../libs/security/src/index.js";
import { BullMqClient } from "../../libs/transport/src/index.js";
import { startFleet } from "../../apps/sandbox/src/fleet/fleet.js";
import { execute, select } from "../../apps/sandbox/src/servers/postgres.session.js";
import { serverUrl } from "./environment.js";
import { ExchangeClient } from "./exchange.client.js";
/** For `describe.each(BACKENDS)('... on %s', ...)`. */ export const BACKENDS = [
    'redis',
    'postgres'
];
/** Quick to repeat itself: a test waits for the facts, not for the patience of a real relay. */ const SETTINGS = {
    RELAY_RETRY_SECONDS: '0.5',
    RELAY_RETRY_CAP_SECONDS: '1',
    RELAY_POLL_MILLISECONDS: '100',
    // A test asks again until the fact is there, faster than any person.
    RATE_USER_PER_MINUTE: '0',
    RATE_ADDRESS_PER_MINUTE: '0'
};
/** Every institution and the audit, really running in this process on databases and queues of their own. */ export async function startExchange(backend, options = {}) {
    const name = `e2e_${randomUUID().slice(0, 8)}`;
    const folder = await mkdtemp(join(tmpdir(), 'enlace-e2e-'));
    const databaseUrl = options.databaseUrl ?? serverUrl('TEST_POSTGRES_URL');
    const redisUrl = options.redisUrl ?? serverUrl('TEST_REDIS_URL');
    const fleet = await startFleet({
        dataFolder: folder,
        processes: false,
        login: options.login ?? false,
        databaseUrl,
        databasePrefix: `${name}_`,
        firstPort: 0,
        logLevel: process.env['TEST_LOG_LEVEL'] ?? 'silent',
        settings: {
            ...SETTINGS,
            QUEUE_PREFIX: name,
            ...options.settings
        },
        progress: ()=>undefined,
        ...backend === 'redis' && {
            redisUrl
        }
    });
    const broker = backend === 'redis' ? {
        backend,
        url: redisUrl,
        prefix: name
    } : {
        backend,
        url: databaseOf(`${name}_broker`),
        schema: name
    };
    return new Exchange(fleet, folder, name, broker);
}
function databaseOf(name) {
    const url = new URL(serverUrl('TEST_POSTGRES_URL'));
    url.pathname = `/${name}`;
    return url.href;
}
export class Exchange extends ExchangeClient {
    constructor(fleet, folder, name, broker){
        super(fleet.members), this.fleet = fleet, this.folder = folder, this.name = name, this.broker = broker;
        this.injector = new BullMqClient({
            broker
        });
    }
    get members() {
        return this.fleet.members;
    }
    get databases() {
        return Object.fromEntries(this.members.map(({ party })=>[
                party,
                this.databaseOf(party)
            ]));
    }
    get login() {
        if (this.fleet.login) return this.fleet.login;
        throw new Error('This exchange was started without a login.');
    }
    stopMember(party) {
        return this.fleet.stopMember(party);
    }
    startMember(party) {
        return this.fleet.startMember(party);
    }
    /** Gives somebody of one office a token, and restarts the party so that it knows. */ async grant(party, role, office) {
        const token = randomUUID();
        const file = join(this.folder, 'identities', `${party}.tokens.json`);
        const known = JSON.parse(await readFile(file, 'utf8'));
        const sha256 = createHash('sha256').update(token).digest('hex');
        await writeFile(file, JSON.stringify([
            ...known,
            {
                sha256,
                actor: `${role}.${office}`,
                role,
                office
            }
        ]));
        await this.stopMember(party);
        await this.startMember(party);
        return token;
    }
    /** Where the keys and the directory of every party lie, as `npm run keys` finds them. */ get identities() {
        return join(this.folder, 'identities');
    }
    /** Puts jobs straight into queues, past every relay. */ inject(jobs) {
        return this.injector.sendBulk(jobs);
    }
    async keys(party) {
        return new KeyRing(party, await this.identity(`${party}.keys`));
    }
    /** What opens the records of an agency, past its API. */ async vault(party) {
        const { keys } = await this.identity(`${party}.datakeys`);
        return new RecordVault(new WrappingKeys(WrappingKeySet.parse(keys)));
    }
    async directory() {
        const { parties } = await this.identity('directory');
        return new KeyDirectory(parties);
    }
    /** The database of a party, past its API. */ databaseOf(party) {
        return databaseOf(`${this.name}_${party}`);
    }
    rows(party, sql, values = []) {
        return select(this.databaseOf(party), sql, values);
    }
    async count(party, table, where = 'true') {
        const [row] = await this.rows(party, `SELECT count(*)::integer AS n FROM ${table} WHERE ${where}`);
        return row?.n ?? 0;
    }
    async stop() {
        await this.fleet.stop();
        await this.injector.close();
        await this.dropDatabases();
        await rm(this.folder, {
            recursive: true,
            force: true
        });
    }
    dropDatabases() {
        const names = [
            ...this.members.map((member)=>member.party),
            'broker'
        ];
        const drops = names.map((name)=>`DROP DATABASE IF EXISTS "${this.name}_${name}" WITH (FORCE)`);
        return execute(serverUrl('TEST_POSTGRES_URL'), drops);
    }
    async identity(name) {
        return JSON.parse(await readFile(join(this.folder, 'identities', `${name}.json`), 'utf8'));
    }
}

//# sourceMappingURL=exchange.js.map