import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource } from '@enlace/platform';
import * as fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { joinJson, jsonArray } from '../src/store/json.column.js';

let test: TestDatabase;
let database: DataSource;

beforeAll(async () => {
  test = await createDatabase('json');
  database = createDataSource({ url: test.url, applicationName: 'json', migrations: [] });
  await database.initialize();
});
afterAll(async () => {
  await database.destroy();
  await test.drop();
});

async function throughTheServer(values: readonly unknown[]): Promise<unknown[]> {
  const rows = await database.query<{ value: unknown; none: boolean }[]>(
    `SELECT value, value IS NULL AS none FROM unnest(${jsonArray('$1')}) WITH ORDINALITY AS it (value, place) ORDER BY place`,
    [joinJson(values)],
  );
  for (const { value, none } of rows) expect(none).toBe(value === null);
  return rows.map((row) => row.value);
}

it('gives back what it was given: line breaks, quotes, backslashes, nulls and the word null', async () => {
  const values = [{ a: '\n"\\n' }, null, 'null', '\r\n', '', [], {}, { b: [null, '\u2028', 'ñ'] }, '\n', 0];
  expect(await throughTheServer(values)).toEqual(values);
  expect(await throughTheServer([null])).toEqual([null]);
  expect(await throughTheServer([undefined, { a: 1 }])).toEqual([null, { a: 1 }]);
});

it('gives back any text', async () => {
  const text = fc.string({ unit: 'binary' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(text, fc.constant(null), fc.record({ text })), { minLength: 1 }),
      async (values) => {
        expect(await throughTheServer(values)).toEqual(values);
      },
    ),
    { seed: 20261124, numRuns: 100 },
  );
});
