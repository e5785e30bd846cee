import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { TransportBench, newId, newQueue } from './transport.bench.js';

let database: Awaited<ReturnType<typeof createDatabase>>;
let bench: TransportBench;
let admin: Client;

beforeEach(async () => {
  database = await createDatabase('session');
  bench = new TransportBench({ backend: 'postgres', url: database.url });
  admin = new Client({ connectionString: database.url });
  await admin.connect();
});
afterEach(async () => {
  await bench.close();
  await admin.end();
  await database.drop();
});

/** The process at the server of a statement that waits for a lock. */
async function waiting(): Promise<number> {
  const sql = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  const { rows } = await admin.query<{ pid: number }>(sql);
  return rows[0]?.pid ?? 0;
}

describe('a session of PostgreSQL that ends with a statement in hand', () => {
  it('is told as a loss, and the next answer as the way back', async () => {
    const client = bench.client();
    const states: string[] = [];
    client.status.subscribe((state) => states.push(state));
    const job = { queue: newQueue(), name: 'x', id: newId(), data: {} };
    await client.sendBulk([job]);

    await admin.query('BEGIN');
    await admin.query('LOCK TABLE bullmq.job IN ACCESS EXCLUSIVE MODE');
    const refused = expect(client.sendBulk([job])).rejects.toMatchObject({ code: 'unavailable' });
    const pid = await eventually(waiting);
    await admin.query('SELECT pg_terminate_backend($1)', [pid]);
    await refused;
    await eventually(() => states.at(-1) === 'disconnected');

    await admin.query('ROLLBACK');
    await client.sendBulk([job]);
    expect(states).toEqual(['connected', 'disconnected', 'connected']);
  });
});
