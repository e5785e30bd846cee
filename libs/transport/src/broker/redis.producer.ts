import { EnlaceError } from '@enlace/contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { JobQueue, LinkEvents, ProducerLink } from './broker.link.js';
import type { BrokerOptions } from './broker.options.js';
import { createRedis, disconnect, nextOf } from './redis.client.js';

const SILENCE_MS = 5_000;
const EVENTS_KEPT = 1_000;

/** One connection for all queues of a client. */
export class RedisProducer implements ProducerLink {
  private readonly client: Redis;
  private settling: Promise<string> | undefined;

  constructor(
    private readonly broker: Extract<BrokerOptions, { backend: 'redis' }>,
    private readonly events: LinkEvents,
  ) {
    // No offline queue and no second try of a command: a job held here would be sent long after the relay gave it up.
    // The silence limit is what ends a connection whose other side vanished without a word.
    const options = { enableOfflineQueue: false, maxRetriesPerRequest: 0, socketTimeout: SILENCE_MS };
    this.client = createRedis(broker.url, options, events);
  }

  async ready(): Promise<void> {
    const { client } = this;
    if (client.status === 'ready') return;
    if (client.status === 'wait') client.connect().catch(() => undefined);
    if (['connecting', 'connect'].includes(client.status) && (await this.settled()) === 'ready') return;
    throw new EnlaceError(
      'unavailable',
      'The broker (Redis) is away. The connection comes back by itself: send again.',
    );
  }

  openQueue(queue: string): JobQueue {
    const opened = new Queue(queue, {
      connection: this.client,
      streams: { events: { maxLen: EVENTS_KEPT } },
      ...(this.broker.prefix !== undefined && { prefix: this.broker.prefix }),
    });
    opened.on('error', this.events.error);
    return opened;
  }

  async close(): Promise<void> {
    const { client } = this;
    if (client.status === 'ready') await client.quit().catch(() => undefined);
    disconnect(client);
  }

  /** One wait for however many queues ask at the same time. */
  private settled(): Promise<string> {
    this.settling ??= nextOf(this.client, ['ready', 'close', 'end']).finally(() => {
      this.settling = undefined;
    });
    return this.settling;
  }
}
