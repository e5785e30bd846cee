import type { PartyId } from '@enlace/contracts';
import { Queue, type Job } from 'bullmq';
import { Redis } from 'ioredis';

const AT_ONCE = 300;

/**
 * The queues of all parties, past every party: a hand that shuffles and copies what lies there and consumes nothing. While
 * the hand works a queue is paused, or its jobs would be gone before they were read.
 */
export class JobQueues {
  private readonly redis: Redis;
  private readonly queues: readonly Queue[];

  constructor(url: string, prefix: string, parties: readonly PartyId[]) {
    this.redis = new Redis(url, { maxRetriesPerRequest: null });
    this.redis.on('error', () => undefined);
    // Named as the transport names them in Redis (ADR 0012).
    this.queues = parties.map((party) => new Queue(`{${party}}`, { connection: this.redis, prefix }));
  }

  async pause(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.pause()));
  }

  async resume(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.resume()));
  }

  /** What waits, queue by queue, the next first: not all of it where a flood does. */
  async waiting(): Promise<{ queue: Queue; jobs: Job[] }[]> {
    return Promise.all(
      this.queues.map(async (queue) => {
        const jobs = await queue.getJobs(['waiting', 'prioritized'], 0, AT_ONCE, true);
        return { queue, jobs: (jobs as (Job | undefined)[]).flatMap((job) => job ?? []) };
      }),
    );
  }

  /** Jobs that wait, run or wait for another try, in words, queue by queue. */
  async counts(): Promise<string[]> {
    const all = await Promise.all(
      this.queues.map(async (queue) => {
        const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
        const jobs = Object.values(counts).reduce((sum, count) => sum + count, 0);
        return jobs > 0 ? [`${jobs} jobs in ${queue.name}`] : [];
      }),
    );
    return all.flat();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.queues.map((queue) => queue.close()));
    this.redis.disconnect();
  }
}

/** Another job with the same content: the inbox, not the broker, must know that it was there. */
export function copyOf(job: Job, mark: string): Parameters<Queue['addBulk']>[0][number] {
  return { name: job.name, data: job.data as unknown, opts: { ...job.opts, jobId: `${job.id}-${mark}` } };
}
