import { setTimeout as delay } from 'node:timers/promises';
import { EnlaceError } from '@enlace/contracts';
import { Logger } from '@nestjs/common';
import {
  Server,
  type CustomTransportStrategy,
  type MessageHandler,
  type ReadPacket,
  type Transport,
} from '@nestjs/microservices';
import type { Job, WorkerListener } from 'bullmq';
import { isObservable, lastValueFrom } from 'rxjs';
import { openWorkerLink } from '../broker/broker.connection.js';
import { within } from '../broker/broker.deadline.js';
import type { JobWorker, WorkerLink } from '../broker/broker.link.js';
import { checkBroker, type BrokerOptions } from '../broker/broker.options.js';
import { BrokerStatus, labelOf, type BrokerState } from '../broker/broker.status.js';
import { checkQueueName } from '../broker/queue.name.js';
import { isUnfit } from '../errors/unfit.error.js';
import { UnknownPatternError } from '../errors/unknown.pattern.error.js';
import { BullMqContext } from './bullmq.context.js';
import { ANY_PATTERN, BULLMQ_TRANSPORT } from './bullmq.patterns.js';
import { framesOf, toError } from './handler.error.js';
import { runObserved } from './observed.run.js';

export interface BullMqServerOptions {
  readonly broker: BrokerOptions;
  /** The one queue this process consumes. */
  readonly queue: string;
  /**
   * Jobs in hand at once. Handlers that share a commit want many.
   * @defaultValue 50
   */
  readonly concurrency?: number;
  /**
   * Milliseconds a job stays ours without a sign of life of this process. A live process renews it, however long the
   * handler takes; a dead one's jobs go to another after this and {@link stalledIntervalMilliseconds}.
   * @defaultValue 30000
   */
  readonly lockMilliseconds?: number;
  /**
   * Milliseconds between two looks for jobs of processes that died.
   * @defaultValue 15000
   */
  readonly stalledIntervalMilliseconds?: number;
  /**
   * Times a job may be taken from a process that died with it. One more, and it fails: it may be what kills them.
   * @defaultValue 3
   */
  readonly maxStalledCount?: number;
  /**
   * Milliseconds `listen` waits for the broker. After them the process starts without it, and goes on trying.
   * @defaultValue 5000
   */
  readonly startMilliseconds?: number;
}

type Listeners = WorkerListener<unknown, void>;
export type BullMqEvents = { [K in keyof Listeners]: Listeners[K] };

const RETRY_MS = 1_000;
const RECHECK_MS = 2_000;
const CLOSE_MS = 10_000;
const DEPTH_MS = 2_000;

/**
 * Consumes one queue, a sibling of Nest's `ServerKafka`: a job is acknowledged when its handler is done with it, and
 * never otherwise. At least once: a handler must stand being called twice for one message.
 *
 * Declare its handlers with `@OnJob`, or their errors lose their identity.
 */
export class BullMqServer extends Server<BullMqEvents, BrokerState> implements CustomTransportStrategy {
  override transportId: Transport | symbol = BULLMQ_TRANSPORT;
  // The inherited handleEvent acknowledges a job whose handler threw, and one without a handler.
  override readonly propagatesEventHandlerErrors = true;
  protected override readonly logger = new Logger(BullMqServer.name);
  private readonly brokerStatus: BrokerStatus;
  private readonly listeners: ((worker: JobWorker) => void)[] = [];
  private readonly running = new Set<Promise<void>>();
  private link: WorkerLink | undefined;
  private worker: JobWorker | undefined;
  private starting: Promise<void> | undefined;
  private closing: Promise<void> | undefined;
  private started = false;
  private readonly left = new AbortController();

  constructor(private readonly options: BullMqServerOptions) {
    super();
    checkBroker(options.broker);
    checkQueueName(options.queue);
    this.brokerStatus = new BrokerStatus(`Queue ${options.queue}`, this.logger, (state) =>
      this._status$.next(state),
    );
  }

  /**
   * Begins to consume. A broker that is away stops no process from starting: it must go on taking flags. One that
   * answers and would lose jobs does: the callback gets an EnlaceError configuration-invalid.
   */
  async listen(callback: (error?: unknown) => void): Promise<void> {
    if (this.link !== undefined || this.closing !== undefined) {
      return callback(new Error('A server listens once: it listens already, or is closed.'));
    }
    const link = openWorkerLink(this.options.broker, this.brokerStatus);
    this.link = link;
    this.starting = this.start(link);
    this.starting.catch((error: unknown) => isUnfit(error) || this.brokerStatus.error(error));
    try {
      await within(this.options.startMilliseconds ?? 5_000, this.starting);
    } catch (error) {
      if (isUnfit(error)) {
        await this.close();
        return callback(error);
      }
      this.brokerStatus.down();
      this.logger.warn(`Queue ${this.options.queue}: starting without the broker; it is awaited.`);
    }
    this.started = true;
    callback();
  }

  /** Takes no further job, waits for the ones in hand, then lets go of the broker. For good. */
  close(): Promise<void> {
    return (this.closing ??= this.leave());
  }

