import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { askRedis } from '../../apps/sandbox/src/servers/redis.process.js';
import { startRedisCluster, type RedisCluster } from '../../apps/sandbox/src/servers/redis.cluster.js';
import type { RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';
import { QUICK, TransportBench, newId, newQueue } from './transport.bench.js';
import { eventually } from '../support/eventually.js';

/** Within this a master that died must have been replaced, and all that is sent again must have arrived. */
const HEALED = { within: 30_000 };
const PREFIX = 'enlace';

/** What the transport promises on every broker is in test/conformance; this is what only a cluster can break. */
describe('the transport on a Redis Cluster', () => {
  let cluster: RedisCluster;
  let benches: TransportBench[];
  let bench: TransportBench;

  beforeAll(async () => {
    // As an operator is told to set it: a queue needs its own master and no other.
    const settings = { 'cluster-require-full-coverage': 'no' };
    cluster = await startRedisCluster({ replicas: 1, nodeTimeout: 1_000, settings });
  });

  afterAll(() => cluster.stop());

  beforeEach(() => {
    benches = [];
    bench = open(cluster.url);
  });

  afterEach(() => Promise.all(benches.map((it) => it.close())));

  function open(url: string): TransportBench {
    const opened = new TransportBench({ backend: 'redis', url, prefix: PREFIX });
    benches.push(opened);
    return opened;
  }

  const job = (queue: string) => ({ queue, name: 'x', id: newId(), data: {} });

  async function ask<T>(server: RedisServer, question: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(server.url);
    try {
      return await question(redis);
    } finally {
      redis.disconnect();
    }
  }

  const keysOf = (server: RedisServer): Promise<string[]> => ask(server, (redis) => redis.keys('*'));

  /** A queue whose keys lie on the n-th master. */
  async function queueOn(n: number): Promise<string> {
    for (;;) {
      const queue = newQueue();
      if ((await cluster.masterOf(`${PREFIX}:{${queue}}:wait`)) === cluster.nodes[n]) return queue;
    }
  }

  it('keeps each queue on one master whole, and spreads the queues over all of them', async () => {
    const queues = await Promise.all([0, 1, 2, 0, 1, 2].map(queueOn));
    await bench.client().sendBulk(queues.flatMap((queue) => [job(queue), job(queue)]));
    const masters = cluster.nodes.slice(0, 3);
    const keys = await Promise.all(masters.map(keysOf));
    for (const [n, queue] of queues.entries()) {
      const found = keys.map((all) => all.filter((key) => key.startsWith(`${PREFIX}:{${queue}}:`)).length);
      expect(found.map((count) => count > 0)).toEqual([0, 1, 2].map((master) => master === n % 3));
    }
    expect(keys.flat().filter((key) => !key.startsWith(`${PREFIX}:{`))).toEqual([]);
    const servers = await Promise.all(queues.map((queue) => bench.server(queue, { x: () => undefined })));
    await eventually(() => servers.every(({ reports }) => reports.completed.length === 2));
  });

  it('sends to many queues over one connection to each node, and leaves none open after close', async () => {
    const user = ['on', '>p@ss:word', `~${PREFIX}:*`, '+@all', '-@dangerous', '+info'];
    for (const node of cluster.nodes) await ask(node, (redis) => redis.acl('SETUSER', 'agency', ...user));
    const connections = async (): Promise<number[]> => {
      const lists = await Promise.all(
        cluster.nodes.map((node) => ask(node, (redis) => redis.client('LIST'))),
      );
      return lists.map((list) => String(list).split('user=agency').length - 1);
    };
    const other = open(cluster.url.replace('://', '://agency:p%40ss%3Aword@'));
    const client = other.client();
    await client.sendBulk(Array.from({ length: 24 }, () => job(newQueue())));
    // The cluster names a replica once it has something from its master.
    await eventually(async () => expect(['1,1,1,0', '1,1,1,1']).toContain(String(await connections())));
    const queue = newQueue();
    const { reports } = await other.server(queue, { x: () => undefined });
    await client.sendBulk([job(queue)]);
    await eventually(() => reports.completed.length === 1);
    await other.close();
    await eventually(async () => expect(await connections()).toEqual([0, 0, 0, 0]));
  });

  it('is found from any node of it, also when the first that is named is gone', async () => {
    const alive = cluster.nodes[1]?.port ?? 0;
    const other = open(`redis+cluster://127.0.0.1:1,127.0.0.1:${alive}`);
    const queue = await queueOn(2);
    const { reports } = await other.server(queue, { x: () => undefined });
    await other.client().sendBulk([job(queue)]);
    await eventually(() => reports.completed.length === 1);
  });

  it('serves the queues of the other masters while one is dead, fails the rest in time, and loses nothing that is sent again', async () => {
    const [hit, spared] = [await queueOn(0), await queueOn(1)];
    const seen = new Set<unknown>();
    const x = (data: unknown): void => void seen.add(data);
    await bench.server(hit, { x });
    const { reports } = await bench.server(spared, { x });
    const client = bench.client({ jobs: QUICK });
    await client.sendBulk([job(hit), job(spared)]);

    const [dead] = cluster.nodes;
    await dead?.kill();
    const before = performance.now();
    const failed: unknown = await client.sendBulk([job(hit)]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: 'BulkSendError' });
    expect(performance.now() - before).toBeLessThan(4_000);
    const meanwhile = job(spared);
    await client.sendBulk([meanwhile]);
    await eventually(() => reports.completed.includes(meanwhile.id));

    // As the outbox does: each message under a new id, until it is in.
    for (const data of ['one', 'two', 'three']) {
      await eventually(async () => {
        await client.sendBulk([{ ...job(hit), data }]).catch(() => undefined);
        return seen.has(data);
      }, HEALED);
    }
    await dead?.start();
  });

  it('serves the queues of the other masters while one hangs without a word', async () => {
    const [hit, spared] = [await queueOn(1), await queueOn(2)];
    const { reports } = await bench.server(spared, { x: () => undefined });
    const client = bench.client({ jobs: QUICK, timeoutMilliseconds: 1_000 });
    await client.sendBulk([job(hit), job(spared)]);
    const info = await askRedis(cluster.nodes[1]?.port ?? 0, 'INFO server');
    const pid = Number(/process_id:(\d+)/.exec(info)?.[1]);
    process.kill(pid, 'SIGSTOP');
    try {
      const [lost, sent] = [job(hit), job(spared)];
      const before = performance.now();
      await expect(client.sendBulk([lost, sent])).rejects.toMatchObject({ failed: [lost] });
      expect(performance.now() - before).toBeLessThan(2_000);
      await eventually(() => reports.completed.includes(sent.id));
      const [late, newcomer] = [job(spared), bench.client()];
      await eventually(() => newcomer.sendBulk([late]), HEALED);
      await eventually(() => reports.completed.includes(late.id));
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await eventually(() => client.sendBulk([job(hit)]), HEALED);
  });
});

describe('a Redis Cluster that is gone as a whole', () => {
  let cluster: RedisCluster;
  let bench: TransportBench;

  beforeAll(async () => {
    cluster = await startRedisCluster();
    bench = new TransportBench({ backend: 'redis', url: cluster.url });
  });

  afterAll(() => cluster.stop());

  it('is told, is awaited by who has it and by who starts, fails sends at once, and is found again', async () => {
    const queue = newQueue();
    const states: string[] = [];
    const { server, reports } = await bench.server(queue, { x: () => undefined });
    server.status.subscribe((state) => states.push(state));
    const client = bench.client();
    await client.sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
    await eventually(() => reports.completed.length === 1);

    await Promise.all(cluster.nodes.map((node) => node.kill()));
    await eventually(() => states.at(-1) === 'disconnected', HEALED);
    const late = await bench.server(newQueue(), { x: () => undefined }, { startMilliseconds: 100 });
    const idle = await bench.server(newQueue(), {}, { startMilliseconds: 100 });
    await eventually(() =>
      client.connect().then(
        () => false,
        () => true,
      ),
    );
    const jobs = [{ queue, name: 'x', id: newId(), data: {} }];
    const before = performance.now();
    await expect(client.sendBulk(jobs)).rejects.toMatchObject({ code: 'unavailable', failed: jobs });
    expect(performance.now() - before).toBeLessThan(2_000);
    await idle.server.close();
    expect(performance.now() - before).toBeLessThan(4_000);

    await Promise.all(cluster.nodes.map((node) => node.start()));
    await eventually(() => client.sendBulk(jobs), HEALED);
    await eventually(() => reports.completed.includes(jobs[0]?.id ?? ''), HEALED);
    await eventually(() => late.server.unwrap() !== undefined, HEALED);
    expect(states).toEqual(['connected', 'disconnected', 'connected']);
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    const closing = performance.now();
    await bench.close();
    expect(performance.now() - closing).toBeLessThan(11_000);
  });
});
