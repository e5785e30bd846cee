import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { askRedis } from '../../apps/sandbox/src/servers/redis.process.js';
import { startRedis, type RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';

const run = promisify(execFile);
const pathOf = (file: string): string =>
  fileURLToPath(new URL(`../../docker/redis/${file}`, import.meta.url));
const PARTIES = ['senafront', 'snm', 'onpar', 'senniaf', 'inamu', 'audit'];
const PASSWORDS = Object.fromEntries(
  [...PARTIES.map((party) => `${party.toUpperCase()}_REDIS_PASSWORD`), 'REDIS_PASSWORD'].map((name) => [
    name,
    `${name.toLowerCase().replaceAll('_', '')}1`,
  ]),
);
const script = (changes: Record<string, string> = {}) =>
  run('sh', [pathOf('users.sh'), pathOf('agency.acl')], {
    env: { ...process.env, ...PASSWORDS, ...changes },
  });

/** The accounts that the compose file gives to Redis, made by its own script, at a real server. */
describe('the accounts of the compose file', () => {
  let server: RedisServer;
  const clients: Redis[] = [];

  const as = (user: string, password: string): Redis => {
    const url = `redis://${user}:${password}@127.0.0.1:${server.port}`;
    const client = new Redis(url, { maxRetriesPerRequest: 0, lazyConnect: true, retryStrategy: () => null });
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  };
  const party = (name: string): Redis =>
    as(name, PASSWORDS[`${name.toUpperCase()}_REDIS_PASSWORD`] ?? 'none');

  beforeAll(async () => {
    server = await startRedis();
    const { stdout } = await script();
    for (const line of stdout.trim().split('\n'))
      expect(await askRedis(server.port, line.replace(/^user /, 'ACL SETUSER '))).toMatch(/^\+OK/);
  });
  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.stop();
  });

  it.each(PARTIES)('let %s write into the queue of another and read its own alone', async (name) => {
    const other = PARTIES.find((one) => one !== name) ?? '';
    const client = party(name);
    await client.connect();
    await client.call('HSET', `enlace:{${name}}:job`, 'data', 'mine');
    expect(await client.call('HGET', `enlace:{${name}}:job`, 'data')).toBe('mine');
    for (const command of [
      ['HGETALL', `enlace:{${other}}:job`],
      ['LRANGE', `enlace:{${other}}:wait`, '0', '-1'],
      ['DEL', `enlace:{${other}}:job`],
      ['KEYS', '*'],
      ['CONFIG', 'GET', '*'],
      ['ACL', 'LIST'],
    ])
      await expect(client.call(command[0] ?? '', ...command.slice(1))).rejects.toThrow('NOPERM');
  });

  it('let nobody in without a name, or with the password of another', async () => {
    expect(await askRedis(server.port, 'PING')).toMatch(/^-NOAUTH/);
    await expect(as('onpar', PASSWORDS['SNM_REDIS_PASSWORD'] ?? '').ping()).rejects.toThrow();
  });

  it('let the operator look after the server, as the health check does', async () => {
    const operator = as('operator', PASSWORDS['REDIS_PASSWORD'] ?? '');
    expect(await operator.ping()).toBe('PONG');
    expect(await operator.call('CONFIG', 'GET', 'maxmemory-policy')).toEqual([
      'maxmemory-policy',
      'noeviction',
    ]);
  });

  it('are not made of a password that is missing, or that could end the line', async () => {
    await expect(script({ ONPAR_REDIS_PASSWORD: '' })).rejects.toThrow('ONPAR_REDIS_PASSWORD is not set');
    await expect(script({ ONPAR_REDIS_PASSWORD: 'a +@all' })).rejects.toThrow('letters and digits');
  });
});
