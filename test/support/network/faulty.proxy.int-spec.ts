import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { serverUrl } from '../environment.js';
import { startFaultyProxy, type FaultyProxy } from './faulty.proxy.js';

let proxy: FaultyProxy;
let redis: Redis;

beforeEach(async () => {
  proxy = await startFaultyProxy(serverUrl('TEST_REDIS_URL'));
  redis = new Redis(proxy.url, { retryStrategy: null, lazyConnect: true });
  redis.on('error', () => undefined);
  await redis.connect();
});

afterEach(async () => {
  // On a connection that is gone already, disconnect only leaves a timer of two seconds behind.
  if (redis.status !== 'end') redis.disconnect();
  await proxy.close();
});

/** Time enough for an answer, measured in answers of the same server instead of in milliseconds. */
async function pingDirectly(times: number): Promise<void> {
  const direct = new Redis(serverUrl('TEST_REDIS_URL'));
  for (let i = 0; i < times; i += 1) await direct.ping();
  direct.disconnect();
}

describe('the faulty proxy', () => {
  it('carries everything while it speaks', async () => {
    expect(await redis.echo('x'.repeat(200_000))).toHaveLength(200_000);
  });

  it('is silent without a word of farewell, and delivers what it held back', async () => {
    proxy.silence();
    let answered = false;
    const answer = redis.ping().finally(() => {
      answered = true;
    });
    await pingDirectly(50);
    expect({ answered, status: redis.status }).toEqual({ answered: false, status: 'ready' });
    proxy.resume();
    expect(await answer).toBe('PONG');
  });

  it('meets new connections with the same silence', async () => {
    proxy.silence();
    const late = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    await once(late, 'connect');
    late.write('PING\r\n');
    await pingDirectly(50);
    expect(late.bytesRead).toBe(0);
    proxy.resume();
    await once(late, 'data');
    late.destroy();
  });

  it('cuts every connection at once', async () => {
    const ended = new Promise((resolve) => redis.once('end', resolve));
    proxy.cut();
    await ended;
    expect(redis.status).toBe('end');
  });

  it('forgets silent connections and tells neither end; new ones pass', async () => {
    proxy.silence();
    const answer = redis.ping().catch((error: Error) => error.message);
    proxy.forget();
    const later = new Redis(proxy.url);
    expect(await later.ping()).toBe('PONG');
    await pingDirectly(50);
    expect(redis.status).toBe('ready');
    later.disconnect();
    redis.disconnect();
    expect(await answer).toBe('Connection is closed.');
  });

  it('refuses as a host without a server does, and accepts again at the same address', async () => {
    const address = proxy.url;
    const ended = new Promise((resolve) => redis.once('end', resolve));
    await proxy.refuse();
    await ended;
    const [refusal] = (await once(connect(Number(new URL(address).port), '127.0.0.1'), 'error')) as [Error];
    expect(refusal).toMatchObject({ code: 'ECONNREFUSED' });
    await proxy.accept();
    expect(proxy.url).toBe(address);
    await redis.connect();
    expect(await redis.ping()).toBe('PONG');
  });

  it('keeps every answer back for the latency, and their order', async () => {
    proxy.turn({ latency: 100, resets: 0 });
    const start = performance.now();
    const slow = redis.echo('first');
    await slow;
    expect(performance.now() - start).toBeGreaterThanOrEqual(99);
    const order: string[] = [];
    const held = redis.echo('held').then((word) => order.push(word));
    await pingDirectly(50);
    proxy.turn();
    await Promise.all([held, redis.echo('after').then((word) => order.push(word))]);
    expect(order).toEqual(['held', 'after']);
  });

  it('resets a connection after the request was obeyed and before the answer is read', async () => {
    proxy.turn({ latency: 0, resets: 0.1, random: () => 0.05 });
    const key = `obeyed-${Math.random()}`;
    await expect(redis.set(key, '1')).rejects.toThrow();
    const direct = new Redis(serverUrl('TEST_REDIS_URL'));
    expect(await direct.getdel(key)).toBe('1');
    direct.disconnect();
  });

  it('breaks its connections and leads the next ones to another server', async () => {
    const ended = new Promise((resolve) => redis.once('end', resolve));
    proxy.retarget('redis://127.0.0.1:1');
    await ended;
    await expect(redis.connect()).rejects.toThrow();
    proxy.retarget(serverUrl('TEST_REDIS_URL'));
    await redis.connect();
    expect(await redis.ping()).toBe('PONG');
  });

  it('shows each request before it goes on, and lets it be cut short', async () => {
    const seen: string[] = [];
    proxy.watch((chunk) => {
      seen.push(chunk.toString());
      return chunk.subarray(0, 0);
    });
    const lost = redis.set('cut-short', '1').catch(() => 'lost');
    await pingDirectly(50);
    proxy.watch(undefined);
    redis.disconnect();
    expect(await lost).toBe('lost');
    expect(seen.join('')).toContain('cut-short');
    const direct = new Redis(serverUrl('TEST_REDIS_URL'));
    expect(await direct.exists('cut-short')).toBe(0);
    direct.disconnect();
  });
});
