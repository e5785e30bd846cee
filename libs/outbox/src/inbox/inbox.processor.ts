import { EnlaceError, isReceipt, type ErrorCode, type EventData, type EventType } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { MessageCodec } from '../codec/message.codec.js';
import type { OutboxWriter } from '../outbox/outbox.writer.js';
import type { UnitOfWork } from '../outbox/unit.of.work.js';
import { composeReceipts, composeRefusals, groupBy } from './answer.composer.js';
import { readArrivals, refuse, type Arrivals, type BadArrival, type GoodArrival } from './arrival.reader.js';
import { sequenceKeyOf, sortCourse } from './course.sorter.js';
import { markDeadAnswered, setAside } from './dead.letter.store.js';
import type { InboundHandler, InboundMessage } from './inbound.handler.js';
import {
  admit,
  findKnown,
  keyOf,
  lockSequences,
  markAnswered,
  markRefused,
  park,
  saveSequences,
  unpark,
  type SequenceKey,
} from './inbox.store.js';

export interface InboxOptions {
  /** Whether messages of one sender about one subject wait for their predecessor. The audit logs them as they come. */
  readonly ordered: boolean;
  readonly now: () => number;
}

/** Refusals that a handler gave to messages of this job, found when each was tried alone. */
type Verdicts = ReadonlyMap<string, ErrorCode>;
const NO_VERDICTS: Verdicts = new Map();

/**
 * Effectively once in: deduplicates, puts in order, opens, hands to the handlers and answers, all in one transaction.
 * A job is tried whole; if that fails, each of its messages alone, so that a bad one fails by itself.
 */
export class InboxProcessor {
  constructor(
    private readonly codec: MessageCodec,
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly handlers: ReadonlyMap<EventType, InboundHandler>,
    private readonly options: InboxOptions,
  ) {}

  /** @throws the first error that may pass with time; the job is then tried again and the rest are duplicates */
  async process(job: unknown): Promise<void> {
    const arrivals = readArrivals(job, this.codec);
    try {
      await this.commit(arrivals, NO_VERDICTS);
    } catch (error) {
      if (arrivals.good.length === 0) throw error;
      await this.eachAlone(arrivals);
    }
  }

