import type { JobSender } from '@enlace/outbox';
import type { OutboundJob } from '@enlace/transport';
import { messagesOf } from './loopback.js';

/** A broker that takes what it is given when it is told to. */
export class Gate implements JobSender {
  readonly batches: (readonly OutboundJob[])[] = [];
  readonly taken: string[] = [];
  private readonly waiting: (() => void)[] = [];
  private isOpen = false;
  /** Jobs that wait where this broker sends to. */
  length = 0;

  /** @param holds whether a job is kept back; the others pass */
  constructor(private readonly holds: (job: OutboundJob) => boolean = () => true) {}

  async sendBulk(jobs: readonly OutboundJob[]): Promise<void> {
    this.batches.push(jobs);
    if (!this.isOpen && jobs.some(this.holds))
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.taken.push(...jobs.flatMap(messagesOf));
  }

  depth(): Promise<number> {
    return Promise.resolve(this.length);
  }

  open(): this {
    this.isOpen = true;
    for (const resolve of this.waiting.splice(0)) resolve();
    return this;
  }
}
