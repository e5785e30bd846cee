import { RECONCILE_LIMITS, type EventData, type MessageDraft, type PartyId } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { InboundHandler, InboundMessage } from '../inbox/inbound.handler.js';
import { reopenReceipted } from '../operator/copy.reopener.js';
import type { OutboxWriter } from '../outbox/outbox.writer.js';
import { markHealed, recordDifference } from './difference.store.js';
import { recordOpenKeys } from './open.keys.js';
import {
  INBOX_SET,
  RECEIPTED_SET,
  emptySum,
  listSet,
  sumSet,
  unknownDigests,
  type MessageSet,
  type SetRange,
  type SetSum,
} from './message.set.js';
import { draftReconciled, type Reconciled } from './reconciled.draft.js';

type Step<S extends Reconciled['step']> = Extract<Reconciled, { step: S }>;

export interface ReconcileOptions {
  /** What this party has of a sender. @defaultValue the inbox */
  readonly holdings?: MessageSet;
  /** Milliseconds after which a receipt has reached whom it is for, so that both sides speak of the same. */
  readonly settle: number;
  /** Whether a partner has receiving keys of two times, and waits to hear that the old ones are no longer needed. */
  readonly rotating?: (partner: PartyId) => boolean;
  readonly now: () => number;
}

/** Copies opened by one detail at most; the next comparison finds the rest. */
const REOPENED_MOST = 1000;
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
/** Sixty-four to the power of this are more parts than a day has messages. */
const DEEPEST = 6;

/** Compares what a receiver says it has with what it receipted, asks where they differ, and sends again what it lost. */
export class ReconcileHandler implements InboundHandler {
  readonly types = ['exchange.reconciled.v1'] as const;
  private readonly holdings: MessageSet;

  constructor(
    private readonly outbox: OutboxWriter,
    private readonly options: ReconcileOptions,
  ) {
    this.holdings = options.holdings ?? INBOX_SET;
  }

  async apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const drafts: MessageDraft[] = [];
    for (const { sender, data, envelope } of messages as readonly InboundMessage<'exchange.reconciled.v1'>[])
      for (const answer of await this.answer(sender, data, envelope.time, tx))
        drafts.push(draftReconciled(sender, answer, this.options.now()));
    await this.outbox.post(drafts, tx);
  }

  private async answer(
    partner: PartyId,
    data: EventData<'exchange.reconciled.v1'>,
    said: string,
    tx: EntityManager,
  ): Promise<Reconciled[]> {
    if (data.step === 'summary') return this.compare(partner, data, tx);
    if (data.step === 'question') return this.explain(partner, data, tx);
    if (data.step === 'open') await recordOpenKeys(partner, data.keys, said, tx);
    else await this.heal(partner, data, tx);
    return [];
  }

  /** As sender. */
  private async compare(
    partner: PartyId,
    { cut, ranges }: Step<'summary'>,
    tx: EntityManager,
  ): Promise<Reconciled[]> {
    const agreed: SetRange[] = [];
    const differing: SetRange[] = [];
    for (const theirs of ranges) {
      const [ours = emptySum(theirs)] = await sumSet(RECEIPTED_SET, partner, theirs, new Date(cut), tx);
      const { day, prefix } = theirs;
      (ours.count === theirs.count && ours.sum === theirs.sum ? agreed : differing).push({ day, prefix });
    }
    await markHealed(partner, agreed, tx);
    return differing.length === 0 ? [] : [{ step: 'question', ranges: differing }];
  }

  /** As receiver. */
  private async explain(
    partner: PartyId,
    { ranges }: Step<'question'>,
    tx: EntityManager,
  ): Promise<Reconciled[]> {
    const { now, settle } = this.options;
    // The cut says which receipts the sender may hold against it; what came since is told all the same.
    const cut = new Date(now() - settle);
    const answers: Reconciled[] = [];
    for (const range of ranges) {
      const [whole = emptySum(range)] = await sumSet(this.holdings, partner, range, null, tx);
      if (whole.count <= RECONCILE_LIMITS.digests) {
        const members = await listSet(this.holdings, partner, range, null, tx);
        const digests = members.map(({ digest }) => digest);
        answers.push({ step: 'detail', cut: cut.toISOString(), ...range, digests });
      } else if (range.prefix.length < DEEPEST) {
        const parts = await sumSet(this.holdings, partner, range, cut, tx, 1);
        answers.push({ step: 'summary', cut: cut.toISOString(), ranges: everyPart(range, parts) });
      }
    }
    return answers;
  }

  /** As sender: what the receiver does not have goes again; what we do not have we can only say. */
  private async heal(partner: PartyId, detail: Step<'detail'>, tx: EntityManager): Promise<void> {
    const theirs = new Set(detail.digests);
    const ours = await listSet(RECEIPTED_SET, partner, detail, new Date(detail.cut), tx);
    const missing = ours.filter(({ digest }) => !theirs.has(digest));
    const beyond = await unknownDigests(detail, detail.digests, tx);
    if (missing.length + beyond.length === 0) return markHealed(partner, [detail], tx);
    await recordDifference(
      partner,
      detail,
      { sent: ours.length, received: theirs.size, missing: missing.length, beyond: beyond.length },
      tx,
    );
    await reopenReceipted(
      missing.slice(0, REOPENED_MOST).map(({ id }) => ({ item: id, destination: partner })),
      tx,
    );
  }
}

/** Also the parts of which nothing is here: the sender may believe otherwise. */
function everyPart(range: SetRange, parts: readonly SetSum[]): SetSum[] {
  return BASE64URL.map((letter) => {
    const prefix = range.prefix + letter;
    return parts.find((part) => part.prefix === prefix) ?? emptySum({ day: range.day, prefix });
  });
}
