import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PreparedClient } from '../src/database/prepared.client.js';

let test: TestDatabase;

beforeAll(async () => {
  test = await createDatabase('cut');
});
afterAll(() => test.drop());

describe('a connection that the server cuts', () => {
  it('while nobody has taken it in hand ends no process, and its next statement fails', async () => {
    const idle = new PreparedClient({ connectionString: test.url });
    const hand = new Client({ connectionString: test.url });
    await Promise.all([idle.connect(), hand.connect()]);
    const ended = new Promise<void>((resolve) => idle.once('end', resolve));
    await hand.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await ended;
    await expect(idle.query('SELECT 1') as Promise<unknown>).rejects.toThrow(/not queryable|closed/);
    await hand.end();
  });
});
