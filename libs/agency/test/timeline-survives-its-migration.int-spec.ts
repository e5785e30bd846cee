import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource, openDatabase } from '@enlace/platform';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Timeline1764910000000 } from '../src/migrations/1764910000000-timeline.migration.js';
import { AGENCY_MIGRATIONS } from '../src/migrations/agency.migrations.js';

const AFTER = AGENCY_MIGRATIONS.slice(0, AGENCY_MIGRATIONS.indexOf(Timeline1764910000000) + 1);
const BEFORE = AFTER.slice(0, -1);

const REFERRAL = `
  INSERT INTO referral (case_code, direction, agency, status, code_only, person_count, acknowledge_hours, contact_hours,
    acknowledge_by, contact_by, message_id, correlation_id, sequence_out, created_at, updated_at)
  VALUES ('7KQ4-M2XD-H', 'received', 'senafront', 'accepted', false, 1, 24, 72, now(), now(), gen_random_uuid(),
    gen_random_uuid(), 2, '2026-11-20T10:00:00Z', now())`;

/** As every version before wrote them: the request is the first. */
const EVENTS = `
  INSERT INTO referral_event (case_code, type, at, agency, actor, status, reason) VALUES
    ('7KQ4-M2XD-H', 'referral.requested.v1', '2026-11-20T10:00:00Z', 'senafront', 'officer.senafront', 'requested', NULL),
    ('7KQ4-M2XD-H', 'referral.received.v1', '2026-11-20T11:00:00Z', 'onpar', 'focal.onpar', 'received', NULL),
    ('7KQ4-M2XD-H', 'referral.accepted.v1', '2026-11-20T12:00:00Z', 'onpar', 'focal.onpar', 'accepted', NULL)`;

const columns = 'type, at, agency, actor, status, reason';

describe('a timeline that was kept as rows of events', () => {
  let database: TestDatabase;
  const open: DataSource[] = [];

  beforeEach(async () => {
    database = await createDatabase('timeline');
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.destroy()));
    await database.drop();
  });

  async function migrated(migrations: typeof AGENCY_MIGRATIONS): Promise<DataSource> {
    const dataSource = createDataSource({ url: database.url, applicationName: 'timeline', migrations });
    open.push(dataSource);
    await openDatabase(dataSource);
    return dataSource;
  }

  it('reads the same afterwards, and again when the change is taken back', async () => {
    const old = await migrated(BEFORE);
    await old.query(REFERRAL);
    await old.query(EVENTS);
    const before = await old.query<object[]>(`SELECT ${columns} FROM referral_event ORDER BY id`);
    expect(before).toHaveLength(3);

    const now = await migrated(AFTER);
    expect(await now.query(`SELECT ${columns} FROM referral_timeline ORDER BY id`)).toEqual(before);
    expect(await now.query('SELECT count(*)::integer AS count FROM referral_event')).toEqual([{ count: 2 }]);

    await now.undoLastMigration();
    expect(await now.query(`SELECT ${columns} FROM referral_event ORDER BY id`)).toEqual(before);
  });
});