  private async eachAlone(arrivals: Arrivals): Promise<void> {
    const failures: unknown[] = [];
    if (arrivals.bad.length > 0) await this.commit({ good: [], bad: arrivals.bad }, NO_VERDICTS);
    for (const arrival of arrivals.good) {
      const alone = { good: [arrival], bad: [] };
      try {
        await this.commit(alone, NO_VERDICTS);
      } catch (error) {
        if (error instanceof EnlaceError && !error.retryable) {
          await this.commit(alone, new Map([[arrival.verified.envelope.id, error.code]]));
        } else failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private async commit(arrivals: Arrivals, verdicts: Verdicts): Promise<void> {
    await this.work.run((tx) =>
      new InboxTransaction(tx, this.codec, this.outbox, this.handlers, this.options, verdicts).run(arrivals),
    );
  }
}

/** The state of one inbox transaction; it lives as long as the transaction does. */
class InboxTransaction {
  private readonly bad: BadArrival[] = [];
  private readonly refused: string[] = [];
  private readonly leaves = new Map<string, number>();

  constructor(
    private readonly tx: EntityManager,
    private readonly codec: MessageCodec,
    private readonly outbox: OutboxWriter,
    private readonly handlers: ReadonlyMap<EventType, InboundHandler>,
    private readonly options: InboxOptions,
    private readonly verdicts: Verdicts,
  ) {}

  async run(arrivals: Arrivals): Promise<void> {
    this.bad.push(...arrivals.bad);
    const batch = [
      ...new Map(arrivals.good.map((arrival) => [arrival.verified.envelope.id, arrival])).values(),
    ];
    const fresh = await this.takeNew(batch);
    if (this.options.ordered) await this.applyInOrder(fresh);
    else await this.apply(fresh);
    await this.answer(fresh);
  }

  /** Duplicates get the same answer again: an error would make the sender repeat itself for ever. */
  private async takeNew(batch: readonly GoodArrival[]): Promise<GoodArrival[]> {
    if (batch.length === 0) return [];
    const admitted = await admit(batch, this.tx);
    const others = batch.filter((arrival) => !admitted.has(arrival.verified.envelope.id));
    const known = await findKnown(
      others.map((arrival) => arrival.verified.envelope.id),
      this.tx,
    );
    const repeats: string[] = [];
    for (const arrival of others) {
      const earlier = known.get(arrival.verified.envelope.id);
      if (earlier?.digest !== arrival.verified.digest) this.bad.push(refuse(arrival, 'message-conflict'));
      else if (earlier.answerId) repeats.push(earlier.answerId);
    }
    await this.outbox.repeat(repeats, this.tx);
    return batch.filter((arrival) => admitted.has(arrival.verified.envelope.id));
  }

  private async applyInOrder(fresh: readonly GoodArrival[]): Promise<void> {
    const next = await lockSequences(
      fresh.flatMap((arrival) => sequenceKeyOf(arrival) ?? []),
      this.tx,
    );
    const moved = new Map<string, SequenceKey>();
    let course = sortCourse(fresh, next);
    for (;;) {
      await park(course.early, this.tx);
      for (const arrival of course.late) this.reject(arrival, 'event-out-of-place');
      if (course.now.length === 0) break;
      await this.apply(course.now);
      const keys = course.now.flatMap((arrival) => sequenceKeyOf(arrival) ?? []);
      for (const key of keys) {
        next.set(keyOf(key), (next.get(keyOf(key)) ?? 1) + 1);
        moved.set(keyOf(key), key);
      }
      const released = keys.length > 0 ? await unpark(keys, next, this.tx) : [];
      course = sortCourse([...course.then, ...released.map((jws) => this.reread(jws))], next);
    }
    await saveSequences([...moved.values()], next, this.tx);
  }

  /** A refused message counts as applied for the order: it blocks nothing behind it. */
  private async apply(arrivals: readonly GoodArrival[]): Promise<void> {
    const opened = arrivals.flatMap((arrival) => this.open(arrival) ?? []);
    for (const [type, messages] of groupBy(opened, (message) => message.envelope.type)) {
      const leaves = await this.handlers.get(type)?.apply(messages, this.tx);
      for (const [id, leaf] of leaves ?? []) this.leaves.set(id, leaf);
    }
  }

  private open(arrival: GoodArrival): InboundMessage | undefined {
    const { envelope, digest } = arrival.verified;
    const verdict =
      this.verdicts.get(envelope.id) ?? (this.handlers.has(envelope.type) ? undefined : 'event-out-of-place');
    if (verdict) return this.reject(arrival, verdict);
    try {
      const data = this.codec.open(arrival.verified) as EventData<EventType>;
      return { envelope, sender: arrival.sender, digest, jws: arrival.jws, data };
    } catch (error) {
      if (error instanceof EnlaceError && !error.retryable) return this.reject(arrival, error.code);
      throw error;
    }
  }

  private reject(arrival: GoodArrival, code: ErrorCode): undefined {
    this.bad.push(refuse(arrival, code));
    this.refused.push(arrival.verified.envelope.id);
  }

  /** Parked bytes were verified on arrival; a key revoked since does not unsay what was said while it was good. */
  private reread(jws: string): GoodArrival {
    const arrivals = readArrivals({ source: '', messages: [jws] }, this.codec);
    const [arrival] = arrivals.good;
    if (!arrival)
      throw new EnlaceError(
        'internal',
        'A parked message can no longer be verified; restore the key that signed it.',
      );
    return arrival;
  }

  private async answer(fresh: readonly GoodArrival[]): Promise<void> {
    const now = this.options.now();
    await markRefused(this.refused, this.tx);
    const refused = new Set(this.refused);
    const taken = fresh.filter(
      ({ verified: { envelope } }) => !refused.has(envelope.id) && !isReceipt(envelope.type),
    );
    const receipts = composeReceipts(taken, this.leaves, now);

    const earlier = await setAside(this.bad, this.tx);
    const unanswered = this.bad.filter((arrival) => !earlier.get(arrival.digest));
    await this.outbox.repeat(
      [...earlier.values()].flatMap((id) => id ?? []),
      this.tx,
    );
    const refusals = composeRefusals(unanswered, this.codec.party, now);

    await this.outbox.post(
      [...receipts, ...refusals].map((answer) => answer.draft),
      this.tx,
    );
    for (const receipt of receipts) await markAnswered(receipt.ids, receipt.draft.id, this.tx);
    for (const refusal of refusals) {
      await markDeadAnswered(refusal.digests, refusal.draft.id, this.tx);
      if (this.refused.length > 0)
        await markAnswered(
          refusal.ids.filter((id) => refused.has(id)),
          refusal.draft.id,
          this.tx,
        );
    }
  }
}
