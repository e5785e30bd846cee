import { describe, expect, it } from '@jest/globals';
import { BullMqClient } from '@enlace/transport';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { execute, select } from '../../apps/sandbox/src/servers/postgres.session.js';
import { brokers, nodesOf } from './broker.js';
import { createDatabase, createDatabaseFrom } from './database.js';
import { serverUrl } from './environment.js';

describe('a test database', () => {
  it('is empty, is nobody else’s, and goes away even with a session left open', async () => {
    const [one, other] = await Promise.all([createDatabase('Con guión'), createDatabase('Con guión')]);
    expect(one.url).not.toBe(other.url);
    const leaked = new Client({ connectionString: one.url });
    const ended = new Promise((resolve) => leaked.on('error', resolve));
    await leaked.connect();
    await Promise.all([one.drop(), other.drop()]);
    await ended;
    await expect(select(one.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
    await one.drop();
  });

  it('copied from a template has what the template had, and is apart from it', async () => {
    const template = await createDatabase('template');
    await execute(template.url, ['CREATE TABLE t AS SELECT 1 AS n']);
    const copy = await createDatabaseFrom(template);
    await execute(copy.url, ['UPDATE t SET n = 2']);
    expect(await select(template.url, 'SELECT n FROM t')).toEqual([{ n: 1 }]);
    expect(await select(copy.url, 'SELECT n FROM t')).toEqual([{ n: 2 }]);
    await Promise.all([copy.drop(), template.drop()]);
  });
});

describe('the brokers of a test', () => {
  it('are both backends, and a cluster', () => {
    expect(brokers().map(({ name }) => name)).toEqual(['redis', 'redis-cluster', 'postgres']);
  });

  it.each(brokers())('are fresh at each call on $name', async ({ name, create }) => {
    const [one, other] = await Promise.all([create(), create()]);
    expect(name).toMatch(one.broker.backend);
    expect(one.broker).not.toEqual(other.broker);
    await Promise.all([one.drop(), other.drop()]);
  });

  it('leave no key behind on a cluster, whose keys lie on every node', async () => {
    const cluster = brokers().find(({ name }) => name === 'redis-cluster');
    const test = await cluster?.create();
    if (test?.broker.backend !== 'redis') throw new Error('There is no cluster.');
    const { url, prefix } = test.broker;
    const nodes = nodesOf(url).map((node) => new Redis(node));
    const keys = async (): Promise<number[]> =>
      (await Promise.all(nodes.map((node) => node.keys(`${prefix}:*`)))).map((found) => found.length);
    const client = new BullMqClient({ broker: test.broker });
    await client.sendBulk(
      Array.from({ length: 30 }, (_, n) => ({ queue: `q-${n}`, name: 'x', id: 'm-1', data: {} })),
    );
    await client.close();
    expect((await keys()).every((count) => count > 0)).toBe(true);
    await test.drop();
    expect(await keys()).toEqual([0, 0, 0]);
    for (const node of nodes) node.disconnect();
  });

  it('leave no key behind on redis, and touch no other test’s', async () => {
    const redis = new Redis(serverUrl('TEST_REDIS_URL'));
    const [one, other] = await Promise.all(
      brokers()
        .slice(0, 1)
        .flatMap(({ create }) => [create(), create()]),
    );
    const prefixes = [one, other].map((it) =>
      it?.broker.backend === 'redis' ? it.broker.prefix : undefined,
    );
    await redis.mset(`${prefixes[0]}:q:1`, 'x', `${prefixes[0]}:q:2`, 'x', `${prefixes[1]}:q:1`, 'x');
    await one?.drop();
    expect(await redis.keys(`${prefixes[0]}:*`)).toEqual([]);
    expect(await redis.keys(`${prefixes[1]}:*`)).toHaveLength(1);
    await other?.drop();
    redis.disconnect();
  });
});
