import {
  EnlaceError,
  createMessageId,
  isReceipt,
  type ErrorCode,
  type EventData,
  type EventType,
  type PartyId,
} from '@enlace/contracts';
import type { ExchangeObserver } from '@enlace/platform';
import type { EntityManager } from 'typeorm';
import type { MessageCodec } from '../codec/message.codec.js';
import type { OutboxWriter } from '../outbox/outbox.writer.js';
import { composeReceipts, composeRefusals } from './answer.composer.js';
import { recall, refuse, type Arrivals, type BadArrival, type GoodArrival } from './arrival.reader.js';
import { expectCourse, sortCourse } from './course.sorter.js';
import { markDeadAnswered, resolveDeadLetters, setAside } from './dead.letter.store.js';
import type { InboundHandler, InboundMessage, LeafPromises } from './inbound.handler.js';
import {
  admit,
  findKnown,
  lockSequences,
  markAnswered,
  markRefused,
  park,
  readmit,
  saveSequences,
  unpark,
  type CourseMark,
} from './inbox.store.js';

export interface InboxOptions {
  /** Whether messages of one sender about one subject wait for their predecessor. The audit logs them as they come. */
  readonly ordered: boolean;
  readonly now: () => number;
  /** Transactions under way at once. @defaultValue 2 */
  readonly parallel?: number;
  readonly observer?: Pick<ExchangeObserver, 'onDeadLetter' | 'onQuarantined' | 'onGroupCommit'>;
}

/** Refusals that a handler gave, by digest of the message, found when each message was tried alone. */
export type Verdicts = ReadonlyMap<string, ErrorCode>;

const NO_NAMES: ReadonlySet<string> = new Set();

/** Undoes the transaction, and says which message its handler refused: a parked one may be applied with another. */
export class HandlerRefusal extends Error {
  constructor(
    readonly digest: string,
    readonly code: ErrorCode,
    cause: unknown,
  ) {
    super('A handler refused a message.', { cause });
  }
}

/** The state of one inbox transaction; it lives as long as the transaction does. */
export class InboxTransaction {
  private readonly bad: BadArrival[] = [];
  /** By digest: bytes are one message, whatever they call themselves. */
  private readonly refused = new Map<string, GoodArrival>();
  private readonly repeats: string[] = [];
  private readonly leaves = new Map<string, number>();
  private readonly receiptIds = new Map<PartyId, string>();
  private setAside: readonly BadArrival[] = [];
  private readonly now: number;

  constructor(
    private readonly tx: EntityManager,
    private readonly codec: MessageCodec,
    private readonly outbox: OutboxWriter,
    private readonly handlers: ReadonlyMap<EventType, InboundHandler>,
    private readonly options: InboxOptions,
    private readonly verdicts: Verdicts,
    /** An operator lets go bytes that were refused: they are judged again, and their place in the order is long passed. */
    private readonly released = false,
  ) {
    this.now = options.now();
  }

  /** @returns why bytes are refused, by digest */
  async run(arrivals: Arrivals): Promise<Verdicts> {
    this.bad.push(...arrivals.bad);
    const fresh = await this.takeNew(arrivals.good);
    if (this.options.ordered) await this.applyInOrder(fresh);
    else await this.apply(fresh);
    await this.answer(fresh);
    const refusals = new Map(this.bad.map(({ digest, code }) => [digest, code]));
    if (this.released) {
      const digests = arrivals.good.map(({ verified }) => verified.digest);
      await resolveDeadLetters(
        digests.filter((digest) => !refusals.has(digest)),
        this.tx,
      );
    }
    return refusals;
  }

  /** After the commit. */
  tell(observer: Pick<ExchangeObserver, 'onDeadLetter' | 'onQuarantined'>): void {
    for (const { digest, code, claimedSource, claimedId } of this.setAside) {
      observer.onDeadLetter({ digest, code, claimedSource, claimedId });
      if (code === 'message-quarantined') observer.onQuarantined({ digest });
    }
  }

  /** Duplicates get the same answer again: an error would make the sender repeat itself for ever. */
  private async takeNew(arrivals: readonly GoodArrival[]): Promise<GoodArrival[]> {
    if (arrivals.length === 0) return [];
    const names = new Set<string>();
    const firsts = arrivals.filter(({ name }) => names.size < names.add(name).size);
    const answerOf = (arrival: GoodArrival): string | undefined =>
      this.expectsReceipt(arrival) ? this.receiptIdFor(arrival.sender) : undefined;
    const remarks = await admit(firsts, answerOf, this.tx);
    const released = this.released ? await readmit(firsts, answerOf, this.tx) : NO_NAMES;
    const fresh = firsts.filter(({ name }) => remarks.get(name) !== 'known' || released.has(name));
    if (remarks.size === 0 && fresh.length === arrivals.length) return fresh;
    const taken = new Set(fresh);
    const others = arrivals.filter((arrival) => !taken.has(arrival));
    const known = await findKnown(others, this.tx);
    const again: GoodArrival[] = [];
    for (const arrival of others) {
      const earlier = known.get(arrival.name);
      if (earlier?.digest !== arrival.verified.digest) this.bad.push(refuse(arrival, 'message-conflict'));
      else if (!this.expectsReceipt(arrival)) again.push(arrival);
      else if (earlier.answerId) this.repeats.push(earlier.answerId);
    }
    // The same answer again means that we asked again, as for a copy that an operator opened: it must end that one too.
    await this.apply(again);
    return fresh.map((arrival) => (remarks.get(arrival.name) === 'old' ? outlived(arrival) : arrival));
  }

