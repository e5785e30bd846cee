import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareIdentities } from "../../../apps/sandbox/src/fleet/identity.store.js";
import { MEMBERS } from "../../../apps/sandbox/src/fleet/member.list.js";
import { startPostgres } from "../../../apps/sandbox/src/servers/postgres.server.js";
import { startRedis } from "../../../apps/sandbox/src/servers/redis.server.js";
import { enlistOfficers } from "./officer.tokens.js";
import { PartyDatabases } from "./party.databases.js";
import { Network, openLinks } from "./party.links.js";
import { SupervisedParty } from "./supervised.party.js";
export const SENDERS = [
    'senafront',
    'snm'
];
export const RECEIVERS = [
    'onpar',
    'senniaf',
    'inamu'
];
export const QUEUE_PREFIX = 'faults';
const OFFICERS = {
    senafront: 3,
    snm: 2
};
/** As in production: what is committed is on disk. */ const POSTGRES_SETTINGS = {
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: 200
};
/**
 * A relay that loses patience sooner than in production, because a run waits for its retries again and again; but not so
 * soon that a slow machine is flooded with what it has not got round to.
 */ const PARTY_SETTINGS = {
    RELAY_RETRY_SECONDS: '1',
    RELAY_RETRY_CAP_SECONDS: '8',
    RELAY_POLL_MILLISECONDS: '100',
    LOG_LEVEL: 'info',
    // A desk asks again until a referral has moved on, faster than any person.
    RATE_USER_PER_MINUTE: '0',
    QUEUE_PREFIX
};
/** The whole exchange in real processes, with a wire that can break between each of them and each server. */ export class FaultWorld {
    constructor(folder, postgres, /** The one that all wires lead to; another one after a failover. */ redis, databases, identities){
        this.folder = folder;
        this.postgres = postgres;
        this.redis = redis;
        this.databases = databases;
        this.identities = identities;
        this.network = new Network();
        this.officers = [];
        this.parties = new Map();
        this.guests = [];
    }
    /** Everything but the parties, which {@link startParties} starts: whoever opens can close what is half there. */ static async open() {
        const folder = await mkdtemp(join(tmpdir(), 'enlace-faults-'));
        const started = [];
        const keep = (server)=>{
            started.push(server);
            return server;
        };
        try {
            // As root, PostgreSQL runs under another account and must be let through to its own folder inside.
            await chmod(folder, 0o711);
            const dataDir = join(folder, 'postgres');
            const postgres = keep(await startPostgres({
                dataDir,
                settings: POSTGRES_SETTINGS
            }));
            // Redis keeps nothing on disk: whatever it has is lost with it.
            const redis = keep(await startRedis());
            const urls = new Map();
            for (const { party } of MEMBERS)urls.set(party, await postgres.createDatabase(`faults_${party}`));
            const identities = await prepareIdentities(join(folder, 'identities'), MEMBERS);
            return new FaultWorld(folder, postgres, redis, new PartyDatabases(postgres.url, urls), identities);
        } catch (error) {
            await Promise.all(started.map((server)=>server.stop()));
            await rm(folder, {
                recursive: true,
                force: true
            });
            throw error;
        }
    }
    async startParties(progress) {
        for (const agency of SENDERS)this.officers.push(...await enlistOfficers(this.identities, agency, OFFICERS[agency]));
        await Promise.all(MEMBERS.map(async ({ party })=>{
            await this.startParty(party);
            progress(party);
        }));
    }
    async startParty(party) {
        const links = await openLinks(this.redis.url, this.databases.urlOf(party));
        this.network.add(party, links);
        const identity = this.identities.of.get(party);
        const env = {
            ...PARTY_SETTINGS,
            HOST: '127.0.0.1',
            REDIS_URL: links.redis.url,
            DATABASE_URL: links.postgres.url,
            KEYS_FILE: identity?.keysFile,
            TOKENS_FILE: identity?.tokensFile,
            DATA_KEYS_FILE: identity?.dataKeysFile,
            DIRECTORY_FILE: this.identities.directoryFile
        };
        const supervised = new SupervisedParty({
            party,
            env,
            folder: this.folder
        });
        this.parties.set(party, supervised);
        await supervised.start();
        links.http.retarget(supervised.url);
    }
    /** @throws Error for a party that was not started */ party(party) {
        const found = this.parties.get(party);
        if (found === undefined) throw new Error(`${party} is not on the exchange.`);
        return found;
    }
    /** Where the people of a party find it: behind a wire, too. */ addressOf(party) {
        return this.network.of(party).http.url.replace(/\/$/, '');
    }
    tokenOf(party, role) {
        return this.identities.of.get(party)?.tokens[role] ?? '';
    }
    get directoryFile() {
        return this.identities.directoryFile;
    }
    /** Times that parties died unasked. */ deaths() {
        return new Map([
            ...this.parties
        ].map(([party, { deaths }])=>[
                party,
                deaths
            ]));
    }
    /** Ends a server that a fault brought along, should the run be broken off before the fault does. */ host(server) {
        this.guests.push(server);
    }
    /** Processes first: they drain, and need their servers for it. A run that is broken off drains nothing. */ close(how) {
        return this.closing ??= this.leave(how);
    }
    async leave(how) {
        await Promise.all([
            ...this.parties.values()
        ].map((party)=>party[how]()));
        await this.network.close();
        await this.databases.close();
        await Promise.all([
            this.postgres,
            this.redis,
            ...this.guests
        ].map((server)=>server.stop()));
        await rm(this.folder, {
            recursive: true,
            force: true
        });
    }
}

//# sourceMappingURL=fault.world.js.map