import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullMqServer } from '@enlace/transport';
import { Logger } from '@nestjs/common';
import { freePort } from '../../apps/sandbox/src/servers/free.port.js';
import { startRedisCluster, type RedisCluster } from '../../apps/sandbox/src/servers/redis.cluster.js';
import { askRedis } from '../../apps/sandbox/src/servers/redis.process.js';
import { startRedis, type RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';
import { TransportBench, listen, newId, newQueue } from './transport.bench.js';
import { eventually } from '../support/eventually.js';

/** An operator's mending is noticed within seconds. */
const NOTICED = { within: 20_000 };
const UNFIT = { code: 'configuration-invalid', message: expect.stringContaining('maxmemory-policy') };

const job = (queue: string) => ({ queue, name: 'x', id: newId(), data: {} });
const setPolicy = (port: number, policy: string): Promise<string> =>
  askRedis(port, `CONFIG SET maxmemory-policy ${policy}`);

let lines: string[];
let benches: TransportBench[];

beforeEach(() => {
  lines = [];
  benches = [];
  const keep = (line: unknown): void => void lines.push(String(line));
  Logger.overrideLogger({ log: keep, warn: keep, error: keep });
});

afterEach(async () => {
  await Promise.all(benches.map((bench) => bench.close()));
  Logger.overrideLogger(false);
});

function open(url: string): TransportBench {
  const bench = new TransportBench({ backend: 'redis', url });
  benches.push(bench);
  return bench;
}

describe('a Redis that evicts', () => {
  let port: number;
  let redis: RedisServer | undefined;
  let bench: TransportBench;

  beforeAll(async () => {
    port = await freePort();
  });

  beforeEach(() => {
    bench = open(`redis://127.0.0.1:${port}`);
  });

  afterEach(() => stop());

  /** Its clients find it where the last one was. */
  async function start(policy: string): Promise<void> {
    await redis?.kill();
    redis = await startRedis({ port, settings: { 'maxmemory-policy': policy } });
  }

  async function stop(): Promise<void> {
    await redis?.stop();
    redis = undefined;
  }

  it.each(['allkeys-lru', 'allkeys-lfu', 'allkeys-random', 'volatile-lru', 'volatile-ttl'])(
    '(%s) stops a process from starting, and says what is wrong, why, and what to do',
    async (policy) => {
      await start(policy);
      const server = new BullMqServer({ broker: bench.broker, queue: newQueue() });
      const refused: unknown = await listen(server).catch((error: Error) => error.cause);
      expect(refused).toMatchObject({
        code: 'configuration-invalid',
        field: 'REDIS_URL',
        message: expect.stringMatching(new RegExp(`${policy}.*deletes.*Set it to noeviction`)),
      });
      await server.close();
    },
  );

  it('gets no job from a sender, whose health says why, until it is mended', async () => {
    await start('allkeys-lru');
    const client = bench.client();
    const states: string[] = [];
    client.status.subscribe((state) => states.push(state));
    const sent = job(newQueue());
    await expect(client.connect()).rejects.toMatchObject(UNFIT);
    await expect(client.sendBulk([sent])).rejects.toMatchObject({ failed: [sent], errors: [UNFIT] });
    await setPolicy(port, 'noeviction');
    await client.sendBulk([sent]);
    expect(states).toEqual(['disconnected', 'connected']);
  });

  it('and was away at the start is not consumed when it comes, until it is mended', async () => {
    const sent = job(newQueue());
    const { server, reports } = await bench.server(
      sent.queue,
      { x: () => undefined },
      { startMilliseconds: 100 },
    );
    await start('volatile-lru');
    await eventually(() => lines.some((line) => line.includes('maxmemory-policy volatile-lru')));
    expect(() => server.unwrap()).toThrow('Not connected');
    await setPolicy(port, 'noeviction');
    await bench.client().sendBulk([sent]);
    await eventually(() => reports.completed.includes(sent.id), NOTICED);
  });

  it('since its last restart is told of once, and counts as up again when it is mended', async () => {
    await start('noeviction');
    const { server } = await bench.server(newQueue(), {});
    const states: string[] = [];
    server.status.subscribe((state) => states.push(state));
    await start('allkeys-lru');
    await eventually(() => lines.some((line) => line.includes('maxmemory-policy allkeys-lru')));
    expect(states).toEqual(['connected', 'disconnected']);
    await setPolicy(port, 'noeviction');
    await eventually(() => states.at(-1) === 'connected', NOTICED);
    expect(lines.filter((line) => line.includes('allkeys-lru'))).toHaveLength(1);
  });

  it('keeps no process that waits for it from closing', async () => {
    const { server } = await bench.server(newQueue(), {}, { startMilliseconds: 100 });
    await start('allkeys-lru');
    await eventually(() => lines.some((line) => line.includes('maxmemory-policy')));
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('a cluster of which one node evicts', () => {
  let cluster: RedisCluster;

  beforeAll(async () => {
    cluster = await startRedisCluster();
  });

  afterAll(() => cluster.stop());

  it.each([0, 1, 2])('is refused, whichever node it is (%d), and the node is named', async (n) => {
    const port = cluster.nodes[n]?.port ?? 0;
    await setPolicy(port, 'allkeys-lru');
    const refused: unknown = await open(cluster.url)
      .client()
      .connect()
      .catch((error: unknown) => error);
    await setPolicy(port, 'noeviction');
    expect(refused).toMatchObject(UNFIT);
    expect(String(refused)).toContain(`:${port} `);
  });
});

describe('a Redis that does not tell everybody how it is set', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });

  afterAll(() => redis.stop());

  async function account(...rules: string[]): Promise<string> {
    const all = ['ACL SETUSER agency reset on >pass ~* +@all', ...rules].join(' ');
    expect(await askRedis(redis.port, all)).toMatch(/^\+OK/);
    return `redis://agency:pass@127.0.0.1:${redis.port}`;
  }

  async function passesOneJob(url: string): Promise<void> {
    const bench = open(url);
    const sent = job(newQueue());
    const { reports } = await bench.server(sent.queue, { x: () => undefined });
    await bench.client().sendBulk([sent]);
    await eventually(() => reports.completed.includes(sent.id));
  }

  it('is asked by INFO where CONFIG is forbidden, as at most providers', async () => {
    const url = await account('-config');
    await passesOneJob(url);
    expect(lines).toEqual([]);
    await setPolicy(redis.port, 'allkeys-lru');
    const refused = open(url).client().connect();
    await expect(refused).rejects.toMatchObject(UNFIT);
    await setPolicy(redis.port, 'noeviction');
  });

  it('is asked by CONFIG where INFO is forbidden', async () => {
    const url = await account('-info');
    await passesOneJob(url);
    expect(lines).toEqual([]);
    await setPolicy(redis.port, 'allkeys-lru');
    const refused = open(url).client().connect();
    await expect(refused).rejects.toMatchObject(UNFIT);
    await setPolicy(redis.port, 'noeviction');
  });

  it('is trusted where both are forbidden, and that nobody checks is told', async () => {
    await passesOneJob(await account('-config', '-info'));
    expect(lines.filter((line) => line.includes('nobody checks that it never evicts'))).toHaveLength(2);
  });
});
