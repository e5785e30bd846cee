import { describe, expect, it } from '@jest/globals';
import { parseRedisUrl, redisUrlFaults } from './redis.address.js';

const SECRET = 'geheim';

describe('the address of a Redis', () => {
  it('is a server, with account and database decoded', () => {
    expect(parseRedisUrl('rediss://agen%63y:p%40ss%3Aword@redis.example:6380/3')).toEqual({
      engine: 'single',
      tls: true,
      hosts: [{ host: 'redis.example', port: 6380 }],
      username: 'agency',
      password: 'p@ss:word',
      master: undefined,
      database: 3,
    });
  });

  it('is a server and nothing else, on the usual port', () => {
    expect(parseRedisUrl('redis://localhost')).toEqual({
      engine: 'single',
      tls: false,
      hosts: [{ host: 'localhost', port: 6379 }],
      username: undefined,
      password: undefined,
      master: undefined,
      database: 0,
    });
  });

  it('is Sentinels, the name of their master and a database', () => {
    expect(parseRedisUrl(`rediss+sentinel://agency:${SECRET}@s1,s2:26380,[fd00::3]/my-master.1/2`)).toEqual({
      engine: 'sentinel',
      tls: true,
      hosts: [
        { host: 's1', port: 26379 },
        { host: 's2', port: 26380 },
        { host: 'fd00::3', port: 26379 },
      ],
      username: 'agency',
      password: SECRET,
      master: 'my-master.1',
      database: 2,
    });
  });

  it.each(['', '/', '/0'])('is nodes of a cluster, with %j behind them', (path) => {
    expect(parseRedisUrl(`redis+cluster://:${SECRET}@a,b:7001${path}`)).toMatchObject({
      engine: 'cluster',
      hosts: [
        { host: 'a', port: 6379 },
        { host: 'b', port: 7001 },
      ],
      username: undefined,
      password: SECRET,
      database: 0,
    });
  });

  it('takes a password with every sign in it that is not written for something else', () => {
    expect(parseRedisUrl('redis://:p@ss:wo,rd@localhost').password).toBe('p@ss:wo,rd');
  });
});

describe('a wrong address of a Redis', () => {
  it.each([
    ['no address', '', 'write it as redis://host:6379/0'],
    ['a host alone', 'localhost:6379', 'write it as'],
    ['another scheme', `http://:${SECRET}@host`, 'write it as'],
    ['another kind of Redis', `redis+proxy://:${SECRET}@host`, 'write it as'],
    ['no host', `redis://:${SECRET}@`, 'a host that cannot be read'],
    ['a host left out', `redis+cluster://:${SECRET}@a,,b`, 'a host that cannot be read'],
    ['no port after the colon', `redis://:${SECRET}@host:`, 'a host that cannot be read'],
    ['a port too high', `redis://:${SECRET}@host:65536`, 'a host that cannot be read'],
    ['port 0', `redis://:${SECRET}@host:0`, 'a host that cannot be read'],
    ['an IPv6 address without brackets', `redis://:${SECRET}@fd00::3`, 'a host that cannot be read'],
    ['several hosts of one server', `redis://:${SECRET}@a,b`, 'names several hosts'],
    ['a user alone', `redis://${SECRET}@host`, 'a user without a password'],
    ['a bare % in the password', `redis://:${SECRET}%@host`, 'write it as %25'],
    ['a query', `redis://:${SECRET}@host/0?family=6`, 'a ? or a #'],
    ['a password with a ?', `redis://:${SECRET}?x@host`, 'a ? or a #'],
    ['a password with a slash', `redis://:${SECRET}/x@host`, 'a host that cannot be read'],
    ['a database that is none', `redis://:${SECRET}@host/x`, 'not a number'],
    ['a path too long', `redis://:${SECRET}@host/0/1`, 'not a number'],
    ['Sentinels without a master', `redis+sentinel://:${SECRET}@a,b,c`, 'which master'],
    ['Sentinels with a number for a master', `redis+sentinel://:${SECRET}@a,b,c//0`, 'which master'],
    ['a cluster with a database', `redis+cluster://:${SECRET}@a,b/1`, 'no other than 0'],
  ])('with %s is refused by name, and never quoted', (_, url, why) => {
    expect(redisUrlFaults(url).join('; ')).toContain(why);
    expect(() => parseRedisUrl(url)).toThrow(
      expect.objectContaining({
        code: 'configuration-invalid',
        field: 'broker.url',
        message: expect.stringContaining(why),
      }),
    );
    expect(redisUrlFaults(url).join()).not.toContain(SECRET);
  });

  it('has all of its faults named at once', () => {
    expect(redisUrlFaults(`redis+sentinel://${SECRET}@a,b:0?x`)).toHaveLength(4);
  });
});
