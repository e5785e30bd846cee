import { AsyncResource } from 'node:async_hooks';
import { isReceipt, type PartyId } from '@enlace/contracts';
import type { ExchangeObserver } from '@enlace/platform';
import type { OutboundJob } from '@enlace/transport';
import type { DataSource } from 'typeorm';
import type { Departures } from '../outbox/departures.js';
import { buildJobs } from './bundle.builder.js';
import { claimDeliveries, endUnreceipted, type ClaimedDelivery, type RetryPolicy } from './delivery.claim.js';
import { isOpen, openLanes, readLanes, takeProbe, type LaneState } from './lane.circuit.js';
import { RelayLane } from './relay.lane.js';

/** The part of the transport's client that the relay needs. A rejection names the jobs that failed in `failed`. */
export interface JobSender {
  sendBulk(jobs: readonly OutboundJob[]): Promise<void>;
  /** Jobs that wait in a queue. */
  depth(queue: string): Promise<number>;
}

export interface RelayOptions {
  readonly party: PartyId;
  readonly retry: RetryPolicy;
  /** Copies claimed and sent at once. */
  readonly batch: number;
  /** Milliseconds between looks at the table for what is due again. */
  readonly pollMilliseconds: number;
  readonly onError: (error: unknown) => void;
  /** Sends of one copy after which a person should look. */
  readonly overdueAttempts: number;
  readonly observer?: Pick<ExchangeObserver, 'onOverdue'>;
}

/** A destination that answered none of its re-sends for this many first retries is asked now and then only. */
const PATIENCE_RETRIES = 3;
/**
 * In a queue of so many jobs the first copy of a message most likely waits still. A receiver that was late once had
 * 18,000 jobs of re-sends before it for 1,000 messages, and got later by each of them.
 */
const LONG_QUEUE = 100;
/**
 * Seconds between looks at all that is due; those between look only this far back. A copy that came due longer ago, such as one
 * whose transaction took longer than its first retry, waits for the next of them.
 */
const WHOLE_LOOK_SECONDS = 10;
/** Copies sent again at each look even then, the oldest first: a queue kept long by others must not hold them off. */
const TRICKLE = 10;

/**
 * Carries copies from the outbox to the broker, again and again until their receipt is in. It knows no keys and no
 * referral. New copies come straight from their transaction; the table is read for those that are due again, whatever
 * the broker or a process lost.
 */
