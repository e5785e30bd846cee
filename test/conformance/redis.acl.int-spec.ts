import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BullMqContext } from '@enlace/transport';
import { Redis } from 'ioredis';
import { askRedis } from '../../apps/sandbox/src/servers/redis.process.js';
import { startRedis, type RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';
import { QUICK, TransportBench, gate, newId } from './transport.bench.js';
import { eventually } from '../support/eventually.js';

/** The rules as docs/operacion.md tells an operator to use them. */
const RULES = readFileSync(new URL('../../docker/redis/agency.acl', import.meta.url), 'utf8');
const AGENCIES = ['onpar', 'snm'] as const;
const SECRET = 'the-sealed-bytes';

/** An exchange where each agency has its own account at Redis, and may add to the queues of the others. */
describe('the account of an agency at Redis', () => {
  let server: RedisServer;
  let admin: Redis;
  let benches: TransportBench[];

  beforeAll(async () => {
    server = await startRedis();
    admin = new Redis(server.url);
    for (const agency of AGENCIES) {
      const line = RULES.trim().replaceAll('PARTE', agency).replaceAll('CLAVE', `${agency}-pass`);
      expect(await askRedis(server.port, line.replace('user ', 'ACL SETUSER '))).toMatch(/^\+OK/);
    }
  });

  afterAll(async () => {
    admin.disconnect();
    await server.stop();
  });

  beforeEach(async () => {
    await admin.flushall();
    await admin.acl('LOG', 'RESET');
    benches = [];
  });

  afterEach(() => Promise.all(benches.map((bench) => bench.close())));

  const urlOf = (agency: string): string => `redis://${agency}:${agency}-pass@127.0.0.1:${server.port}`;

  function open(agency: (typeof AGENCIES)[number]): TransportBench {
    const bench = new TransportBench({ backend: 'redis', url: urlOf(agency), prefix: 'enlace' });
    benches.push(bench);
    return bench;
  }

  const job = (queue: string, data: unknown = {}) => ({ queue, name: 'x', id: newId(), data });

  /** What Redis refused, as it tells an administrator. */
  const refusals = async (): Promise<string> => JSON.stringify(await admin.acl('LOG'));

  it('is all that is needed to send to another, to receive, to fail, to try again and to count', async () => {
    let attempts = 0;
    const { server: receiver, reports } = await open('onpar').server('onpar', {
      x: () => undefined,
      fails: () => {
        attempts += 1;
        if (attempts < 3) throw new Error('not yet');
      },
      never: () => Promise.reject(new Error('no')),
    });
    const sent = ['x', 'fails', 'never'].map((name) => ({ ...job('onpar'), name }));
    await open('snm').client({ jobs: QUICK }).sendBulk(sent);
    await eventually(() => reports.completed.length === 2 && reports.failed.some(({ final }) => final));
    expect(await receiver.depth()).toBe(0);
    expect(await refusals()).toBe('[]');
  });

  it('is all that is needed to take a job over from a process that lost it', async () => {
    const { opened, open: release } = gate();
    const attempts: number[] = [];
    const x = async (_: unknown, context: BullMqContext): Promise<void> => {
      attempts.push(context.getAttempt());
      if (context.getAttempt() === 1) await opened;
    };
    const lock = { lockMilliseconds: 10_000, stalledIntervalMilliseconds: 100 };
    const { reports } = await open('onpar').server('onpar', { x }, lock);
    const sent = job('onpar');
    await open('snm').client().sendBulk([sent]);
    await eventually(() => attempts.length === 1);
    await admin.del(`enlace:{onpar}:${sent.id}:lock`);
    await eventually(() => reports.completed.includes(sent.id));
    release();
    expect(attempts).toEqual([1, 2]);
    expect(await refusals()).toBe('[]');
  });

  it('lets an agency send to itself too, and to a queue that nobody has served yet', async () => {
    const [mine, theirs] = [job('snm'), job('onpar')];
    const bench = open('snm');
    const { reports } = await bench.server('snm', { x: () => undefined });
    await bench.client().sendBulk([mine, theirs]);
    await eventually(() => reports.completed.includes(mine.id));
    const late = await open('onpar').server('onpar', { x: () => undefined });
    await eventually(() => late.reports.completed.includes(theirs.id));
    expect(await refusals()).toBe('[]');
  });

  describe('of one that wants to read what another gets', () => {
    let spy: Redis;
    let held: { readonly id: string; readonly key: string };

    beforeEach(async () => {
      const sent = job('onpar', SECRET);
      await open('snm').client().sendBulk([sent]);
      held = { id: sent.id, key: `enlace:{onpar}:${sent.id}` };
      spy = new Redis(urlOf('snm'), { maxRetriesPerRequest: 0 });
    });

    afterEach(() => spy.disconnect());

    it.each([
      ['the job', () => ['HGETALL', held.key]],
      ['a field of it', () => ['HGET', held.key, 'data']],
      ['some fields of it', () => ['HMGET', held.key, 'data', 'name']],
      ['its values', () => ['HVALS', held.key]],
      ['its bytes', () => ['DUMP', held.key]],
      ['the list of waiting jobs', () => ['LRANGE', 'enlace:{onpar}:wait', '0', '-1']],
      ['the first of them', () => ['LINDEX', 'enlace:{onpar}:wait', '0']],
      ['the jobs in hand', () => ['LRANGE', 'enlace:{onpar}:active', '0', '-1']],
      ['the events', () => ['XRANGE', 'enlace:{onpar}:events', '-', '+']],
      ['the events to come', () => ['XREAD', 'STREAMS', 'enlace:{onpar}:events', '0']],
      ['the failed jobs', () => ['ZRANGE', 'enlace:{onpar}:failed', '0', '-1']],
      ['all keys', () => ['KEYS', '*']],
      ['all keys, bit by bit', () => ['SCAN', '0']],
      ['any key', () => ['RANDOMKEY']],
      ['a copy under a name of its own', () => ['COPY', held.key, 'enlace:{snm}:copy']],
      ['a sorted copy of the list', () => ['SORT', 'enlace:{onpar}:wait', 'STORE', 'enlace:{snm}:copy']],
      ['what others do', () => ['MONITOR']],
    ])('refuses %s', async (_, command) => {
      const [name = '', ...args] = command();
      await expect(spy.call(name, ...args)).rejects.toThrow('NOPERM');
    });

    it.each([
      ['take the first job', () => ['RPOP', 'enlace:{onpar}:wait']],
      ['move it', () => ['RPOPLPUSH', 'enlace:{onpar}:wait', 'enlace:{snm}:wait']],
      ['take its marker', () => ['BZPOPMIN', 'enlace:{onpar}:marker', '0.01']],
      ['delete the job', () => ['DEL', held.key]],
      ['rename it', () => ['RENAME', held.key, 'enlace:{snm}:job']],
      ['lock it', () => ['SET', `${held.key}:lock`, 'mine']],
      ['empty Redis', () => ['FLUSHALL']],
      ['change what Redis may keep', () => ['CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru']],
    ])('does not let it %s', async (_, command) => {
      const [name = '', ...args] = command();
      await expect(spy.call(name, ...args)).rejects.toThrow('NOPERM');
    });

    it.each([
      ['the job', `return redis.call('HGETALL', ARGV[1])`],
      ['the list', `return redis.call('RPOP', KEYS[1])`],
      ['the events', `return redis.call('XRANGE', 'enlace:{onpar}:events', '-', '+')`],
    ])('refuses %s to a script of its own, under keys that it may name', async (_, script) => {
      const answer = spy.eval(script, 1, 'enlace:{onpar}:wait', held.key);
      await expect(answer).rejects.toThrow(/ACL failure|can't access|no permissions/i);
    });

    it('refuses a script that names the job', async () => {
      await expect(spy.eval('return 1', 1, held.key)).rejects.toThrow('NOPERM');
    });

    it('gives its worker no job of the other’s queue, and the right one gets it', async () => {
      const thief = open('snm');
      const stolen: unknown[] = [];
      await thief.server('onpar', { x: (data) => stolen.push(data) });
      await eventually(async () => (await refusals()).includes('enlace:{onpar}:'));
      const seen: unknown[] = [];
      const { reports } = await open('onpar').server('onpar', { x: (data) => seen.push(data) });
      await eventually(() => reports.completed.includes(held.id));
      expect(seen).toEqual([SECRET]);
      expect(stolen).toEqual([]);
    });
  });
});
