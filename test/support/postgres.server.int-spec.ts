import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startPostgres, type PostgresServer } from '../../apps/sandbox/src/servers/postgres.server.js';

const settings = { fsync: 'off' };

let root: string;
let dataDir: string;
let server: PostgresServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'enlace-postgres-'));
  await chmod(root, 0o711);
  dataDir = join(root, 'data');
  server = await startPostgres({ dataDir, settings });
  await query(server.url, 'CREATE TABLE kept (n int)');
});

afterAll(async () => {
  await server.stop();
  await rm(root, { recursive: true, force: true });
});

beforeEach(() => server.start());

async function query(connectionString: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function keeps(n: number): Promise<void> {
  expect(await query(server.url, `SELECT n FROM kept WHERE n = ${n}`)).toEqual([{ n }]);
}

describe('the data of the embedded PostgreSQL', () => {
  it('survives a stop and a start by another run', async () => {
    const created = await stat(join(dataDir, 'cluster', 'PG_VERSION'));
    const { url } = server;
    await query(url, 'INSERT INTO kept VALUES (1)');
    await server.stop();
    server = await startPostgres({ dataDir, settings });
    await keeps(1);
    expect(server.url).toBe(url);
    expect((await stat(join(dataDir, 'cluster', 'PG_VERSION'))).mtimeMs).toBe(created.mtimeMs);
  });

  it('survives a kill -9 in the middle of work, on the same port', async () => {
    const { url } = server;
    const busy = new Client({ connectionString: url });
    const lost = new Promise((resolve) => busy.on('error', resolve));
    await busy.connect();
    await busy.query('INSERT INTO kept VALUES (2)');
    await busy.query('BEGIN; INSERT INTO kept VALUES (3)');
    await server.kill();
    await lost;
    await server.restart();
    expect(server.url).toBe(url);
    await keeps(2);
    expect(await query(url, 'SELECT n FROM kept WHERE n = 3')).toEqual([]);
  });

  it('survives a crash after which the lock names a process that is something else', async () => {
    await query(server.url, 'INSERT INTO kept VALUES (4)');
    await server.kill();
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    const lock = await readFile(file, 'utf8');
    await writeFile(file, lock.replace(/^\d+/, String(process.pid)));
    server = await startPostgres({ dataDir, settings });
    await keeps(4);
  });

  it('moves with the server to another port when the old one is taken', async () => {
    await query(server.url, 'INSERT INTO kept VALUES (5)');
    const { url } = server;
    await server.stop();
    const squatter = createServer().listen(Number(new URL(url).port), '127.0.0.1');
    try {
      server = await startPostgres({ dataDir, settings });
      expect(server.url).not.toBe(url);
      await keeps(5);
    } finally {
      squatter.close();
    }
  });
});

describe('the embedded PostgreSQL', () => {
  it('refuses a second start on a folder in use, and the first goes on', async () => {
    const second = startPostgres({ dataDir, settings });
    await expect(second).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining('is running on this data folder'),
    });
    expect(await query(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses a port that is taken, by its number', async () => {
    const { port } = new URL(server.url);
    const other = startPostgres({ dataDir: join(root, 'other'), port: Number(port), settings });
    await expect(other).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`),
    });
  });

  it('says what PostgreSQL said when a setting is wrong', async () => {
    const wrong = startPostgres({ dataDir: join(root, 'other'), settings: { max_connections: 'many' } });
    await expect(wrong).rejects.toMatchObject({ message: expect.stringContaining('max_connections') });
  });

  it('refuses a folder that holds other files, and leaves them alone', async () => {
    const path = join(root, 'papers');
    await mkdir(path);
    await writeFile(join(path, 'letter.txt'), 'x');
    await expect(startPostgres({ dataDir: path, settings })).rejects.toMatchObject({
      code: 'configuration-invalid',
    });
    expect(await readdir(path)).toEqual(['letter.txt']);
  });

  it('refuses a folder below a file, naming the folder', async () => {
    const path = join(dataDir, 'password', 'below');
    await expect(startPostgres({ dataDir: path, settings })).rejects.toMatchObject({ facts: { path } });
  });

  it('begins again where a first start was interrupted', async () => {
    const path = join(root, 'interrupted');
    await mkdir(join(path, 'cluster.unfinished', 'base'), { recursive: true });
    await writeFile(join(path, 'password'), 'of-the-first-start\n', { mode: 0o600 });
    const other = await startPostgres({ dataDir: path, settings });
    try {
      expect(await query(other.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect(other.url).toContain(':of-the-first-start@');
    } finally {
      await other.stop();
    }
  });

  it('listens to this machine alone, and to the password that only its folder knows', async () => {
    expect(await query(server.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await query(server.url, 'SHOW unix_socket_directories')).toEqual([
      { unix_socket_directories: '' },
    ]);
    const wrong = new URL(server.url);
    wrong.password = 'guess';
    await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('creates a database once, however often and however many at a time ask for it', async () => {
    const urls = await Promise.all([1, 2, 3, 4].map(() => server.createDatabase('Caso "uno"')));
    expect(new Set([...urls, await server.createDatabase('Caso "uno"')])).toEqual(new Set([urls[0]]));
    expect(await query(String(urls[0]), 'SELECT current_database() AS name')).toEqual([
      { name: 'Caso "uno"' },
    ]);
  });

  it('ends as often as it is told to', async () => {
    await server.stop();
    await server.stop();
    await server.kill();
    await expect(query(server.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
