import { randomUUID } from 'node:crypto';
import {
  BullMqClient,
  BullMqServer,
  type BullMqClientOptions,
  type BullMqContext,
  type BullMqServerOptions,
  type BrokerOptions,
} from '@enlace/transport';
import { Logger } from '@nestjs/common';
import type { Queue } from 'bullmq';

export type Handlers = Readonly<Record<string, (data: unknown, context: BullMqContext) => unknown>>;

export interface Failure {
  readonly id: string | undefined;
  readonly error: string;
  readonly message: string;
  readonly attempt: number;
  readonly final: boolean;
}

/** What the worker of one server reported, in order. */
export interface Reports {
  readonly completed: string[];
  readonly failed: Failure[];
}

// These tests fail jobs by the dozen, on purpose.
Logger.overrideLogger(false);

/** Quick enough to see three attempts within a test. */
export const QUICK = { attempts: 3, backoffMilliseconds: 20 } as const;

/** Clients and servers of one test on one broker; whatever it opened, {@link TransportBench.close} closes. */
export class TransportBench {
  private readonly opened: { close(): Promise<void> }[] = [];

  constructor(readonly broker: BrokerOptions) {}

  client(options: Omit<BullMqClientOptions, 'broker'> = { jobs: QUICK }): BullMqClient {
    return this.keep(new BullMqClient({ broker: this.broker, ...options }));
  }

  /** Listens before it returns. */
  async server(
    queue: string,
    handlers: Handlers,
    options: Partial<BullMqServerOptions> = {},
  ): Promise<{ server: BullMqServer; reports: Reports }> {
    const server = this.keep(new BullMqServer({ broker: this.broker, queue, ...options }));
    for (const [pattern, handler] of Object.entries(handlers)) {
      server.addHandler(
        pattern,
        async (data: unknown, context) => handler(data, context as BullMqContext),
        true,
      );
    }
    const reports = watch(server);
    await listen(server);
    return { server, reports };
  }

  /** Jobs the broker holds in a queue, in whatever state. */
  async held(client: BullMqClient, queue: string): Promise<number> {
    const opened = client.unwrap<ReadonlyMap<string, Queue>>().get(queue);
    if (opened === undefined) throw new Error('This client has not sent to that queue yet.');
    const counts = await opened.getJobCounts();
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.opened.map((it) => it.close()));
  }

  private keep<T extends { close(): Promise<void> }>(it: T): T {
    this.opened.push(it);
    return it;
  }
}

export function listen(server: BullMqServer): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: unknown): void =>
      error === undefined ? resolve() : reject(new Error('The server did not listen.', { cause: error }));
    server.listen(settle).catch(reject);
  });
}

export function watch(server: BullMqServer): Reports {
  const reports: Reports = { completed: [], failed: [] };
  server.on('completed', (job) => reports.completed.push(job.id ?? ''));
  server.on('failed', (job, error) =>
    reports.failed.push({
      id: job?.id,
      error: error.name,
      message: error.message,
      attempt: job?.attemptsMade ?? 0,
      final: job?.finishedOn !== undefined,
    }),
  );
  return reports;
}

/** A queue of its own for each test. */
export const newQueue = (): string => `queue-${randomUUID()}`;

/** An id as the outbox builds it: the message and the attempt. */
export const newId = (attempt = 1): string => `${randomUUID()}-${attempt}`;

/** A promise that the test settles. */
export function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
