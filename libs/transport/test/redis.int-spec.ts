import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { openRedis, type OwnBroker } from '../../../test/conformance/own.broker.js';
import { TransportBench, newId, newQueue } from '../../../test/conformance/transport.bench.js';
import { eventually } from '../../../test/support/eventually.js';

/** A Redis that asks for an account, as in production; nobody else uses it, so its connections can be counted. */
describe('the transport on a Redis of its own', () => {
  let server: OwnBroker;
  let admin: Redis;
  let url: string;

  beforeAll(async () => {
    server = await openRedis();
    admin = new Redis(server.broker.url);
    await admin.call(
      'ACL',
      'SETUSER',
      'agency',
      'on',
      '>p@ss:word',
      '~enlace:*',
      '&*',
      '+@all',
      '-@dangerous',
      '+info',
      '+client',
    );
    const account = new URL(server.broker.url);
    account.username = 'agency';
    account.password = 'p@ss:word';
    account.pathname = '/3';
    url = account.href;
  });

  afterAll(async () => {
    await admin.quit();
    await server.end();
  });

  beforeEach(() => admin.flushall());

  const open = (): TransportBench => new TransportBench({ backend: 'redis', url, prefix: 'enlace' });
  const job = (queue: string) => ({ queue, name: 'x', id: newId(), data: {} });

  async function connections(): Promise<number> {
    const list = String(await admin.client('LIST'));
    return list.split('\n').filter((line) => line.includes('user=agency')).length;
  }

  it('works with an account that may touch nothing outside of its prefix, in its own database', async () => {
    const bench = open();
    const sent = job(newQueue());
    const { reports } = await bench.server(sent.queue, { x: () => undefined });
    await bench.client().sendBulk([sent]);
    await eventually(() => reports.completed.includes(sent.id));
    await bench.close();
    expect(await admin.dbsize()).toBe(0);
    await admin.select(3);
    const keys = await admin.keys('*');
    await admin.select(0);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !key.startsWith('enlace:'))).toEqual([]);
  });

  it('sends to many queues over one connection', async () => {
    const bench = open();
    const client = bench.client();
    await client.sendBulk(Array.from({ length: 12 }, () => job(newQueue())));
    expect(await connections()).toBe(1);
    await bench.close();
  });

  it('leaves no connection open after close', async () => {
    const bench = open();
    const sent = job(newQueue());
    const { reports } = await bench.server(sent.queue, { x: () => undefined });
    await bench.client().sendBulk([sent]);
    await eventually(() => reports.completed.includes(sent.id));
    expect(await connections()).toBe(3);
    await bench.close();
    await eventually(async () => (await connections()) === 0);
  });

  it('goes on after all data was wiped under it', async () => {
    const bench = open();
    const queue = newQueue();
    const { reports } = await bench.server(queue, { x: () => undefined });
    const client = bench.client();
    for (let round = 1; round <= 3; round += 1) {
      const sent = job(queue);
      await client.sendBulk([sent]);
      await eventually(() => reports.completed.includes(sent.id));
      await admin.flushall();
    }
    await bench.close();
  });

  it('a queue that Redis refuses stops no other, and is served again when it is mended', async () => {
    const bench = open();
    const [good, bad] = [job(newQueue()), job(newQueue())];
    await admin.select(3);
    await admin.set(`enlace:{${bad.queue}}:wait`, 'not a list');
    const { reports } = await bench.server(good.queue, { x: () => undefined });
    const client = bench.client();
    await expect(client.sendBulk([good, bad])).rejects.toMatchObject({ failed: [bad] });
    await eventually(() => reports.completed.includes(good.id));
    await admin.del(`enlace:{${bad.queue}}:wait`, `enlace:{${bad.queue}}:${bad.id}`);
    await admin.select(0);
    const mended = await bench.server(bad.queue, { x: () => undefined });
    await client.sendBulk([bad]);
    await eventually(() => mended.reports.completed.includes(bad.id));
    await bench.close();
  });

  it('with a wrong password fails every send in time and never ends the process', async () => {
    const wrong = new URL(url);
    wrong.password = 'wrong';
    const bench = new TransportBench({ backend: 'redis', url: wrong.href, prefix: 'enlace' });
    const sent = job(newQueue());
    const error: unknown = await bench
      .client()
      .sendBulk([sent])
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'unavailable', failed: [sent] });
    expect(String(error)).not.toContain('wrong');
    await bench.close();
  });

  it('keeps of a failed job neither data nor message, only its own trimmed event', async () => {
    const bench = open();
    const sent = { ...job(newQueue()), data: 'the-sealed-bytes' };
    const { reports } = await bench.server(sent.queue, { x: () => Promise.reject(new Error('no')) });
    await bench.client({ jobs: { attempts: 1 } }).sendBulk([sent]);
    await eventually(() => reports.failed.length === 1);
    await bench.close();
    await admin.select(3);
    const keys = await admin.keys(`enlace:{${sent.queue}}:*`);
    await admin.select(0);
    expect(keys).not.toContain(`enlace:{${sent.queue}}:${sent.id}`);
    expect(keys).not.toContain(`enlace:{${sent.queue}}:failed`);
  });

  it('keeps a short trail of events for each queue, however many jobs went through it', async () => {
    const bench = open();
    const queue = newQueue();
    const { reports } = await bench.server(queue, { x: () => undefined });
    const client = bench.client();
    for (let sent = 0; sent < 2_000; sent += 500) {
      await client.sendBulk(Array.from({ length: 500 }, () => job(queue)));
    }
    await eventually(() => reports.completed.length === 2_000, { within: 30_000 });
    await admin.select(3);
    const events = await admin.xlen(`enlace:{${queue}}:events`);
    await admin.select(0);
    // Redis trims whole nodes of its stream, of a hundred entries; three events a job would be 6,000.
    expect(events).toBeLessThan(1_500);
    await bench.close();
  });
});
