import { randomUUID } from 'node:crypto';
import type { BrokerOptions } from '@enlace/transport';
import { Redis } from 'ioredis';
import { createDatabase } from './database.js';
import { serverUrl } from './environment.js';

export interface TestBroker {
  readonly broker: BrokerOptions;
  /** Removes what the test left behind; close the clients and workers first. */
  readonly drop: () => Promise<void>;
}

export interface BrokerBackend {
  readonly name: 'redis' | 'redis-cluster' | 'postgres';
  readonly create: () => Promise<TestBroker>;
}

/** Both backends of the exchange, and a cluster of Redis, for `describe.each(brokers())('... on $name', ...)`. */
export function brokers(): BrokerBackend[] {
  return [
    { name: 'redis', create: createRedisBroker },
    { name: 'redis-cluster', create: createClusterBroker },
    { name: 'postgres', create: createPostgresBroker },
  ];
}

function createRedisBroker(): Promise<TestBroker> {
  const url = serverUrl('TEST_REDIS_URL');
  const prefix = `test-${randomUUID()}`;
  return Promise.resolve({ broker: { backend: 'redis', url, prefix }, drop: () => removeKeys(url, prefix) });
}

function createClusterBroker(): Promise<TestBroker> {
  const url = serverUrl('TEST_REDIS_CLUSTER_URL');
  const prefix = `test-${randomUUID()}`;
  return Promise.resolve({
    broker: { backend: 'redis', url, prefix },
    drop: async () => {
      await Promise.all(nodesOf(url).map((node) => removeKeys(node, prefix)));
    },
  });
}

async function createPostgresBroker(): Promise<TestBroker> {
  const { url, drop } = await createDatabase('broker');
  return { broker: { backend: 'postgres', url }, drop };
}

/** The address of each node that the URL of a cluster names. */
export function nodesOf(url: string): string[] {
  return url
    .replace('redis+cluster://', '')
    .split(',')
    .map((host) => `redis://${host}`);
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 })) {
      const found = keys as string[];
      // One by one: in a cluster the keys of two queues need not lie in one slot.
      if (found.length > 0) await Promise.all(found.map((key) => redis.unlink(key)));
    }
  } finally {
    await redis.quit();
  }
}
