import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@enlace/platform';
import * as fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';

let test: TestDatabase;
let database: DataSource;

beforeAll(async () => {
  test = await createDatabase('arrays');
  database = createDataSource({ url: test.url, applicationName: 'arrays', migrations: [] });
  await database.initialize();
});
afterAll(async () => {
  await database.destroy();
  await test.drop();
});

/** As the server tells them back, one row each. */
async function throughTheServer(type: string, values: readonly unknown[]): Promise<unknown[]> {
  const rows = await database.query<{ value: unknown }[]>(
    `SELECT it.value FROM unnest($1::${type}[]) WITH ORDINALITY AS it (value, place) ORDER BY place`,
    [values],
  );
  return rows.map((row) => row.value);
}

const text = fc.string({ unit: 'grapheme', maxLength: 300 }).filter((value) => !value.includes('\0'));
const TYPES: readonly [string, fc.Arbitrary<unknown>][] = [
  ['text', text],
  ['uuid', fc.uuid()],
  ['boolean', fc.boolean()],
  ['smallint', fc.integer({ min: -(2 ** 15) + 1, max: 2 ** 15 - 1 })],
  ['integer', fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })],
  ['timestamptz', fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })],
  ['bytea', fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes))],
];

describe('an array', () => {
  it.each(TYPES)('of %s comes back value for value, and nothing for nothing', async (type, value) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(value), { maxLength: 20 }), async (values) => {
        expect(await throughTheServer(type, values)).toEqual(values);
      }),
      { seed: 20261127, numRuns: 60 },
    );
  });

  it('of bigint holds every integer that a number holds', async () => {
    const values = [
      0,
      -1,
      1,
      2 ** 32,
      -(2 ** 32),
      2 ** 32 - 1,
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
    ];
    expect(await throughTheServer('bigint', values)).toEqual(values.map(String));
  });

  it('of times from before 2000 keeps them', async () => {
    const values = [new Date('1903-11-03T12:00:00.001Z'), new Date('1999-12-31T23:59:59.999Z')];
    expect(await throughTheServer('timestamptz', values)).toEqual(values);
  });

  it('holds a text of any length, and letters that need more bytes than one', async () => {
    const values = ['Ñ'.repeat(3_000_000), '', '"\\{}, NULL', 'NULL', '🛶'.repeat(100)];
    expect(await throughTheServer('text', values)).toEqual(values);
  });

  it('of texts that times are written as is read by the server', async () => {
    const [at] = await throughTheServer('timestamptz', ['2026-11-27T10:00:00.123Z']);
    expect(at).toEqual(new Date('2026-11-27T10:00:00.123Z'));
  });
});

describe('two arrays of one statement', () => {
  it('do not write over each other', async () => {
    const rows = await database.query(
      'SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[]) AS it (one, id, other)',
      [
        ['a', 'b'],
        ['0197d0a4-0000-7000-8000-000000000001', null],
        ['c', 'd'],
      ],
    );
    expect(rows).toEqual([
      { one: 'a', id: '0197d0a4-0000-7000-8000-000000000001', other: 'c' },
      { one: 'b', id: null, other: 'd' },
    ]);
  });

  it('of statements that run at the same time do not either', async () => {
    const asked = Array.from({ length: 30 }, (_, place) => [`${place}`, 'x'.repeat(place * 1000)]);
    const answers = await Promise.all(asked.map((values) => throughTheServer('text', values)));
    expect(answers).toEqual(asked);
  });
});

describe('what is no value of its type', () => {
  it.each([
    ['uuid', 'no uuid', /invalid input syntax for type uuid/],
    ['integer', 2 ** 31, /out of range/],
    ['smallint', 1.5, /invalid input syntax for type smallint/],
    ['boolean', 'perhaps', /invalid input syntax for type boolean/],
    ['text', 'a\0b', /invalid byte sequence/],
  ])('is refused by the server: %s', async (type, value, reason) => {
    await expect(throughTheServer(type, [value])).rejects.toThrow(reason);
    expect(await throughTheServer('integer', [1])).toEqual([1]);
  });
});
