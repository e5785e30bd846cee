import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { serverUrl } from './environment.js';
import { startHalfOpenProxy, type HalfOpenProxy } from './half-open.proxy.js';

let proxy: HalfOpenProxy;
let redis: Redis;

beforeEach(async () => {
  proxy = await startHalfOpenProxy(serverUrl('TEST_REDIS_URL'));
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

describe('the half-open proxy', () => {
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
});
