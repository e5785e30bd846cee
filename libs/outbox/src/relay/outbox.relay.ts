import type { PartyId } from '@enlace/contracts';
import type { OutboundJob } from '@enlace/transport';
import type { DataSource } from 'typeorm';
import { buildJobs } from './bundle.builder.js';
import { claimDeliveries, endUnreceipted, type RetryPolicy } from './delivery.claim.js';
import type { RelaySignal } from './relay.signal.js';

/** The part of the transport's client that the relay needs. A rejection names the jobs that failed in `failed`. */
export interface JobSender {
  sendBulk(jobs: readonly OutboundJob[]): Promise<void>;
}

export interface RelayOptions {
  readonly party: PartyId;
  readonly retry: RetryPolicy;
  /** Copies claimed at once. */
  readonly batch: number;
  /** Milliseconds between looks at the table when nobody wakes the relay. */
  readonly pollMilliseconds: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Carries due copies from the outbox to the broker, again and again until their receipt is in. It knows no keys and
 * no referral; what the broker loses, the due time brings back.
 */
export class OutboxRelay {
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: JobSender,
    private readonly signal: RelaySignal,
    private readonly options: RelayOptions,
  ) {}

  start(): void {
    this.running ??= this.loop();
  }

  /** Ends after the batch in hand. Rows it did not reach stay due. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.signal.wake();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const claimed = await this.carry().catch((error: unknown) => {
        this.options.onError(error);
        return 0;
      });
      if (claimed < this.options.batch) await this.signal.wait(this.options.pollMilliseconds);
    }
  }

  private async carry(): Promise<number> {
    const claimed = await claimDeliveries(this.dataSource, this.options.batch, this.options.retry);
    if (claimed.length === 0) return 0;
    const jobs = buildJobs(this.options.party, claimed);
    const failed = new Set<string>();
    try {
      await this.sender.sendBulk(jobs.map(({ queue, name, id, data }) => ({ queue, name, id, data })));
    } catch (error) {
      this.options.onError(error);
      for (const job of failedJobs(error) ?? jobs) failed.add(nameOf(job));
    }
    const handedOver = jobs.filter((job) => !failed.has(nameOf(job))).flatMap((job) => job.deliveries);
    const unreceipted = handedOver.filter((delivery) => !delivery.receiptExpected);
    if (unreceipted.length > 0) {
      await endUnreceipted(
        this.dataSource,
        unreceipted.map((delivery) => delivery.messageId),
      );
    }
    return claimed.length;
  }
}

/** A message and its audit copy have the same job id, each in its own queue. */
function nameOf(job: OutboundJob): string {
  return `${job.queue} ${job.id}`;
}

function failedJobs(error: unknown): readonly OutboundJob[] | undefined {
  return error instanceof Error && 'failed' in error ? (error.failed as readonly OutboundJob[]) : undefined;
}
