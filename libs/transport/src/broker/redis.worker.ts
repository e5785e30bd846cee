import {
  QueueKeys,
  RedisConnection,
  RedisQueueBackend,
  Worker,
  type BackendFactory,
  type Processor,
} from 'bullmq';
import type { Redis } from 'ioredis';
import type { JobWorker, LinkEvents, WorkerLink, WorkerSettings } from './broker.link.js';
import type { BrokerOptions } from './broker.options.js';
import { createRedis, disconnect, nextOf, retryMilliseconds } from './redis.client.js';

const SILENCE_MS = 10_000;

/**
 * Two connections, one of them for the command that waits. BullMQ would make them itself, but a worker that is closed
 * while Redis is away then waits for a connection that nobody is opening any more: only who holds the connections can
 * tell them to give up first.
 */
export class RedisWorker implements WorkerLink {
  private readonly main: Redis;
  private readonly blocking: Redis;
  private settled = false;

  constructor(
    private readonly broker: Extract<BrokerOptions, { backend: 'redis' }>,
    events: LinkEvents,
  ) {
    const retryStrategy = (times: number): number | null => (this.settled ? null : retryMilliseconds(times));
    const options = { maxRetriesPerRequest: null, retryStrategy };
    this.main = createRedis(broker.url, { ...options, socketTimeout: SILENCE_MS }, events);
    // Its silence is normal while the queue is empty, and BullMQ's own watchdog breaks it off and renews it at will: it
    // says nothing about the broker.
    const ignore = (): void => undefined;
    this.blocking = createRedis(broker.url, options, { up: ignore, down: ignore, error: events.error });
  }

  async connect(): Promise<void> {
    await Promise.all([this.main, this.blocking].map((client) => untilReady(client)));
  }

  openWorker(queue: string, processor: Processor<unknown, void>, settings: WorkerSettings): JobWorker {
    const prefix = this.broker.prefix;
    const options = { ...settings, connection: this.main, ...(prefix !== undefined && { prefix }) };
    return new Worker<unknown, void>(queue, processor, options, this.createBackend);
  }

  async settle(): Promise<void> {
    this.settled = true;
    const between = [this.main, this.blocking].filter(
      ({ status }) => !['ready', 'end', 'wait'].includes(status),
    );
    await Promise.all(between.map((client) => nextOf(client, ['ready', 'end'])));
  }

  destroy(): Promise<void> {
    disconnect(this.main);
    disconnect(this.blocking);
    return Promise.resolve();
  }

  private readonly createBackend: BackendFactory<RedisQueueBackend> = (name, options) => {
    const keys = new QueueKeys(this.broker.prefix);
    return new RedisQueueBackend(
      new RedisConnection(this.main, { shared: false, blocking: false }),
      name,
      keys.getKeys(name),
      (type) => keys.toKey(name, type),
      { ...options, ...(this.broker.prefix !== undefined && { prefix: this.broker.prefix }) },
      new RedisConnection(this.blocking, { shared: false, blocking: true }),
    );
  };
}

async function untilReady(client: Redis): Promise<void> {
  if (client.status === 'ready') return;
  const next = nextOf(client, ['ready', 'end']);
  if (client.status === 'wait') client.connect().catch(() => undefined);
  if ((await next) === 'end') throw new Error('The connection was given up before Redis answered.');
}
