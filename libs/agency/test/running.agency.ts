import { createHash } from 'node:crypto';
import { AGENCIES, ROLES, type AgencyId, type Role } from '@enlace/contracts';
import { BullMqClient, type OutboundJob } from '@enlace/transport';
import { Client } from 'pg';
import { brokers } from '../../../test/support/broker.js';
import { createDatabase } from '../../../test/support/database.js';
import { AgencyModule } from '../src/agency.module.js';
import { startParty } from '../src/party/party.boot.js';
import type { PartyConfig } from '../src/party/party.config.js';
import type { Parties } from './parties.js';

export interface Asked {
  readonly role?: Role;
  readonly json?: unknown;
  /** Sent as it is. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A whole agency as it runs in production: HTTP, queue, relay, on a database and a broker of its own. */
export interface RunningAgency {
  /** Without a role the request has no token. */
  ask(path: string, asked?: Asked): Promise<Response>;
  /** The metrics as a scraper reads them, by name and labels. */
  scrape(): Promise<Metrics>;
  /** Puts a job into its queue, past every relay. */
  send(job: Omit<OutboundJob, 'queue'>): Promise<void>;
  query(sql: string, values?: readonly unknown[]): Promise<unknown[]>;
  stop(): Promise<void>;
}

/** Samples by series, such as `enlace_outbox_open_copies{destination="onpar"}`. */
export type Metrics = Readonly<Record<string, number>>;

const tokenOf = (role: Role): string => `a-token-of-the-role-${role}`;
const TOKENS = ROLES.map((role) => ({
  sha256: createHash('sha256').update(tokenOf(role)).digest('hex'),
  actor: `some-${role}`,
  role,
}));

/** @param reach where the agency finds its database, if not where the test does: a proxy in between, say */
export async function runAgency(
  parties: Parties,
  id: AgencyId,
  changes: Partial<PartyConfig> = {},
  reach: (url: string) => string = (url) => url,
): Promise<RunningAgency> {
  const database = await createDatabase(`agency_${id}`);
  const [redis] = brokers();
  if (!redis) throw new Error('There is no broker to test on.');
  const { broker, drop } = await redis.create();
  const config = parties.configOf(id, {
    broker,
    tokens: TOKENS,
    databaseUrl: reach(database.url),
    offices: { [id]: ['central'] },
    ...changes,
  });
  const module = AgencyModule.register({ id, offices: ['central'] }, config);
  const running = await startParty(module, config, AGENCIES[id].name);
  const client = new BullMqClient({ broker });
  const sql = new Client({ connectionString: database.url });
  await sql.connect();

  const ask: RunningAgency['ask'] = (path, { role, json, raw, headers } = {}) =>
    fetch(`${running.url}${path}`, {
      method: (json ?? raw) === undefined ? 'GET' : 'POST',
      headers: {
        ...(role && { authorization: `Bearer ${tokenOf(role)}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(raw === undefined ? {} : { body: raw }),
    });
  return {
    ask,
    scrape: async () => parse(await (await ask('/metrics', { role: 'operator' })).text()),
    send: (job) => client.sendBulk([{ ...job, queue: id }]),
    query: async (text, values = []) => (await sql.query<Record<string, unknown>>(text, [...values])).rows,
    async stop() {
      await running.close();
      await client.close();
      await sql.end();
      await Promise.all([drop(), database.drop()]);
    },
  };
}

function parse(text: string): Metrics {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [
      line.slice(0, line.lastIndexOf(' ')),
      Number(line.slice(line.lastIndexOf(' ') + 1)),
    ]),
  );
}
