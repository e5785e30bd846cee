import { EnlaceError } from '@enlace/contracts';
import { Queue } from 'bullmq';
import type { JobQueue, LinkEvents, ProducerLink } from './broker.link.js';
import { taggedName } from './queue.name.js';
import { nextOf, type RedisBroker, type RedisClient } from './redis.client.js';
import { RedisGuard } from './redis.guard.js';

const SILENCE_MS = 5_000;
const EVENTS_KEPT = 1_000;

/** One connection (to a cluster: one to each node) for all queues of a client. */
export class RedisProducer implements ProducerLink {
  private readonly guard: RedisGuard;
  private settling: Promise<string> | undefined;

  constructor(
    private readonly broker: RedisBroker,
    private readonly events: LinkEvents,
  ) {
    // No second try of a command: a job held here would be sent long after the relay gave it up.
    this.guard = new RedisGuard(broker, { retriesPerRequest: 0, silence: SILENCE_MS }, events);
  }

  async ready(): Promise<void> {
    const { client } = this.guard;
    if (client.status === 'wait') client.connect().catch(() => undefined);
    if (['connecting', 'connect'].includes(client.status)) await this.settled(client);
    if (client.status !== 'ready') {
      const message = 'The broker (Redis) is away. The connection comes back by itself: send again.';
      throw new EnlaceError('unavailable', message);
    }
    await this.guard.fit();
  }

  openQueue(queue: string): JobQueue {
    const opened = new Queue(taggedName(queue), {
      connection: this.guard.client,
      streams: { events: { maxLen: EVENTS_KEPT } },
      skipVersionCheck: !this.guard.mayAskInfo,
      ...(this.broker.prefix !== undefined && { prefix: this.broker.prefix }),
    });
    opened.on('error', this.events.error);
    return opened;
  }

  async close(): Promise<void> {
    const { client } = this.guard;
    if (client.status === 'ready') await client.quit().catch(() => undefined);
    this.guard.disconnect();
  }

  /** One wait for however many queues ask at the same time. */
  private settled(client: RedisClient): Promise<string> {
    // Sentinels that know no master are an error, and no connection that could close.
    this.settling ??= nextOf(client, ['ready', 'error', 'close', 'end']).finally(() => {
      this.settling = undefined;
    });
    return this.settling;
  }
}
