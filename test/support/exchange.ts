import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PartyId, Role } from '@enlace/contracts';
import type { LogLevel } from '@enlace/platform';
import { KeyDirectory, KeyRing, RecordVault, WrappingKeySet, WrappingKeys } from '@enlace/security';
import { BullMqClient, type BrokerOptions, type OutboundJob } from '@enlace/transport';
import { startFleet, type Fleet } from '../../apps/sandbox/src/fleet/fleet.js';
import { execute, select } from '../../apps/sandbox/src/servers/postgres.session.js';
import { serverUrl } from './environment.js';
import { ExchangeClient } from './exchange.client.js';

type Published = ConstructorParameters<typeof KeyDirectory>[0];

export type Backend = BrokerOptions['backend'];

/** For `describe.each(BACKENDS)('... on %s', ...)`. */
export const BACKENDS = ['redis', 'postgres'] as const satisfies readonly Backend[];

export interface ExchangeOptions {
  /** A Redis of the test's own, which it may wipe. @defaultValue the one of the test run, under a prefix of its own */
  readonly redisUrl?: string;
  /** @defaultValue the PostgreSQL of the test run */
  readonly databaseUrl?: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether people log in, as in production, or every role has a token. @defaultValue the latter */
  readonly login?: boolean;
}

/** Quick to repeat itself: a test waits for the facts, not for the patience of a real relay. */
const SETTINGS = {
  RELAY_RETRY_SECONDS: '0.5',
  RELAY_RETRY_CAP_SECONDS: '1',
  RELAY_POLL_MILLISECONDS: '100',
  // A test asks again until the fact is there, faster than any person.
  RATE_USER_PER_MINUTE: '0',
  RATE_ADDRESS_PER_MINUTE: '0',
};

/** Every institution and the audit, really running in this process on databases and queues of their own. */
export async function startExchange(backend: Backend, options: ExchangeOptions = {}): Promise<Exchange> {
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
    logLevel: (process.env['TEST_LOG_LEVEL'] ?? 'silent') as LogLevel,
    settings: { ...SETTINGS, QUEUE_PREFIX: name, ...options.settings },
    progress: () => undefined,
    ...(backend === 'redis' && { redisUrl }),
  });
  const broker: BrokerOptions =
    backend === 'redis'
      ? { backend, url: redisUrl, prefix: name }
      : { backend, url: databaseOf(`${name}_broker`), schema: name };
  return new Exchange(fleet, folder, name, broker);
}

function databaseOf(name: string): string {
  const url = new URL(serverUrl('TEST_POSTGRES_URL'));
  url.pathname = `/${name}`;
  return url.href;
}

export class Exchange extends ExchangeClient {
  private readonly injector: BullMqClient;

  constructor(
    private readonly fleet: Fleet,
    private readonly folder: string,
    private readonly name: string,
    readonly broker: BrokerOptions,
  ) {
    super(fleet.members);
    this.injector = new BullMqClient({ broker });
  }

  get members(): Fleet['members'] {
    return this.fleet.members;
  }

  get databases(): Record<string, string> {
    return Object.fromEntries(this.members.map(({ party }) => [party, this.databaseOf(party)]));
  }

  get login(): NonNullable<Fleet['login']> {
    if (this.fleet.login) return this.fleet.login;
    throw new Error('This exchange was started without a login.');
  }

  stopMember(party: PartyId): Promise<void> {
    return this.fleet.stopMember(party);
  }

  startMember(party: PartyId): Promise<void> {
    return this.fleet.startMember(party);
  }

  /** Gives somebody of one office a token, and restarts the party so that it knows. */
  async grant(party: PartyId, role: Role, office: string): Promise<string> {
    const token = randomUUID();
    const file = join(this.folder, 'identities', `${party}.tokens.json`);
    const known = JSON.parse(await readFile(file, 'utf8')) as unknown[];
    const sha256 = createHash('sha256').update(token).digest('hex');
    await writeFile(file, JSON.stringify([...known, { sha256, actor: `${role}.${office}`, role, office }]));
    await this.stopMember(party);
    await this.startMember(party);
    return token;
  }

  /** Where the keys and the directory of every party lie, as `npm run keys` finds them. */
  get identities(): string {
    return join(this.folder, 'identities');
  }

  /** Puts jobs straight into queues, past every relay. */
  inject(jobs: readonly OutboundJob[]): Promise<void> {
    return this.injector.sendBulk(jobs);
  }

  async keys(party: PartyId): Promise<KeyRing> {
    return new KeyRing(party, (await this.identity(`${party}.keys`)) as { keys: [] });
  }

  /** What opens the records of an agency, past its API. */
  async vault(party: PartyId): Promise<RecordVault> {
    const { keys } = (await this.identity(`${party}.datakeys`)) as { keys: unknown };
    return new RecordVault(new WrappingKeys(WrappingKeySet.parse(keys)));
  }

  async directory(): Promise<KeyDirectory> {
    const { parties } = (await this.identity('directory')) as { parties: Published };
    return new KeyDirectory(parties);
  }

  /** The database of a party, past its API. */
  databaseOf(party: PartyId | 'broker'): string {
    return databaseOf(`${this.name}_${party}`);
  }

  rows<T extends object>(
    party: PartyId | 'broker',
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<T[]> {
    return select<T>(this.databaseOf(party), sql, values);
  }

  async count(party: PartyId, table: string, where = 'true'): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      party,
      `SELECT count(*)::integer AS n FROM ${table} WHERE ${where}`,
    );
    return row?.n ?? 0;
  }

  async stop(): Promise<void> {
    await this.fleet.stop();
    await this.injector.close();
    await this.dropDatabases();
    await rm(this.folder, { recursive: true, force: true });
  }

  private dropDatabases(): Promise<void> {
    const names = [...this.members.map((member) => member.party), 'broker'];
    const drops = names.map((name) => `DROP DATABASE IF EXISTS "${this.name}_${name}" WITH (FORCE)`);
    return execute(serverUrl('TEST_POSTGRES_URL'), drops);
  }

  private async identity(name: string): Promise<unknown> {
    return JSON.parse(await readFile(join(this.folder, 'identities', `${name}.json`), 'utf8'));
  }
}
