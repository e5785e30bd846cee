import type { ErrorCode, EventType } from '@enlace/contracts';
import { isDatabaseOutage } from '@enlace/platform';
import type { MessageCodec } from '../codec/message.codec.js';
import { GroupCommit, type Settled } from '../outbox/group.commit.js';
import type { OutboxWriter } from '../outbox/outbox.writer.js';
import type { UnitOfWork } from '../outbox/unit.of.work.js';
import { countMessages, readArrivals, type Arrivals, type GoodArrival } from './arrival.reader.js';
import type { InboundHandler } from './inbound.handler.js';
import { HandlerRefusal, InboxTransaction, type InboxOptions, type Verdicts } from './inbox.transaction.js';
import { SolitudeGate } from './solitude.gate.js';
import type { Hand, StartLedger } from './start.ledger.js';

/** Jobs in one transaction at most. */
const JOBS_TOGETHER = 16;
/**
 * Messages in hand at most: four full bundles. A worker takes many jobs at once, because one of receipts holds a single
 * message: with four of them in hand a sender under full load had its receipts wait for seconds, until it sent the copies
 * again that they were about. Full bundles are bounded by this instead, for the memory they take, and because whatever is in
 * hand when a process dies is tried alone after it.
 */
const IN_HAND_MOST = 1_600;
const NO_VERDICTS: Verdicts = new Map();

/** Bytes that were refused once, as they came. */
export interface SetAside {
  readonly digest: string;
  readonly source: string | null;
  readonly jws: string;
}

/**
 * Effectively once in: deduplicates, puts in order, opens, hands to the handlers and answers, all in one transaction.
 * Jobs that come together share it. If it fails each job is tried alone, and of a job that fails each of its messages
 * alone, so that a bad one fails by itself.
 */
export class InboxProcessor {
  private readonly group: GroupCommit<Arrivals, void>;
  private readonly gate = new SolitudeGate(IN_HAND_MOST);

  constructor(
    private readonly codec: MessageCodec,
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly handlers: ReadonlyMap<EventType, InboundHandler>,
    private readonly starts: StartLedger,
    private readonly options: InboxOptions,
  ) {
    this.group = new GroupCommit(
      async (jobs) => {
        const together = { good: jobs.flatMap(({ good }) => good), bad: jobs.flatMap(({ bad }) => bad) };
        await this.commit(together, NO_VERDICTS);
        return jobs.map((): Settled<void> => ({ result: undefined }));
      },
      {
        batch: JOBS_TOGETHER,
        parallel: options.parallel ?? 2,
        onCommit: options.observer?.onGroupCommit,
        concernsAll: isDatabaseOutage,
      },
    );
  }

  /** @throws the first error that may pass with time; the job is then tried again and the rest are duplicates */
  async process(job: unknown): Promise<void> {
    const failures: unknown[] = [];
    const attempt = async (hand: Hand, convicts: readonly GoodArrival[], work: () => Promise<void>) => {
      try {
        await work();
        await this.starts.acquit(convicts);
      } catch (error) {
        failures.push(error);
      }
      await this.starts.release(hand).catch(() => undefined);
    };

    const suspects = await this.gate.together(countMessages(job), async () => {
      const { good, bad } = readArrivals(job, this.codec);
      const { clean, suspect, deadly } = await this.starts.take(good);
      const condemned = deadly.map((arrival) => ({ ...arrival, fault: 'message-quarantined' as const }));
      const together: Arrivals = { good: [...clean.arrivals, ...condemned], bad };
      if (together.good.length + bad.length > 0) await attempt(clean, condemned, () => this.takeIn(together));
      return suspect;
    });
    // Nothing else is in this process's hands meanwhile: if it dies now, nobody else can be to blame.
    for (const arrival of suspects)
      await this.gate.apart(async () => {
        const hand = await this.starts.takeAlone(arrival);
        await attempt(hand, [arrival], () => this.settle({ good: [arrival], bad: [] }).then(() => undefined));
      });
    if (failures.length > 0) throw failures[0];
  }

  /**
   * Judges bytes again that were set aside, as if they had just come: a key may have been pinned since, or a fault mended.
   * Its marks in the ledger are as those of any message, so that what kills this process is counted.
   *
   * @returns why they are refused again; `undefined` when they are taken in
   */
  async release({ digest, source, jws }: SetAside): Promise<ErrorCode | undefined> {
    // Only so many bytes were kept as a message may have.
    if (this.codec.digest(jws) !== digest) return 'message-too-large';
    const arrivals = readArrivals({ source: source ?? '', messages: [jws] }, this.codec);
    // Whoever releases a message that killed has decided that it will not again; if it does, it is counted anew.
    await this.starts.acquit(arrivals.good);
    return this.gate.apart(async () => {
      const { clean } = await this.starts.take(arrivals.good);
      try {
        return (await this.settle(arrivals, true)).get(digest);
      } finally {
        await this.starts.release(clean).catch(() => undefined);
      }
    });
  }

  private async takeIn(arrivals: Arrivals): Promise<void> {
    try {
      await this.group.submit(arrivals);
    } catch (error) {
      if (arrivals.good.length === 0 || isDatabaseOutage(error)) throw error;
      await this.eachAlone(arrivals);
    }
  }

  private async eachAlone(arrivals: Arrivals): Promise<void> {
    const failures: unknown[] = [];
    const each = arrivals.good.map((arrival: GoodArrival) => ({ good: [arrival], bad: [] }));
    for (const alone of [{ good: [], bad: arrivals.bad }, ...each]) {
      await this.settle(alone).catch((error: unknown) => failures.push(error));
      if (isDatabaseOutage(failures.at(-1))) break;
    }
    if (failures.length > 0) throw failures[0];
  }

  /**
   * Tries one message, and with it those that waited for it, until every refusal has found its message.
   *
   * @returns why it, or one that waited for it, is refused
   */
  private async settle(alone: Arrivals, released = false): Promise<Verdicts> {
    const verdicts = new Map<string, ErrorCode>();
    for (;;) {
      try {
        return await this.commit(alone, verdicts, released);
      } catch (error) {
        if (!(error instanceof HandlerRefusal)) throw error;
        verdicts.set(error.digest, error.code);
      }
    }
  }

  private async commit(arrivals: Arrivals, verdicts: Verdicts, released = false): Promise<Verdicts> {
    const { codec, outbox, handlers, options } = this;
    const { transaction, refusals } = await this.work.run(async (tx) => {
      const begun = new InboxTransaction(tx, codec, outbox, handlers, options, verdicts, released);
      return { transaction: begun, refusals: await begun.run(arrivals) };
    });
    if (options.observer) transaction.tell(options.observer);
    return refusals;
  }
}