  /**
   * Jobs in this queue that no process has in hand, those between two attempts included.
   *
   * @throws EnlaceError unavailable
   */
  async depth(): Promise<number> {
    const { worker } = this;
    if (worker === undefined) throw new EnlaceError('unavailable', 'The broker was not reached yet.');
    const counts = await within(DEPTH_MS, worker.getBackend().getCounts(['wait', 'delayed']));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** Hears the events of the BullMQ worker, also before it exists. */
  on<E extends keyof BullMqEvents>(event: E, callback: BullMqEvents[E]): void {
    const add = (worker: JobWorker): void => void worker.on(event, callback);
    this.listeners.push(add);
    if (this.worker !== undefined) add(this.worker);
  }

  /** The BullMQ worker. @throws Error before the broker was reached for the first time. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is Nest's
  unwrap<T = JobWorker>(): T {
    if (this.worker === undefined)
      throw new Error('Not connected yet: await `listen` and a first `status` of connected.');
    return this.worker as T;
  }

  /** @throws UnknownPatternError, or what the handler threw */
  override async handleEvent(
    pattern: string,
    packet: ReadPacket<unknown>,
    context: BullMqContext,
  ): Promise<void> {
    // Not getHandlerByPattern: it runs a throwing JSON.parse on every message.
    const handler = this.messageHandlers.get(pattern) ?? this.messageHandlers.get(ANY_PATTERN);
    if (handler === undefined) throw new UnknownPatternError();
    const end = this.createProcessingEndHookRunner(context);
    await runObserved(
      (done) => this.onProcessingStartHook(this.transportId, context, done),
      () => settle(handler, packet.data, context).finally(() => this.observe(end)),
      (error) => this.logger.error(`A processing hook failed: ${labelOf(error)}. The job is not affected.`),
    );
  }

  private async start(link: WorkerLink): Promise<void> {
    await this.reach(link);
    if (this.closing !== undefined) return;
    const { queue, concurrency, lockMilliseconds, stalledIntervalMilliseconds, maxStalledCount } =
      this.options;
    const worker = link.openWorker(queue, (job) => this.process(job), {
      concurrency: concurrency ?? 50,
      lockDuration: lockMilliseconds ?? 30_000,
      stalledInterval: stalledIntervalMilliseconds ?? 15_000,
      maxStalledCount: maxStalledCount ?? 3,
      // BullMQ's 15 s would be the time to find a PostgreSQL that is back.
      runRetryDelay: RETRY_MS,
    });
    this.worker = worker;
    worker.on('error', this.brokerStatus.error);
    worker.on('failed', (job, error) => this.report(job, error));
    for (const add of this.listeners) add(worker);
    this.brokerStatus.up();
  }

  /** A broker that is unfit ends a start that is asked for; found later, it is waited for like one that is away. */
  private async reach(link: WorkerLink): Promise<void> {
    for (;;) {
      try {
        return await link.connect();
      } catch (error) {
        if (!isUnfit(error) || !this.started) throw error;
        await delay(RECHECK_MS, undefined, { signal: this.left.signal });
      }
    }
  }

  private async leave(): Promise<void> {
    const { link, worker } = this;
    if (link === undefined) return;
    await worker?.pause(true);
    while (this.running.size > 0) await Promise.allSettled(this.running);
    this.brokerStatus.end();
    try {
      await within(CLOSE_MS, this.letGo(link));
    } catch {
      this.logger.warn(`Queue ${this.options.queue}: the broker gave no good-bye in time; leaving without.`);
      // A pool waits for its connections, and one whose other side is gone never comes back to it.
      await within(CLOSE_MS, link.destroy()).catch(() => undefined);
    }
  }

  private async letGo(link: WorkerLink): Promise<void> {
    this.left.abort();
    await link.settle();
    await this.starting?.catch(() => undefined);
    await this.worker?.close();
    await link.destroy();
  }

  private async process(job: Job<unknown, void>): Promise<void> {
    const context = new BullMqContext([job, this.options.queue]);
    const run = this.handleEvent(job.name, { pattern: job.name, data: job.data }, context);
    this.running.add(run);
    try {
      await run;
    } finally {
      this.running.delete(run);
    }
  }

  private observe(end: () => void): void {
    try {
      end();
    } catch (error) {
      this.logger.error(`A processing hook failed: ${labelOf(error)}. The job is not affected.`);
    }
  }

  private report(job: Job<unknown, void> | undefined, error: Error): void {
    const attempt = `attempt ${job?.attemptsMade ?? '?'} of ${job?.opts.attempts ?? '?'}`;
    const line = `Queue ${this.options.queue}: job ${job?.id ?? '?'} (${job?.name ?? '?'}) failed at ${attempt}: ${labelOf(error)}.`;
    if (job?.finishedOn === undefined) this.logger.warn(line);
    else this.logger.error(line, framesOf(error));
  }
}

async function settle(handler: MessageHandler, data: unknown, context: BullMqContext): Promise<void> {
  try {
    const result: unknown = await handler(data, context);
    if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
  } catch (reason) {
    throw toError(reason);
  }
}
