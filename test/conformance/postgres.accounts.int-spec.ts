import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@enlace/platform';
import { BullMqClient } from '@enlace/transport';
import { Client } from 'pg';
import { postgresAccount } from '../../apps/sandbox/src/servers/postgres.account.js';
import { startPostgres, type PostgresServer } from '../../apps/sandbox/src/servers/postgres.server.js';
import { CERTIFICATE, CERTIFICATE_KEY } from '../support/tls.fixture.js';

/** A server with TLS, and on it the roles and databases that the compose file makes. */
let folder: string;
let server: PostgresServer;
let ca: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlace-pg-'));
  ca = join(folder, 'certificate.pem');
  const key = join(folder, 'key.pem');
  await writeFile(ca, CERTIFICATE);
  await writeFile(key, CERTIFICATE_KEY, { mode: 0o600 });
  const { uid, gid } = await postgresAccount(join(folder, 'none'));
  if (uid !== undefined && gid !== undefined)
    await Promise.all([ca, key, folder].map((path) => chown(path, uid, gid)));
  server = await startPostgres({
    dataDir: join(folder, 'data'),
    settings: { fsync: 'off', ssl: 'on', ssl_cert_file: ca, ssl_key_file: key },
  });
  for (const party of ['onpar', 'inamu']) await makeParty(party);
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The statements of the script as they stand in it, with its variables filled in as psql does. */
async function makeParty(party: string): Promise<void> {
  const script = await readFile(new URL('../../docker/postgres/databases.sh', import.meta.url), 'utf8');
  const statements = /<<'SQL'\n([\s\S]*?)\nSQL/.exec(script)?.[1]?.split('\n') ?? [];
  expect(statements.length).toBeGreaterThan(2);
  for (const statement of statements)
    await ask(
      server.url,
      statement
        .replaceAll(':"party"', `"${party}"`)
        .replaceAll(':"database"', `"enlace_${party}"`)
        .replaceAll(":'password'", `'${party}-pass'`),
    );
}

function urlOf(party: string, database = party, query = ''): string {
  const url = new URL(server.urlOf(`enlace_${database}`));
  url.username = party;
  url.password = `${party}-pass`;
  return `${url.href}${query}`;
}

describe('the role of a party', () => {
  it.each(['enlace_inamu', 'postgres'])('may not so much as connect to %s', async (database) => {
    const url = new URL(urlOf('onpar'));
    url.pathname = `/${database}`;
    const reached = await ask(url.href, 'CREATE TABLE mine ()').then(
      () => true,
      () => false,
    );
    expect(reached).toBe(false);
    await expect(ask(urlOf('onpar', 'inamu'), 'SELECT 1')).rejects.toThrow('permission denied for database');
  });

  it.each([
    'CREATE DATABASE mine',
    'CREATE ROLE mine',
    'ALTER ROLE onpar SUPERUSER',
    "SELECT pg_read_file('/etc/passwd')",
    'SELECT passwd FROM pg_shadow',
    "COPY (SELECT 1) TO PROGRAM 'cat'",
    'SET ROLE inamu',
  ])('may not %s', async (statement) => {
    await expect(ask(urlOf('onpar'), statement)).rejects.toThrow(/permission denied|must be|superuser/i);
  });

  it('may do in its own database what a party needs', async () => {
    await ask(urlOf('onpar'), 'CREATE TABLE mine (name text)');
    expect(await ask(urlOf('onpar'), `INSERT INTO mine VALUES ('x') RETURNING name`)).toEqual([
      { name: 'x' },
    ]);
  });
});

describe('TLS to PostgreSQL', () => {
  const verified = (): string => `?sslmode=verify-full&sslrootcert=${encodeURIComponent(ca)}`;
  const encrypted = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';

  async function open(url: string): Promise<unknown> {
    const source = createDataSource({ url, applicationName: 'tls', migrations: [] });
    try {
      await source.initialize();
      return await source.query(encrypted);
    } finally {
      if (source.isInitialized) await source.destroy();
    }
  }

  it('is spoken with a server that the given authority vouches for', async () => {
    expect(await open(urlOf('onpar', 'onpar', verified()))).toEqual([{ ssl: true }]);
  });

  it('is refused with a server that nobody vouches for', async () => {
    await expect(open(urlOf('onpar', 'onpar', '?sslmode=verify-full'))).rejects.toThrow(/certificate/i);
  });

  it('is refused with a server of another name, though the authority is the right one', async () => {
    const url = urlOf('onpar', 'onpar', verified()).replace('127.0.0.1', '0.0.0.0');
    await expect(open(url)).rejects.toThrow(/does not match|altnames/i);
  });

  it('protects the queues on PostgreSQL as well', async () => {
    const client = new BullMqClient({
      broker: { backend: 'postgres', url: urlOf('onpar', 'onpar', '?sslmode=verify-full') },
    });
    await expect(client.connect()).rejects.toMatchObject({ code: 'unavailable' });
    await client.close();
    const trusting = new BullMqClient({
      broker: { backend: 'postgres', url: urlOf('onpar', 'onpar', verified()) },
    });
    await trusting.connect();
    await trusting.close();
  });
});
