import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDataSource } from '@enlace/platform';
import * as fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { fromBase64, joinSealed, sealedArray } from '../src/store/sealed.column.js';

let test: TestDatabase;
let database: DataSource;

beforeAll(async () => {
  test = await createDatabase('sealed');
  database = createDataSource({ url: test.url, applicationName: 'sealed', migrations: [] });
  await database.initialize();
});
afterAll(async () => {
  await database.destroy();
  await test.drop();
});

async function throughTheServer(values: readonly (Buffer | null)[]): Promise<(Buffer | null)[]> {
  const rows = await database.query<{ value: Buffer | null }[]>(
    `SELECT ${fromBase64('it.value')} AS value
     FROM unnest(${sealedArray('$1')}) WITH ORDINALITY AS it (value, place) ORDER BY place`,
    [joinSealed(values)],
  );
  return rows.map((row) => row.value);
}

it('gives back what it was given, and nothing for nothing', async () => {
  expect(await throughTheServer([null])).toEqual([null]);
  expect(await throughTheServer([])).toEqual([]);
  const values = [Buffer.from('-'), null, Buffer.from([0, 255, 10]), Buffer.from(' ')];
  expect(await throughTheServer(values)).toEqual(values);
});

it('gives back any bytes', async () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((array) => Buffer.from(array));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(bytes, fc.constant(null)), { minLength: 1, maxLength: 20 }),
      async (values) => {
        expect(await throughTheServer(values)).toEqual(values);
      },
    ),
    { seed: 20261125, numRuns: 100 },
  );
});
