import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, openDatabase } from '@enlace/platform';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { compareSchema } from '../../../test/support/schema.dump.js';
import { AGENCY_MIGRATIONS } from '../src/migrations/agency.migrations.js';

const HOW_TO_UPDATE = `
-- The migrations make another schema than libs/agency/schema.sql says. If that is meant, write it anew and commit it:
-- UPDATE_SCHEMA=1 npm run jest -- --selectProjects integration --testPathPatterns libs/agency/test/schema
`;

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase('agency_schema');
  const dataSource = createDataSource({
    url: database.url,
    applicationName: 'schema',
    migrations: AGENCY_MIGRATIONS,
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
