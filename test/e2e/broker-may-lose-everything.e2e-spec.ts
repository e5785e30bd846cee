import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { startRedis, type RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe('a Redis that loses everything', () => {
  let server: RedisServer;
  let redis: Redis;
  let exchange: Exchange;

  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url);
    redis.on('error', () => undefined);
    exchange = await startExchange('redis', { redisUrl: server.url });
  });

  afterAll(async () => {
    await exchange.stop();
    redis.disconnect();
    await server.stop();
  });

  const delivered = (codes: readonly string[]): Promise<unknown> =>
    eventually(
      async () => {
        const views = await Promise.all(codes.map((code) => exchange.read('senafront', code)));
        expect(views.map(({ delivery }) => delivery.delivered && delivery.audited)).toEqual(
          codes.map(() => true),
        );
      },
      { within: 20_000 },
    );

  it('between send and delivery loses no flag, and none comes twice', async () => {
    await exchange.stopMember('onpar');
    const codes = await Promise.all(Array.from({ length: 5 }, () => exchange.refer(flagBody())));
    await eventually(async () => (await redis.keys('*:{onpar}:wait')).length === 1);
    await redis.flushall();
    expect(await redis.dbsize()).toBe(0);
    await exchange.startMember('onpar');
    await delivered(codes);
    const rows = await exchange.rows('onpar', 'SELECT case_code FROM referral');
    expect(rows).toHaveLength(codes.length);
  });

  it('while everybody works is refilled by itself', async () => {
    const codes: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      codes.push(...(await Promise.all(Array.from({ length: 4 }, () => exchange.refer(flagBody())))));
      await redis.flushall();
    }
    await delivered(codes);
  });

  it('is killed and comes back empty: flags are taken meanwhile and the exchange goes on by itself', async () => {
    await server.kill();
    const codes = await Promise.all(Array.from({ length: 5 }, () => exchange.refer(flagBody())));
    const { status, body } = await exchange.ask('senafront', '/health/live', { role: null });
    expect([status, body]).toEqual([200, { status: 'up' }]);
    await server.restart();
    await delivered(codes);

    const [code = ''] = codes;
    await exchange.move('onpar', code, 'acknowledge');
    await eventually(async () => (await exchange.read('senafront', code)).status === 'received');
  });

  it('that is away when an institution starts does not keep it from taking flags', async () => {
    await exchange.stopMember('senafront');
    await server.kill();
    await exchange.startMember('senafront');
    const code = await exchange.refer(flagBody());
    await server.restart();
    await delivered([code]);
  });
});
