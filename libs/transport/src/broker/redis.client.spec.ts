import { describe, expect, it } from '@jest/globals';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import {
  createRedis,
  disconnect,
  nextOf,
  retryMilliseconds,
  type RedisBroker,
  type RedisSettings,
} from './redis.client.js';

type Details = Partial<RedisBroker & RedisSettings>;

function create(url: string, { retriesPerRequest = null, ...details }: Details = {}): Redis | Cluster {
  const { retry, silence, ...broker } = details;
  return createRedis(
    { backend: 'redis', url, ...broker },
    { retriesPerRequest, ...(retry && { retry }), ...(silence !== undefined && { silence }) },
  );
}

/** The options of each connection that carries commands. */
function optionsOf(url: string, details?: Details): RedisOptions {
  const client = create(url, details);
  return (client instanceof Cluster ? client.options.redisOptions : client.options) as RedisOptions;
}

const ENGINES = ['redis://u:p@h', 'redis+sentinel://u:p@a,b,c/main', 'redis+cluster://u:p@a,b,c'];

describe('a Redis client', () => {
  it.each(ENGINES)('of %s does not connect by itself, and bundles nothing behind our back', (url) => {
    const client = create(url);
    expect(client.status).toBe('wait');
    expect(client.options.enableAutoPipelining).toBe(false);
  });

  it.each(ENGINES)('of %s has the account, and its time limits', (url) => {
    expect(optionsOf(url, { silence: 42 })).toMatchObject({
      username: 'u',
      password: 'p',
      connectTimeout: 5_000,
      socketTimeout: 42,
      maxRetriesPerRequest: null,
    });
  });

  it.each(ENGINES)('of %s that must not hold a command holds none', (url) => {
    const client = create(url, { retriesPerRequest: 0 });
    expect(client.options.enableOfflineQueue).toBe(false);
    expect(optionsOf(url, { retriesPerRequest: 0 }).maxRetriesPerRequest).toBe(0);
  });

  it.each(ENGINES)('of %s goes to the new master when the old one became a replica', (url) => {
    const { reconnectOnError } = optionsOf(url);
    expect(reconnectOnError?.(new Error("READONLY You can't write against a read only replica."))).toBe(true);
    expect(reconnectOnError?.(new Error('OOM command not allowed'))).toBe(false);
  });

  it('knows host, port and database', () => {
    expect(optionsOf('redis://redis.example:6380/3')).toMatchObject({
      host: 'redis.example',
      port: 6380,
      db: 3,
    });
  });

  it('that is let go never connects, also when that is said twice', () => {
    for (const url of ENGINES) {
      const client = create(url);
      disconnect(client);
      disconnect(client);
      expect(client.status).toBe('end');
    }
  });
});

describe('TLS', () => {
  it.each(ENGINES)('is not spoken to %s', (url) => {
    expect(optionsOf(url).tls).toBeUndefined();
  });

  it('says to a named server whom it expects', () => {
    expect(optionsOf('rediss://redis.example').tls).toEqual({ servername: 'redis.example' });
  });

  it.each(['rediss://10.0.0.1', 'rediss://[::1]:6380'])(
    'names nobody to %s, where no name is allowed',
    (url) => {
      expect(optionsOf(url).tls).toEqual({});
    },
  );

  it('trusts the authority it was given, and no public one, on every kind of connection', () => {
    const ca = 'PEM';
    expect(optionsOf('rediss://redis.example', { ca }).tls).toEqual({ ca, servername: 'redis.example' });
    expect(optionsOf('rediss+cluster://a', { ca }).tls).toEqual({ ca });
    expect(optionsOf('rediss+sentinel://a/main', { ca })).toMatchObject({
      tls: { ca },
      sentinelTLS: { ca },
      enableTLSForSentinelMode: true,
    });
  });

  it('to a cluster compares the certificate with the name, not with the number behind it', () => {
    const client = create('rediss+cluster://redis.example') as Cluster;
    let found: unknown;
    client.options.dnsLookup?.('redis.example', (_, address) => (found = address));
    expect(found).toBe('redis.example');
  });
});

describe('Sentinels', () => {
  it('are asked for the master by name, and are listened to for a failover', () => {
    expect(optionsOf('redis+sentinel://a,b:26380/main/2')).toMatchObject({
      sentinels: [
        { host: 'a', port: 26379 },
        { host: 'b', port: 26380 },
      ],
      name: 'main',
      db: 2,
      role: 'master',
      failoverDetector: true,
    });
  });

  it('have an account of their own, or none, and never hear the one of Redis', () => {
    const url = 'redis+sentinel://u:p@a/main';
    expect(optionsOf(url)).not.toHaveProperty('sentinelPassword');
    expect(optionsOf(url, { sentinelAccount: { password: 's' } })).toMatchObject({
      username: 'u',
      password: 'p',
      sentinelPassword: 's',
    });
    expect(optionsOf(url, { sentinelAccount: { username: 'w', password: 's' } })).toMatchObject({
      sentinelUsername: 'w',
      sentinelPassword: 's',
    });
  });

  it('are asked again in the same rhythm as a server, and no more when the trying ends', () => {
    const retry = (): null => null;
    const options = optionsOf('redis+sentinel://a/main', { retry });
    expect([options.retryStrategy, options.sentinelRetryStrategy]).toEqual([retry, retry]);
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
    const client = create('redis://localhost');
    const before = client.listenerCount('ready') + client.listenerCount('end');
    const next = nextOf(client, ['ready', 'end']);
    client.emit('end');
    client.emit('ready');
    await expect(next).resolves.toBe('end');
    expect(client.listenerCount('ready') + client.listenerCount('end')).toBe(before);
  });
});
