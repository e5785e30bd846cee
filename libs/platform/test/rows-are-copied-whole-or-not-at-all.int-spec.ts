import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { copyRows, createDataSource } from '@enlace/platform';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import { startFaultyProxy, type FaultyProxy } from '../../../test/support/network/faulty.proxy.js';

const ID = '0197d0a4-0000-7000-8000-000000000001';
const OTHER = '0197d0a4-0000-7000-8000-000000000002';

let test: TestDatabase;
let proxy: FaultyProxy;
let database: DataSource;

beforeAll(async () => {
  test = await createDatabase('copied');
  proxy = await startFaultyProxy(test.url);
  database = createDataSource({ url: proxy.url, applicationName: 'copied', poolSize: 2, migrations: [] });
  await database.initialize();
  await database.query(`
    CREATE TABLE it (
      id uuid PRIMARY KEY, "order" integer, body text NOT NULL, at timestamptz, sealed bytea,
      position bigint GENERATED ALWAYS AS IDENTITY
    )`);
});
afterAll(async () => {
  await database.destroy();
  await proxy.close();
  await test.drop();
});
beforeEach(() => database.query('TRUNCATE it RESTART IDENTITY'));

const stored = (): Promise<unknown[]> => database.query('SELECT * FROM it ORDER BY position');

async function copy(ids: readonly string[], bodies: readonly unknown[]): Promise<void> {
  await database.transaction((tx) => copyRows('it', { id: ['uuid', ids], body: ['text', bodies] }, tx));
}

describe('rows that are copied', () => {
  it('arrive in their order, value for value, with nothing for nothing', async () => {
    const at = new Date('2026-11-27T10:00:00.123Z');
    await database.transaction((tx) =>
      copyRows(
        'it',
        {
          id: ['uuid', [OTHER, ID]],
          order: ['integer', [7, undefined]],
          body: ['text', ['Ñandú 🛶'.repeat(100_000), '']],
          at: ['timestamptz', [at, null]],
          sealed: ['bytea', [Buffer.from([0, 255, 10]), null]],
        },
        tx,
      ),
    );
    expect(await stored()).toEqual([
      {
        id: OTHER,
        order: 7,
        body: 'Ñandú 🛶'.repeat(100_000),
        at,
        sealed: Buffer.from([0, 255, 10]),
        position: '1',
      },
      { id: ID, order: null, body: '', at: null, sealed: null, position: '2' },
    ]);
  });

  it('may be none', async () => {
    await copy([], []);
    expect(await stored()).toEqual([]);
  });

  it('are none of them there when one is against a rule, and the connection serves on', async () => {
    await expect(copy([ID, ID], ['a', 'b'])).rejects.toMatchObject({ code: '23505' });
    await expect(copy([ID, OTHER], ['a', null])).rejects.toMatchObject({ code: '23502' });
    await expect(copy([ID], ['a\0b'])).rejects.toMatchObject({ code: '22021' });
    expect(await stored()).toEqual([]);
    await copy([ID], ['a']);
    expect(await stored()).toHaveLength(1);
  });

  it('go with their transaction', async () => {
    const undone = database.transaction(async (tx) => {
      await copyRows('it', { id: ['uuid', [ID]], body: ['text', ['a']] }, tx);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await stored()).toEqual([]);
  });
});

describe('a value that is not of its column’s type', () => {
  it('is refused before anything is sent, by the name of the column and without the value', async () => {
    const refused = copy(['no uuid of anybody'], ['a']);
    await expect(refused).rejects.toThrow(TypeError);
    await expect(refused).rejects.toThrow('A value for it.id is not of the type of the column.');
    expect(await stored()).toEqual([]);
  });
});

describe('a link that falls silent under a copy', () => {
  it('fails it in bounded time, and the pool gets new connections', async () => {
    const waiting = database.transaction((tx) => {
      proxy.silence();
      return copyRows('it', { id: ['uuid', [ID]], body: ['text', ['a']] }, tx);
    });
    await expect(waiting).rejects.toThrow(/Query read timeout/);
    proxy.resume();
    await eventually(() => copy([OTHER], ['b']));
    expect(await stored()).toHaveLength(1);
  }, 60_000);
});
