import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@enlace/platform';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { startFaultyProxy, type FaultyProxy } from '../../../test/support/network/faulty.proxy.js';

let database: TestDatabase;
let proxy: FaultyProxy;
let source: DataSource;

beforeAll(async () => {
  database = await createDatabase('prepared');
  proxy = await startFaultyProxy(database.url);
  source = createDataSource({ url: proxy.url, applicationName: 'prepared', poolSize: 1, migrations: [] });
  await source.initialize();
});
afterAll(async () => {
  await source.destroy();
  await proxy.close();
  await database.drop();
});

const prepared = (): Promise<{ statement: string }[]> =>
  source.query(
    `SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%unnest%' ORDER BY statement`,
  );

describe('a statement', () => {
  it('with parameters is prepared once for each connection, however often it runs', async () => {
    for (let time = 0; time < 5; time += 1)
      expect(await source.query('SELECT * FROM unnest($1::int[]) AS n', [[time, 7]])).toEqual([
        { n: time },
        { n: 7 },
      ]);
    expect(await prepared()).toEqual([{ statement: 'SELECT * FROM unnest($1::int[]) AS n' }]);
  });

  it('of the same text means the same inside a transaction', async () => {
    const rows = await source.transaction((tx) => tx.query('SELECT * FROM unnest($1::int[]) AS n', [[1]]));
    expect(rows).toEqual([{ n: 1 }]);
    expect(await prepared()).toHaveLength(1);
  });

  it('that fails leaves the connection fit for the next', async () => {
    await expect(source.query('SELECT 1 / $1::int', [0])).rejects.toThrow(/division by zero/);
    expect(await source.query('SELECT 1 / $1::int AS n', [1])).toEqual([{ n: 1 }]);
  });
});

describe('a link that falls silent', () => {
  let two: DataSource;

  beforeAll(async () => {
    two = createDataSource({ url: proxy.url, applicationName: 'silent', poolSize: 2, migrations: [] });
    await two.initialize();
  });
  afterAll(() => two.destroy());

  it('fails each statement in bounded time, with parameters or without, and the pool gets new connections', async () => {
    const statements = [['SELECT $1::int AS n', [1]] as const, ['SELECT 1 AS n'] as const];
    const ask = (): Promise<unknown[]> =>
      Promise.all(statements.map(([text, values]) => two.query(text, values && [...values])));
    expect(await ask()).toEqual([[{ n: 1 }], [{ n: 1 }]]);
    proxy.silence();
    await Promise.all(
      statements.map(([text, values]) =>
        expect(two.query(text, values && [...values])).rejects.toThrow(/Query read timeout/),
      ),
    );
    proxy.resume();
    await eventually(async () => expect(await ask()).toEqual([[{ n: 1 }], [{ n: 1 }]]));
  }, 60_000);
});
