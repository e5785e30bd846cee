import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  startRedis,
  type RedisOptions,
  type RedisServer,
} from '../../apps/sandbox/src/servers/redis.server.js';

const started: RedisServer[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
});

async function start(options: RedisOptions = {}): Promise<RedisServer> {
  const server = await startRedis(options);
  started.push(server);
  return server;
}

async function ask<T>(server: RedisServer, question: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(server.url);
  try {
    return await question(redis);
  } finally {
    redis.disconnect();
  }
}

describe('the Redis of a test', () => {
  it('never evicts, saves nothing and listens to this machine alone', async () => {
    const server = await start();
    const config = await ask(server, (redis) =>
      redis.config('GET', 'maxmemory-policy', 'save', 'appendonly', 'bind'),
    );
    expect(config).toEqual(
      expect.arrayContaining([
        'maxmemory-policy',
        'noeviction',
        'save',
        '',
        'appendonly',
        'no',
        'bind',
        '127.0.0.1',
      ]),
    );
  });

  it('comes back empty on the same port after a kill -9: the wiped Redis of the fault tests', async () => {
    const server = await start();
    const { url } = server;
    await ask(server, (redis) => redis.set('job', 'waiting'));
    await server.kill();
    await server.restart();
    expect(server.url).toBe(url);
    expect(await ask(server, (redis) => redis.get('job'))).toBeNull();
  });

  it('keeps what it was told to append through a kill -9', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'enlace-redis-'));
    const server = await start({ dir, settings: { appendonly: 'yes', appendfsync: 'always' } });
    await ask(server, (redis) => redis.set('job', 'waiting'));
    await server.kill();
    await server.restart();
    expect(await ask(server, (redis) => redis.get('job'))).toBe('waiting');
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  });

  it('refuses a port that another Redis holds instead of passing it off as its own', async () => {
    const holder = await start();
    const second = startRedis({ port: Number(new URL(holder.url).port) });
    await expect(second).rejects.toMatchObject({
      code: 'configuration-invalid',
      message: expect.stringContaining('Address already in use'),
    });
  });

  it('names what to install where redis-server is missing', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = tmpdir();
    try {
      await expect(startRedis()).rejects.toMatchObject({
        code: 'configuration-invalid',
        message: expect.stringContaining('apt-get install redis-server'),
      });
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('is the program that REDIS_SERVER names, such as valkey-server', async () => {
    const { REDIS_SERVER } = process.env;
    process.env['REDIS_SERVER'] = 'no-such-server';
    try {
      await expect(startRedis()).rejects.toMatchObject({
        code: 'configuration-invalid',
        message: expect.stringContaining('no-such-server is not installed'),
      });
    } finally {
      if (REDIS_SERVER === undefined) delete process.env['REDIS_SERVER'];
      else process.env['REDIS_SERVER'] = REDIS_SERVER;
    }
  });
});
