import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BullMqServer } from '@enlace/transport';
import type { Redis } from 'ioredis';
import { freePort } from '../../apps/sandbox/src/servers/free.port.js';
import { askRedis } from '../../apps/sandbox/src/servers/redis.process.js';
import { startRedisSentinels, type RedisSentinels } from '../../apps/sandbox/src/servers/redis.sentinels.js';
import { QUICK, TransportBench, newId, newQueue } from './transport.bench.js';
import { eventually } from '../support/eventually.js';

/** What ioredis does when it hears `+switch-master` on a connection to a Sentinel. */
function switchedMaster(client: object): void {
  const { connector } = client as { connector: { failoverDetector: { disconnect(): void } } };
  connector.failoverDetector.disconnect();
}

/** Within this the Sentinels must have made another master, and all that is sent again must have arrived. */
const HEALED = { within: 30_000 };

describe('the transport behind Redis Sentinels', () => {
  let group: RedisSentinels;
  let benches: TransportBench[];

  beforeAll(async () => {
    group = await startRedisSentinels();
  });

  afterAll(() => group.stop());

  beforeEach(() => {
    benches = [];
  });

  afterEach(() => Promise.all(benches.map((bench) => bench.close())));

  function open(url = group.url, sentinelAccount?: { username: string; password: string }): TransportBench {
    const bench = new TransportBench({ backend: 'redis', url, ...(sentinelAccount && { sentinelAccount }) });
    benches.push(bench);
    return bench;
  }

  const job = (queue: string) => ({ queue, name: 'x', id: newId(), data: {} });

  /** Connections to the Sentinels that are not of the Sentinels among themselves; this question's own is one of each. */
  async function strangers(): Promise<number> {
    const lists = await Promise.all(group.sentinelPorts.map((port) => askRedis(port, 'CLIENT LIST')));
    return lists.join('').split(' name= ').length - 1 - lists.length;
  }

  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

  it('leaves no connection to a Sentinel open after close, and nothing that keeps its process alive', async () => {
    const before = timers();
    const bench = open();
    const queue = newQueue();
    const { reports } = await bench.server(queue, { x: () => undefined });
    await bench.client().sendBulk([job(queue)]);
    await eventually(() => reports.completed.length === 1);
    await eventually(async () => (await strangers()) > 0);
    await bench.close();
    await eventually(async () => (await strangers()) === 0);
    // ioredis waits two seconds for a connection that it ends, also for one that has ended.
    await eventually(() => timers() <= before, { within: 1_000 });
  });

  it('uses the account of the Sentinels at the Sentinels, and never the one of Redis', async () => {
    for (const port of group.sentinelPorts) {
      expect(await askRedis(port, 'ACL SETUSER watcher on >right +@all')).toMatch(/^\+OK/);
    }
    const right = open(group.url, { username: 'watcher', password: 'right' });
    await right.client().connect();
    const wrong = open(group.url, { username: 'watcher', password: 'wrong' });
    await expect(wrong.client().connect()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([
    ['no Sentinel answers', async () => `redis+sentinel://127.0.0.1:${await freePort()}/enlace`],
    ['no Sentinel knows the master', async () => group.url.replace(/enlace$/, 'another')],
  ])('starts, fails every send in time and closes at once while %s', async (_, urlOf) => {
    const bench = open(await urlOf());
    const sent = job(newQueue());
    const { server } = await bench.server(sent.queue, {}, { startMilliseconds: 100 });
    const before = performance.now();
    for (const client of [bench.client(), bench.client()]) {
      await expect(client.sendBulk([sent])).rejects.toMatchObject({ code: 'unavailable', failed: [sent] });
    }
    expect(performance.now() - before).toBeLessThan(2_000);
    await Promise.all([server.close(), bench.close()]);
    expect(performance.now() - before).toBeLessThan(4_000);
  });

  /** The two connections of a worker, by BullMQ's own way out. */
  async function connectionsOf(server: BullMqServer): Promise<Redis[]> {
    const backend = server.unwrap().getBackend();
    const clients = await Promise.all([backend.client, backend.blockingClient]);
    return clients as unknown as Redis[];
  }

  it('goes on consuming when a Sentinel tells of the new master while another is asked for it', async () => {
    const queue = newQueue();
    const bench = open();
    const { server, reports } = await bench.server(queue, { x: () => undefined });
    for (const client of await connectionsOf(server)) {
      const ended = new Promise((resolve) => client.once('end', resolve));
      client.once('connecting', () => switchedMaster(client));
      client.disconnect(true);
      await ended;
      const sent = job(queue);
      await bench.client().sendBulk([sent]);
      await eventually(() => reports.completed.includes(sent.id), HEALED);
    }
  });

  it('stays away when it was told to close while a Sentinel is asked for the master', async () => {
    const bench = open();
    const { server } = await bench.server(newQueue(), { x: () => undefined });
    const clients = await connectionsOf(server);
    const asking = new Promise<void>((resolve) => clients[0]?.once('connecting', resolve));
    clients[0]?.disconnect(true);
    await asking.then(() => bench.close());
    await eventually(async () => (await strangers()) === 0);
    expect(clients.map(({ status }) => status)).toEqual(['end', 'end']);
  });

  it('goes to the new master when the two change places in good order, and asks it whether it is fit', async () => {
    const queue = newQueue();
    const bench = open();
    const { reports } = await bench.server(queue, { x: () => undefined });
    const client = bench.client();
    await client.sendBulk([job(queue)]);
    await eventually(() => reports.completed.length === 1);

    const old = await group.master();
    const heir = group.servers.find((server) => server !== old);
    await askRedis(heir?.port ?? 0, 'CONFIG SET maxmemory-policy allkeys-lru');
    await eventually(async () => (await group.failOver()).startsWith('+OK'), HEALED);
    await eventually(async () => (await group.master()) === heir, HEALED);
    await eventually(
      () =>
        expect(client.sendBulk([job(queue)])).rejects.toMatchObject({
          errors: [{ code: 'configuration-invalid' }],
        }),
      HEALED,
    );
    await askRedis(heir?.port ?? 0, 'CONFIG SET maxmemory-policy noeviction');
    const sent = job(queue);
    await eventually(() => client.sendBulk([sent]), HEALED);
    await eventually(() => reports.completed.includes(sent.id), HEALED);
  });

  it('outlives the death of the master: sends fail in time meanwhile, and all that is sent again arrives', async () => {
    const queue = newQueue();
    const bench = open();
    const seen = new Set<unknown>();
    const { server, reports } = await bench.server(queue, { x: (data) => void seen.add(data) });
    const states: string[] = [];
    server.status.subscribe((state) => states.push(state));
    const client = bench.client({ jobs: QUICK });
    const send = (data: string, attempt: number): Promise<void> =>
      client.sendBulk([{ queue, name: 'x', id: `${data}-${attempt}`, data }]);
    /** As the outbox does: again, under a new id, until it is in. */
    const deliver = async (data: string): Promise<void> => {
      let attempt = 0;
      const isIn = async (): Promise<boolean> => {
        if (!seen.has(data)) await send(data, (attempt += 1)).catch(() => undefined);
        return seen.has(data);
      };
      await eventually(isIn, { ...HEALED, every: 200 });
    };
    await deliver('before');

    const master = await group.master();
    const parting = Array.from({ length: 20 }, (_, n) => `parting${n}`);
    const sends = parting.map((data) => send(data, 0));
    await master.kill();
    await Promise.allSettled(sends);
    await eventually(() => states.at(-1) === 'disconnected', HEALED);
    const before = performance.now();
    await expect(send('during', 0)).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - before).toBeLessThan(2_000);

    await Promise.all(['during', 'after', ...parting].map(deliver));
    expect(await group.master()).not.toBe(master);
    // Each Sentinel tells of the new master when it hears of it: one late may make us connect once more.
    await eventually(() => states.at(-1) === 'connected', HEALED);
    expect(reports.failed).toEqual([]);
  });
});
