import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningParty } from '@enlace/agency';
import { ROLES, type Role, type SealedMessage } from '@enlace/contracts';
import { BullMqClient, type BrokerOptions } from '@enlace/transport';
import type { TestBroker } from '../../../test/support/broker.js';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { startAudit } from '../src/audit.module.js';
import { bundle, type Member, type Parties } from './parties.js';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly type: string;
  readonly body: T;
}

/** The whole audit as it runs in production, configured by environment and files, on its own database and broker. */
export interface RunningAudit {
  readonly database: TestDatabase;
  /** Without a role the request has no token. */
  get<T = Record<string, unknown>>(path: string, role?: Role): Promise<Answer<T>>;
  /** Hands messages to the queue of the audit, as a sender's relay does. */
  send(from: Member, messages: readonly SealedMessage[]): Promise<void>;
  /** @throws what keeps the audit from starting again */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** @param settings such as those of a witness; without one the audit has none */
export async function runAudit(
  parties: Parties,
  { broker, drop }: TestBroker,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningAudit> {
  const database = await createDatabase('audit');
  const folder = await mkdtemp(join(tmpdir(), 'enlace-audit-'));
  const env = { ...(await writeSettings(folder, parties, database.url, broker)), ...settings };
  const client = new BullMqClient({ broker: named(broker) });
  let running: RunningParty | undefined = await startAudit(env);
  let jobs = 0;
  return {
    database,
    get: async <T>(path: string, role?: Role): Promise<Answer<T>> => {
      const headers = new Headers(role && { authorization: `Bearer ${tokenOf(role)}` });
      const response = await fetch(`${running?.url}${path}`, { headers });
      const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
      const body = (await response.json()) as T;
      return { status: response.status, type, body };
    },
    async send(from, messages) {
      jobs += 1;
      const name = 'referral.accepted.v1';
      await client.sendBulk([{ queue: 'audit', name, id: `job-${jobs}`, data: bundle(from, messages) }]);
    },
    async restart() {
      await running?.close();
      running = undefined;
      running = await startAudit(env);
    },
    async stop() {
      await running?.close();
      await client.close();
      await Promise.all([drop(), database.drop(), rm(folder, { recursive: true })]);
    },
  };
}

function tokenOf(role: Role): string {
  return `a-token-of-the-role-${role}`;
}

/** The test broker's own name, in the letters that a setting may have. */
function prefixOf(broker: BrokerOptions): string {
  return (broker.backend === 'redis' ? broker.prefix : broker.schema)?.replaceAll('-', '_') ?? 'enlace';
}

function named(broker: BrokerOptions): BrokerOptions {
  const prefix = prefixOf(broker);
  return broker.backend === 'redis' ? { ...broker, prefix } : { ...broker, schema: prefix };
}

async function writeSettings(
  folder: string,
  parties: Parties,
  databaseUrl: string,
  broker: BrokerOptions,
): Promise<Record<string, string>> {
  const write = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const tokens = ROLES.map((role) => ({
    sha256: createHash('sha256').update(tokenOf(role)).digest('hex'),
    actor: `some-${role}`,
    role,
  }));
  return {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    [broker.backend === 'redis' ? 'REDIS_URL' : 'BROKER_DATABASE_URL']: broker.url,
    QUEUE_PREFIX: prefixOf(broker),
    KEYS_FILE: await write('keys.json', parties.keys.audit),
    DIRECTORY_FILE: await write('directory.json', { parties: parties.published }),
    TOKENS_FILE: await write('tokens.json', tokens),
    LOG_LEVEL: 'silent',
    RELAY_POLL_MILLISECONDS: '50',
  };
}
