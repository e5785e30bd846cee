import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, openDatabase } from '@enlace/platform';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { compareSchema } from '../../../test/support/schema.dump.js';
import { WITNESS_MIGRATIONS } from '../src/witness.module.js';

const HOW_TO_UPDATE = `
-- The migrations make another schema than apps/defensoria/schema.sql says. If that is meant, write it anew and commit it:
-- UPDATE_SCHEMA=1 npm run jest -- --selectProjects integration --testPathPatterns apps/defensoria/test/schema
`;

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase('defensoria_schema');
  const dataSource = createDataSource({
    url: database.url,
    applicationName: 'schema',
    migrations: WITNESS_MIGRATIONS,
  });
  await openDatabase(dataSource);
  await dataSource.destroy();
});

afterAll(() => database.drop());

describe('the schema that the migrations make', () => {
  it('is the one in schema.sql', async () => {
    const { committed, actual } = await compareSchema(
      database.url,
      new URL('../schema.sql', import.meta.url),
    );
    const told = committed === actual ? actual : actual + HOW_TO_UPDATE;
    expect(told).toBe(committed);
  });
});
