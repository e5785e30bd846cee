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
  readonly name: BrokerOptions['backend'];
  readonly create: () => Promise<TestBroker>;
}

/** Both backends of the exchange, for `describe.each(brokers())('... on $name', ...)`. */
export function brokers(): BrokerBackend[] {
  return [
    { name: 'redis', create: createRedisBroker },
    { name: 'postgres', create: createPostgresBroker },
  ];
}

function createRedisBroker(): Promise<TestBroker> {
  const url = serverUrl('TEST_REDIS_URL');
  const prefix = `test-${randomUUID()}`;
  return Promise.resolve({ broker: { backend: 'redis', url, prefix }, drop: () => removeKeys(url, prefix) });
}

async function createPostgresBroker(): Promise<TestBroker> {
  const { url, drop } = await createDatabase('broker');
  return { broker: { backend: 'postgres', url }, drop };
}

async function removeKeys(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  try {
    for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 })) {
      const found = keys as string[];
      if (found.length > 0) await redis.unlink(...found);
    }
  } finally {
    await redis.quit();
  }
}
