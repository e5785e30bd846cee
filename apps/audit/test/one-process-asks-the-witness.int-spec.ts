import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, openDatabase } from '@enlace/platform';
import type { DataSource } from 'typeorm';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { AUDIT_MIGRATIONS } from '../src/audit.module.js';
import { whileLeased } from '../src/witness/witness.lease.js';

describe('asking the witness', () => {
  let database: TestDatabase;
  let db: DataSource;

  beforeAll(async () => {
    database = await createDatabase('audit_lease');
    // One connection: what kept it while the witness thinks would keep it from everybody.
    db = createDataSource({
      url: database.url,
      poolSize: 1,
      applicationName: 'lease',
      migrations: AUDIT_MIGRATIONS,
    });
    await openDatabase(db);
  });

  afterAll(async () => {
    await db.destroy();
    await database.drop();
  });

  it('is done by one process at a time, and keeps no connection meanwhile', async () => {
    let asked = 0;
    await whileLeased(db, async () => {
      asked += 1;
      await whileLeased(db, async () => void (asked += 1));
      await db.query('SELECT 1');
    });
    expect(asked).toBe(1);
  });

  it('is free again afterwards, also when it failed', async () => {
    const failing = whileLeased(db, () => Promise.reject(new Error('away')));
    await expect(failing).rejects.toThrow('away');
    let asked = 0;
    await whileLeased(db, async () => void (asked += 1));
    expect(asked).toBe(1);
  });

  it('is free again some time after a process died with it', async () => {
    await db.query(`UPDATE witness_lease SET held_until = clock_timestamp() - interval '1 second'`);
    let asked = 0;
    await whileLeased(db, async () => void (asked += 1));
    expect(asked).toBe(1);
  });
});