export class OutboxRelay {
  private readonly lanes = new Map<PartyId, RelayLane>();
  private readonly open = new Set<PartyId>();
  private readonly resending = new Map<PartyId, Promise<void>>();
  private running: Promise<void> | undefined;
  private stopping = false;
  /** When everything that is due was last known to be sent, of the monotonic clock in milliseconds. */
  private emptyAt = -Infinity;
  private wake = (): void => undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly sender: JobSender,
    private readonly departures: Departures,
    private readonly options: RelayOptions,
  ) {}

  start(): void {
    // In the relay's own context: the request that made a copy is not the cause of what becomes of it.
    this.departures.carriedBy(AsyncResource.bind((copies) => this.carry(copies)));
    this.running ??= this.loop();
  }

  /** Sends what waits in memory, and ends. Rows it did not reach are due in their time. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.departures.carriedBy(undefined);
    this.wake();
    await this.running;
    await Promise.all(this.resending.values());
    await Promise.all([...this.lanes.values()].map((lane) => lane.settled()));
  }

  /** Destinations that do not answer. */
  get openCircuits(): ReadonlySet<PartyId> {
    return this.open;
  }

  private async loop(): Promise<void> {
    let prepared = false;
    while (!this.stopping) {
      try {
        if (!prepared) await openLanes(this.dataSource);
        prepared = true;
        await this.sweep();
      } catch (error) {
        this.options.onError(error);
      }
      await this.pause();
    }
  }

  private async pause(): Promise<void> {
    if (this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.options.pollMilliseconds);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private async sweep(): Promise<void> {
    const lanes = await this.look();
    for (const lane of lanes) {
      if (isOpen(lane, this.patience)) this.open.add(lane.destination);
      else this.open.delete(lane.destination);
    }
    // Nobody waits for a lane: the next look must not be late for all because one of them is slow.
    for (const lane of lanes) if (lane.due && !this.resending.has(lane.destination)) this.resend(lane);
  }

  /** What is due was left for the next look when there was much of it, and then it may be older than a short look sees. */
  private async look(): Promise<readonly LaneState[]> {
    const now = performance.now();
    const isShort = now - this.emptyAt < WHOLE_LOOK_SECONDS * 1000;
    const lanes = await readLanes(this.dataSource, isShort ? WHOLE_LOOK_SECONDS : undefined);
    if (lanes.some((lane) => lane.due)) this.emptyAt = -Infinity;
    else if (!isShort) this.emptyAt = now;
    return lanes;
  }

  private resend(lane: LaneState): void {
    const sending = this.sendDue(lane)
      .catch(this.options.onError)
      .finally(() => this.resending.delete(lane.destination));
    this.resending.set(lane.destination, sending);
  }

  /** All that is due, in batches; a few while much waits there; one, to ask whether it is back, while it is silent. */
  private async sendDue({ destination, probe }: LaneState): Promise<void> {
    const { batch, retry } = this.options;
    const silent = this.open.has(destination);
    if (silent && !(probe && (await takeProbe(this.dataSource, destination, retry.baseSeconds)))) return;
    const lane = this.laneTo(destination);
    let more = true;
    while (more && !this.stopping && lane.isIdle) {
      const limit = silent ? 1 : (await this.isLong(destination)) ? TRICKLE : batch;
      const copies = await claimDeliveries(this.dataSource, destination, limit, retry);
      lane.push(copies);
      this.report(copies);
      await lane.settled();
      more = copies.length === batch;
    }
  }

  /** A broker that cannot say is asked to take the copies, and reported if it does not. */
  private async isLong(destination: PartyId): Promise<boolean> {
    return (await this.sender.depth(destination).catch(() => 0)) >= LONG_QUEUE;
  }

  private report(copies: readonly ClaimedDelivery[]): void {
    for (const { messageId, destination, attempt } of copies)
      if (attempt === this.options.overdueAttempts + 1)
        this.options.observer?.onOverdue({ messageId, destination, attempts: attempt });
  }

  private carry(copies: readonly ClaimedDelivery[]): void {
    for (const [destination, group] of Map.groupBy(copies, (copy) => copy.destination))
      if (!this.open.has(destination)) this.laneTo(destination).push(group, group.every(isPatient));
  }

  private laneTo(destination: PartyId): RelayLane {
    const known = this.lanes.get(destination);
    if (known) return known;
    const lane = new RelayLane((copies) => this.send(copies).catch(this.options.onError), this.options.batch);
    this.lanes.set(destination, lane);
    return lane;
  }

  private async send(copies: readonly ClaimedDelivery[]): Promise<void> {
    const jobs = buildJobs(this.options.party, copies);
    const failed = new Set<string>();
    try {
      await this.sender.sendBulk(jobs.map(({ queue, name, id, data }) => ({ queue, name, id, data })));
    } catch (error) {
      this.options.onError(error);
      for (const job of failedJobs(error) ?? jobs) failed.add(job.id);
    }
    const handedOver = jobs.filter((job) => !failed.has(job.id)).flatMap((job) => job.deliveries);
    const unreceipted = handedOver.filter((delivery) => !delivery.receiptExpected);
    if (unreceipted.length > 0) {
      await endUnreceipted(
        this.dataSource,
        unreceipted.map((delivery) => delivery.messageId),
      );
    }
  }

  private get patience(): number {
    return this.options.retry.baseSeconds * 1000 * PATIENCE_RETRIES;
  }
}

/** Somebody waits for what is asked of an agency and what became of it; for proofs and receipts nobody does to the blink. */
function isPatient({ destination, type }: ClaimedDelivery): boolean {
  return destination === 'audit' || isReceipt(type);
}

function failedJobs(error: unknown): readonly OutboundJob[] | undefined {
  return error instanceof Error && 'failed' in error ? (error.failed as readonly OutboundJob[]) : undefined;
}
