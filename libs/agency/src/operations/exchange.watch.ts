import { AsyncResource } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { MetricsRegistry, type ExchangeObserver } from '@enlace/platform';
import { EVENT, PARTY } from './label.sets.js';

type On<K extends keyof ExchangeObserver> = ExchangeObserver[K];

/** From a burst of work to an institution that was away for a day. Seconds. */
const LAG = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800, 7_200, 86_400];
const HANDLING = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500];
/** A broker that is away fails every send: one line in this time tells it. Milliseconds. */
const QUIET = 30_000;

/**
 * Turns what the exchange tells of its work into metrics, and what an operator must look into also into a log line with
 * the ids it is found under. Ids of messages only: the subject of a message is a case code.
 */
@Injectable()
export class ExchangeWatch implements ExchangeObserver {
  private readonly logger = new Logger('Exchange');
  private readonly toldAt = new Map<string, number>();

  private readonly batch = this.metrics.histogram(
    { name: 'enlace_relay_batch_copies', help: 'Copies that the relay sent at once.', labels: {} },
    SIZES,
  );
  private readonly unsent = this.metrics.counter({
    name: 'enlace_relay_unsent_copies_total',
    help: 'Copies that could not be handed to the broker, each time it was tried.',
    labels: { destination: PARTY },
  });
  private readonly lag = this.metrics.histogram(
    {
      name: 'enlace_pair_lag_seconds',
      help: 'From the making of a copy to the signed answer of its destination.',
      labels: { destination: PARTY },
    },
    LAG,
  );
  private readonly handling = this.metrics.histogram(
    {
      name: 'enlace_inbox_handler_seconds',
      help: 'Time a handler took over the messages of one type that it got at once.',
      labels: { type: EVENT },
    },
    HANDLING,
  );
  private readonly jobs = this.metrics.counter({
    name: 'enlace_inbox_jobs_total',
    help: 'Jobs taken from the queue, by how they ended.',
    labels: { outcome: (value) => value === 'done' || value === 'failed' },
  });
  private readonly together = this.metrics.histogram(
    { name: 'enlace_group_commit_items', help: 'Callers that shared one transaction.', labels: {} },
    SIZES,
  );

  constructor(private readonly metrics: MetricsRegistry) {}

  readonly onBatch: On<'onBatch'> = (copies) => this.batch({}, copies);
  readonly onAnswered: On<'onAnswered'> = (destination, seconds, copies) =>
    this.lag({ destination }, seconds, copies);
  readonly onHandled: On<'onHandled'> = (type, seconds) => this.handling({ type }, seconds);
  readonly onJob: On<'onJob'> = (outcome) => this.jobs({ outcome });
  readonly onGroupCommit: On<'onGroupCommit'> = (items) => this.together({}, items);

  // Bound to the party: copies set off from the request or the job that made one of them, which is not their cause.
  readonly onSendFailed: On<'onSendFailed'> = AsyncResource.bind((destination, copies, error) => {
    this.unsent({ destination }, copies);
    if (!this.isNews(destination)) return;
    const facts = { destination, copies, error: labelOf(error) };
    this.logger.warn(facts, 'Copies could not be handed to the broker and wait. Check the broker.');
  });

  readonly onOverdue: On<'onOverdue'> = AsyncResource.bind((copy) =>
    this.logger.warn(copy, 'A copy is sent again and again without an answer. Ask its destination.'),
  );

  readonly onRefused: On<'onRefused'> = (copy) =>
    this.logger.warn(copy, 'A receiver refused a copy for good. See the runbook, refused-copies.');

  readonly onDeadLetter: On<'onDeadLetter'> = (bytes) =>
    this.logger.warn(bytes, 'What came in was set aside. See the runbook, dead-letters.');

  readonly onQuarantined: On<'onQuarantined'> = (bytes) =>
    this.logger.error(bytes, 'A message was in hand at two deaths of the process and is not tried again.');

  private isNews(destination: string): boolean {
    const now = Date.now();
    if (now - (this.toldAt.get(destination) ?? 0) < QUIET) return false;
    this.toldAt.set(destination, now);
    return true;
  }
}

/** Class and code of what is behind an error, not its message: drivers quote statements and addresses in theirs. */
function labelOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error.cause instanceof Error) return labelOf(error.cause);
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
