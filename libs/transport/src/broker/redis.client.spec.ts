import { describe, expect, it } from '@jest/globals';
import { createRedis, disconnect, nextOf, retryMilliseconds } from './redis.client.js';

const ignore = (): void => undefined;
const events = { up: ignore, down: ignore, error: ignore };

describe('a Redis client', () => {
  it('takes host, port, account and database from the address, decoded', () => {
    const { options } = createRedis('redis://agen%63y:p%40ss%3Aword@redis.example:6380/3', {}, events);
    expect(options).toMatchObject({
      host: 'redis.example',
      port: 6380,
      username: 'agency',
      password: 'p@ss:word',
      db: 3,
    });
    expect(options.tls).toBeUndefined();
  });

  it('speaks TLS to a rediss address, and says there whom it expects', () => {
    const { options } = createRedis('rediss://redis.example', {}, events);
    expect(options.tls).toEqual({ servername: 'redis.example' });
  });

  it.each(['rediss://10.0.0.1', 'rediss://[::1]:6380'])(
    'names nobody in TLS to %s, where no name is allowed',
    (url) => {
      const { options } = createRedis(url, {}, events);
      expect(options.tls).toBeTruthy();
      expect(options.tls).not.toHaveProperty('servername');
    },
  );

  it('does not connect by itself, bundles nothing behind our back, and keeps what it was told', () => {
    const client = createRedis('redis://localhost', { maxRetriesPerRequest: 0 }, events);
    expect(client.status).toBe('wait');
    expect(client.options).toMatchObject({ enableAutoPipelining: false, maxRetriesPerRequest: 0 });
  });

  it('tells its events', () => {
    const told: unknown[] = [];
    const client = createRedis(
      'redis://localhost',
      {},
      {
        up: () => told.push('up'),
        down: () => told.push('down'),
        error: (error) => told.push(error),
      },
    );
    const failure = new Error('x');
    client.emit('ready');
    client.emit('error', failure);
    client.emit('close');
    expect(told).toEqual(['up', failure, 'down']);
  });

  it('that is let go never connects, also when that is said twice', () => {
    const client = createRedis('redis://localhost', {}, events);
    disconnect(client);
    disconnect(client);
    expect(client.status).toBe('end');
  });
});

describe('the wait between two attempts to connect', () => {
  it('grows, and never passes a second', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 1_000].map(retryMilliseconds)).toEqual([
      50, 100, 200, 400, 800, 1_000, 1_000, 1_000,
    ]);
  });
});

describe('the next of some events', () => {
  it('is the first that comes, and no listener stays', async () => {
    const client = createRedis('redis://localhost', {}, events);
    const before = client.listenerCount('ready') + client.listenerCount('end');
    const next = nextOf(client, ['ready', 'end']);
    client.emit('end');
    client.emit('ready');
    await expect(next).resolves.toBe('end');
    expect(client.listenerCount('ready') + client.listenerCount('end')).toBe(before);
  });
});
