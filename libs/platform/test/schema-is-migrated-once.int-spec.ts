import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource, openDatabase, type DatabaseOptions } from '@enlace/platform';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Counted1764000000100, Failing1764000000200 } from './migrated.once.js';

let database: TestDatabase;
let opened: DataSource[];

beforeEach(async () => {
  opened = [];
  database = await createDatabase('platform');
});

afterEach(async () => {
  for (const dataSource of opened) if (dataSource.isInitialized) await dataSource.destroy();
  await database.drop();
});

function source(options: Partial<DatabaseOptions> = {}): DataSource {
  const dataSource = createDataSource({
    url: database.url,
    applicationName: 'platform-test',
    migrations: [Counted1764000000100],
    ...options,
  });
  opened.push(dataSource);
  return dataSource;
}

async function ask<T extends object>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function runs(): Promise<number> {
  return (await ask('SELECT id FROM run')).length;
}

function boot(): { process: ChildProcess; lines: Interface } {
  const script = 'libs/platform/test/migrating.process.ts';
  const child = spawn(process.execPath, ['--import', './test/support/typescript.mjs', script, database.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { process: child, lines: createInterface(child.stdout) };
}

describe('a database that several open at once', () => {
  it('is migrated once by three processes', async () => {
    const boots = [boot(), boot(), boot()];
    await Promise.all(boots.map(({ lines }) => once(lines, 'line')));
    const ends = boots.map(({ process: child }) => once(child, 'exit'));
    for (const { process: child } of boots) child.stdin?.end('go\n');
    expect(await Promise.all(ends)).toEqual(boots.map(() => [0, null]));
    expect(await runs()).toBe(1);
  });

  it('is migrated once by several sources of one process', async () => {
    await Promise.all(Array.from({ length: 4 }, () => openDatabase(source())));
    expect(await runs()).toBe(1);
  });
});

describe('a database', () => {
  it('that is up to date is left alone', async () => {
    await openDatabase(source());
    await openDatabase(source());
    expect(await runs()).toBe(1);
  });

  it('is opened over a single connection: the lock does not wait for itself', async () => {
    const dataSource = source({ poolSize: 1 });
    await openDatabase(dataSource);
    await expect(dataSource.query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }]);
  });

  it('is free for the next one to migrate as soon as it is open', async () => {
    await openDatabase(source());
    // The server is shared with other specs, whose locks are listed here too.
    const locks = await ask(
      `SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
        WHERE locktype = 'advisory' AND datname = current_database()`,
    );
    expect(locks).toEqual([]);
  });

  it('never changes by itself: what no migration made is not there', async () => {
    await openDatabase(source());
    const tables = await ask(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    expect(tables).toEqual([{ tablename: 'migrations' }, { tablename: 'run' }]);
  });

  it('shows whose connection it is, and ends a transaction that was forgotten', async () => {
    const dataSource = source({ applicationName: 'enlace-onpar' });
    await openDatabase(dataSource);
    const [settings] = await dataSource.query<object[]>(
      `SELECT current_setting('application_name') AS name,
              current_setting('idle_in_transaction_session_timeout') AS timeout`,
    );
    expect(settings).toEqual({ name: 'enlace-onpar', timeout: '30s' });
  });
});

describe('a migration that fails', () => {
  const migrations = [Counted1764000000100, Failing1764000000200];

  it('keeps the process from starting and says why; of itself it leaves nothing, and what went before it stays', async () => {
    await expect(openDatabase(source({ migrations }))).rejects.toThrow(/division by zero/);
    expect(await runs()).toBe(1);
    expect(await ask(`SELECT to_regclass('half')::text AS half`)).toEqual([{ half: null }]);
  });

  it('leaves neither a connection nor the lock behind', async () => {
    const dataSource = source({ migrations, applicationName: 'failed-boot' });
    await openDatabase(dataSource).catch(() => undefined);
    expect(dataSource.isInitialized).toBe(false);
    const left = await ask(
      `SELECT 1 FROM pg_stat_activity WHERE application_name = 'failed-boot' AND state <> 'idle'`,
    );
    expect(left).toEqual([]);
    await openDatabase(source());
  });
});

describe('a schema that is not the one of this program', () => {
  it('is not brought up to date where the start may not migrate: it is refused, by the name of what is pending', async () => {
    await expect(openDatabase(source(), 'refuse')).rejects.toThrow(/pending \(Counted1764000000100\)/);
    expect(await ask(`SELECT to_regclass('run')::text AS run`)).toEqual([{ run: null }]);
  });

  it('and is up to date opens there like anywhere', async () => {
    await openDatabase(source());
    await openDatabase(source(), 'refuse');
    expect(await runs()).toBe(1);
  });

  it('but newer stops the start of an older program, whatever it may do', async () => {
    await openDatabase(source());
    const older = (): DataSource => source({ migrations: [] });
    for (const migrations of ['run', 'refuse'] as const)
      await expect(openDatabase(older(), migrations)).rejects.toThrow(
        /newer than this program \(Counted1764000000100\)/,
      );
  });
});

describe('a database that is not there', () => {
  it('keeps the process from starting', async () => {
    const url = new URL(database.url);
    url.pathname = '/nobody_made_this';
    await expect(openDatabase(source({ url: url.href }))).rejects.toThrow(/does not exist/);
  });
});