  private async applyInOrder(fresh: readonly GoodArrival[]): Promise<void> {
    const marks = await lockSequences(expectCourse(fresh), this.tx);
    let course = sortCourse(fresh, marks);
    for (;;) {
      await park(course.early, this.tx);
      // What was released stands alone: its handler still asks whether it fits the state of the case.
      if (this.released) await this.apply(course.late);
      else for (const arrival of course.late) this.reject(arrival, 'event-out-of-place');
      if (course.now.length === 0) break;
      await this.apply(course.now);
      const moved = course.now.flatMap((arrival) => markOf(arrival, marks) ?? []);
      for (const mark of moved) mark.next += 1;
      const released = await unpark(
        moved.filter((mark) => !mark.fresh),
        this.tx,
      );
      course = sortCourse([...course.after, ...released.map((parked) => recall(parked, this.codec))], marks);
    }
    await saveSequences(marks.values(), this.tx);
  }

  /** A refused message counts as applied for the order: it blocks nothing behind it. */
  private async apply(arrivals: readonly GoodArrival[]): Promise<void> {
    const opened = arrivals.flatMap((arrival) => this.open(arrival) ?? []);
    for (const [type, messages] of Map.groupBy(opened, (message) => message.envelope.type)) {
      const leaves = (await this.handOver(type, messages)) ?? [];
      for (const [digest, leaf] of leaves) this.leaves.set(digest, leaf);
    }
  }

  private async handOver(
    type: EventType,
    messages: readonly InboundMessage[],
  ): Promise<LeafPromises | undefined> {
    try {
      return (await this.handlers.get(type)?.apply(messages, this.tx)) ?? undefined;
    } catch (error) {
      const [first, second] = messages;
      if (!first || second || !(error instanceof EnlaceError) || error.retryable) throw error;
      throw new HandlerRefusal(first.digest, error.code, error);
    }
  }

  private open(arrival: GoodArrival): InboundMessage | undefined {
    const { envelope, digest } = arrival.verified;
    const verdict =
      arrival.fault ??
      this.verdicts.get(digest) ??
      (this.handlers.has(envelope.type) ? undefined : 'event-out-of-place');
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
    this.refused.set(arrival.verified.digest, arrival);
  }

  /** Nobody answers a receipt, or two parties would thank each other for ever; but the audit's copy of one is a message. */
  private expectsReceipt({ verified: { envelope } }: GoodArrival): boolean {
    const { party } = this.codec;
    return party === 'audit' || envelope.recipient !== party || !isReceipt(envelope.type);
  }

  /** Drawn before the messages are marked with it; a sender all of whose messages are refused gets none. */
  private receiptIdFor(sender: PartyId): string {
    const id = this.receiptIds.get(sender) ?? createMessageId(this.now);
    this.receiptIds.set(sender, id);
    return id;
  }

  private async answer(fresh: readonly GoodArrival[]): Promise<void> {
    await markRefused([...this.refused.values()], this.tx);
    const taken = fresh.filter(
      (arrival) => !this.refused.has(arrival.verified.digest) && this.expectsReceipt(arrival),
    );
    const receipts = composeReceipts(taken, this.leaves, (sender) => this.receiptIdFor(sender), this.now);

    const earlier = await setAside(this.bad, this.tx);
    const bad = [...new Map(this.bad.map((arrival) => [arrival.digest, arrival])).values()];
    const unanswered = bad.filter((arrival) => !earlier.get(arrival.digest));
    this.setAside = unanswered;
    const answered = [...earlier.values()].flatMap((id) => id ?? []);
    for (const [digest, id] of earlier) {
      const ours = this.refused.get(digest);
      if (ours && id) await markAnswered([ours], id, this.tx);
    }
    await this.outbox.repeat([...this.repeats, ...answered], this.tx);
    const refusals = composeRefusals(unanswered, this.codec.party, this.now);

    await this.outbox.post([...receipts, ...refusals.map((refusal) => refusal.draft)], this.tx);
    for (const refusal of refusals) {
      await markDeadAnswered(refusal.digests, refusal.draft.id, this.tx);
      const ours = refusal.digests.flatMap((digest) => this.refused.get(digest) ?? []);
      await markAnswered(ours, refusal.draft.id, this.tx);
    }
  }
}

/** To forget must not be to apply twice. A receipt that is applied twice changes nothing, and somebody waits for it. */
function outlived(arrival: GoodArrival): GoodArrival {
  const { type } = arrival.verified.envelope;
  return isReceipt(type) ? arrival : { fault: 'message-too-old', ...arrival };
}

function markOf(arrival: GoodArrival, marks: ReadonlyMap<string, CourseMark>): CourseMark | undefined {
  return arrival.course === undefined ? undefined : marks.get(arrival.course);
}
