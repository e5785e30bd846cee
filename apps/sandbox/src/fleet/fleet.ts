import { join } from 'node:path';
import type { PartyId, Role } from '@enlace/contracts';
import type { RunningParty } from '@enlace/agency';
import type { LogLevel } from '@enlace/platform';
import { startPostgres } from '../servers/postgres.server.js';
import { freePort } from '../servers/free.port.js';
import { createDatabases } from './database.creator.js';
import { startLogin, type FleetLogin } from './fleet.login.js';
import { prepareIdentities } from './identity.store.js';
import { MEMBERS, WITNESS, type Member } from './member.list.js';
import { startProcess } from './member.process.js';

/** After the first port, beyond those of all members there may be. */
const PROVIDER_PORT = 90;

export interface FleetOptions {
  /** Everything that is written goes here. */
  readonly dataFolder: string;
  readonly processes: boolean;
  /** Whether people and machines log in at a provider, or bear tokens of a file. @defaultValue the latter */
  readonly login?: boolean;
  /** A Redis to use instead of BullMQ's PostgreSQL backend. */
  readonly redisUrl?: string | undefined;
  /** A PostgreSQL server to use instead of an embedded one; the user must be able to create databases. */
  readonly databaseUrl?: string | undefined;
  /** What the names of its databases begin with. @defaultValue `enlace_` */
  readonly databasePrefix?: string;
  /** The first of consecutive ports; 0 for any free ones. */
  readonly firstPort: number;
  readonly logLevel: LogLevel;
  /** Further settings for every member, such as `RELAY_RETRY_SECONDS`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly progress: (step: string) => void;
}

export interface FleetMember {
  readonly party: PartyId;
  readonly url: string;
  readonly tokens: Readonly<Partial<Record<Role, string>>>;
}

export interface Fleet {
  readonly broker: 'redis' | 'postgres';
  readonly members: readonly FleetMember[];
  readonly login: Pick<FleetLogin, 'issuer' | 'accounts'> | undefined;
  /** Ends one member alone, as an outage of one institution does; the others go on. */
  stopMember(party: PartyId): Promise<void>;
  /** Starts a member that was ended, on its data and at the address it had. */
  startMember(party: PartyId): Promise<void>;
  stop(): Promise<void>;
}

/** The witness last, so that no party of the exchange changed its port when it came. */
const everybody = [...MEMBERS, WITNESS];

/** Starts at most on ports that were drawn: before one is bound, the system may give it to a connection of anybody. */
const DRAWS = 5;

/**
 * Starts the whole exchange on this machine. What has started is stopped again when a later part fails. A login tells
 * addresses before they are bound; if one of them is taken meanwhile, all start again on others.
 */
export async function startFleet(options: FleetOptions): Promise<Fleet> {
  for (let draw = 1; ; draw += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      const taken = (error as { code?: unknown }).code === 'EADDRINUSE';
      if (!taken || options.firstPort > 0 || draw === DRAWS) throw error;
    }
  }
}

async function startOnce(options: FleetOptions): Promise<Fleet> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.toReversed()) await end();
  };
  try {
    const serverUrl = options.databaseUrl ?? (await embedded(options, stops));
    options.progress('databases');
    const databases = await createDatabases(
      serverUrl,
      [...everybody.map(({ party }) => party), 'broker'],
      options.databasePrefix ?? 'enlace_',
    );
    const identities = await prepareIdentities(join(options.dataFolder, 'identities'), everybody);
    const broker = options.redisUrl
      ? { REDIS_URL: options.redisUrl }
      : { BROKER_DATABASE_URL: databases.get('broker') };

    const ports = await portsOf(options);
    const login = options.login ? await openLogin(options, ports, stops) : undefined;

    const members: FleetMember[] = [];
    const running = new Map<PartyId, RunningParty>();
    stops.push(async () => void (await Promise.all([...running.values()].map((member) => member.close()))));
    const start = async (member: Member, port: string): Promise<RunningParty> => {
      const env = {
        ...options.settings,
        ...broker,
        HOST: '127.0.0.1',
        PORT: port,
        DATABASE_URL: databases.get(member.party),
        KEYS_FILE: identities.of.get(member.party)?.keysFile,
        DATA_KEYS_FILE: identities.of.get(member.party)?.dataKeysFile,
        ...(login?.environmentOf(member.party) ?? {
          TOKENS_FILE: identities.of.get(member.party)?.tokensFile,
        }),
        DIRECTORY_FILE: identities.directoryFile,
        LOG_LEVEL: options.logLevel,
        ...(member === WITNESS && { LOG_KEYS: identities.logKey }),
        ...(member.party === 'audit' && {
          WITNESS_URL: members.find(({ party }) => party === WITNESS.party)?.url,
          WITNESS_KEY: identities.witnessKey,
        }),
      };
      const party = await (options.processes ? startProcess(member, env) : member.start(env));
      running.set(member.party, party);
      return party;
    };
    // The witness first: the audit is told where it is.
    for (const member of [WITNESS, ...MEMBERS]) {
      options.progress(member.party);
      const { url } = await start(member, String(ports.get(member.party) ?? 0));
      const tokens = login ? {} : (identities.of.get(member.party)?.tokens ?? {});
      members.push({ party: member.party, url, tokens });
    }
    return {
      broker: options.redisUrl ? 'redis' : 'postgres',
      members: [...members.slice(1), ...members.slice(0, 1)],
      login,
      stop,
      async stopMember(party) {
        await running.get(party)?.close();
        running.delete(party);
      },
      async startMember(party) {
        const member = everybody.find((candidate) => candidate.party === party);
        const known = members.find((candidate) => candidate.party === party);
        if (member && known && !running.has(party)) await start(member, new URL(known.url).port);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function embedded(options: FleetOptions, stops: (() => Promise<void>)[]): Promise<string> {
  options.progress('PostgreSQL');
  const server = await startPostgres({
    dataDir: join(options.dataFolder, 'postgres'),
    settings: { max_connections: 300 },
  });
  stops.push(() => server.stop());
  return server.url;
}

/** The address of a member is known before it starts when somebody must be told where to send browsers back to. */
async function portsOf({ firstPort, login }: FleetOptions): Promise<ReadonlyMap<PartyId, number>> {
  const ports = new Map<PartyId, number>();
  for (const [index, { party }] of everybody.entries())
    ports.set(party, firstPort > 0 ? firstPort + index : login ? await freePort() : 0);
  return ports;
}

async function openLogin(
  options: FleetOptions,
  ports: ReadonlyMap<PartyId, number>,
  stops: (() => Promise<void>)[],
): Promise<FleetLogin> {
  options.progress('identity provider');
  const login = await startLogin(
    join(options.dataFolder, 'identities'),
    everybody,
    options.firstPort === 0 ? 0 : options.firstPort + PROVIDER_PORT,
    new Map([...ports].map(([party, port]) => [party, `http://127.0.0.1:${port}`])),
  );
  stops.push(() => login.close());
  return login;
}
