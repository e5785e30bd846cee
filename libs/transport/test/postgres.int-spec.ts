import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TransportBench, newId, newQueue } from '../../../test/conformance/transport.bench.js';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';

describe('the transport on PostgreSQL', () => {
  let database: TestDatabase;
  let admin: Client;
  let benches: TransportBench[];

  beforeEach(async () => {
    database = await createDatabase('transport');
    admin = new Client({ connectionString: database.url });
    await admin.connect();
    benches = [];
  });

  afterEach(async () => {
    await Promise.all(benches.map((bench) => bench.close()));
    await admin.end();
    await database.drop();
  });

  function open(schema?: string): TransportBench {
    const bench = new TransportBench({ backend: 'postgres', url: database.url, ...(schema && { schema }) });
    benches.push(bench);
    return bench;
  }

  const job = (queue: string) => ({ queue, name: 'x', id: newId(), data: {} });

  async function sessions(): Promise<number> {
    const { rows } = await admin.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    return rows[0]?.n ?? -1;
  }

  /** The process at the server of a statement that waits for a lock; 0 without one. */
  async function waiting(): Promise<number> {
    const { rows } = await admin.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.pid ?? 0;
  }

  it('may be started by many at once on an empty database, and the tables are made once', async () => {
    const queue = newQueue();
    const starts = Array.from({ length: 8 }, async (_, n) => {
      const bench = open();
      if (n % 2 === 0) await bench.client().sendBulk([job(queue)]);
      else await bench.server(newQueue(), {});
    });
    await Promise.all(starts);
    const { rows } = await admin.query(
      'SELECT count(*)::int AS n, count(DISTINCT version)::int AS versions FROM bullmq.migration',
    );
    expect(rows[0]).toMatchObject({ n: rows[0]?.versions });
    const { reports } = await open().server(queue, { x: () => undefined });
    await eventually(() => reports.completed.length === 4);
  });

  it('keeps two schemas of one database apart, also for a queue of the same name', async () => {
    const queue = newQueue();
    const one = await open('broker_one').server(queue, { x: () => undefined });
    const two = await open('broker_two').server(queue, { x: () => undefined });
    const [forOne, forTwo] = [job(queue), job(queue)];
    await open('broker_one').client().sendBulk([forOne]);
    await open('broker_two').client().sendBulk([forTwo]);
    await eventually(() => one.reports.completed.length + two.reports.completed.length === 2);
    expect(one.reports.completed).toEqual([forOne.id]);
    expect(two.reports.completed).toEqual([forTwo.id]);
  });

  it('touches nothing outside of its schema', async () => {
    await open('broker_one')
      .client()
      .sendBulk([job(newQueue())]);
    const { rows } = await admin.query<{ schema: string }>(
      `SELECT DISTINCT table_schema AS schema FROM information_schema.tables
        WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(rows).toEqual([{ schema: 'broker_one' }]);
  });

  it('sends to many queues over two sessions at most', async () => {
    const client = open().client();
    await client.sendBulk(Array.from({ length: 12 }, () => job(newQueue())));
    expect(await sessions()).toBeLessThanOrEqual(2);
  });

  it('leaves no session open after close', async () => {
    const bench = open();
    const sent = job(newQueue());
    const { reports } = await bench.server(sent.queue, { x: () => undefined });
    await bench.client().sendBulk([sent]);
    await eventually(() => reports.completed.includes(sent.id));
    expect(await sessions()).toBeGreaterThan(0);
    await bench.close();
    await eventually(async () => (await sessions()) === 0);
  });

  it('survives that every session of it is ended by an administrator, again and again', async () => {
    const bench = open();
    const queue = newQueue();
    const { reports } = await bench.server(queue, { x: () => undefined });
    const client = bench.client();
    for (let round = 1; round <= 3; round += 1) {
      const sent = job(queue);
      await eventually(() => client.sendBulk([sent]));
      await eventually(() => reports.completed.includes(sent.id));
      await admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    }
    const last = job(queue);
    await eventually(() => client.sendBulk([last]));
    await eventually(() => reports.completed.includes(last.id));
  });

  it('tells of a session that ends with a statement in hand, and of the next answer', async () => {
    const client = open().client();
    const states: string[] = [];
    client.status.subscribe((state) => states.push(state));
    const sent = job(newQueue());
    await client.sendBulk([sent]);

    await admin.query('BEGIN');
    await admin.query('LOCK TABLE bullmq.job IN ACCESS EXCLUSIVE MODE');
    const refused = expect(client.sendBulk([sent])).rejects.toMatchObject({ code: 'unavailable' });
    const pid = await eventually(waiting);
    await admin.query('SELECT pg_terminate_backend($1)', [pid]);
    await refused;
    await eventually(() => states.at(-1) === 'disconnected');

    await admin.query('ROLLBACK');
    await client.sendBulk([sent]);
    expect(states).toEqual(['connected', 'disconnected', 'connected']);
  });

  it('with a wrong password fails every send in time, quotes nothing, and never ends the process', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'wrong-password';
    const bench = new TransportBench({ backend: 'postgres', url: wrong.href });
    benches.push(bench);
    const sent = job(newQueue());
    const error: unknown = await bench
      .client()
      .sendBulk([sent])
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', failed: [sent] });
    expect(String(error)).not.toContain('wrong-password');
  });

  it('forgets a failed job entirely', async () => {
    const bench = open();
    const sent = job(newQueue());
    const { reports } = await bench.server(sent.queue, { x: () => Promise.reject(new Error('no')) });
    await bench.client({ jobs: { attempts: 1 } }).sendBulk([sent]);
    await eventually(() => reports.failed.length === 1);
    const rows = async (): Promise<number | null> => (await admin.query('SELECT FROM bullmq.job')).rowCount;
    await eventually(async () => (await rows()) === 0);
  });
});
