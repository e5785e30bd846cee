import { Inject, Injectable } from '@nestjs/common';
import {
  EnlaceError,
  createMessageId,
  createTraceparent,
  type EventData,
  type EventType,
  type MessageDraft,
  type ReferralTimeline,
  type ReferralView,
} from '@enlace/contracts';
import { OutboxWriter, UnitOfWork } from '@enlace/outbox';
import { transition, type LifecycleRule, type ReferralCommand, type Side } from '@enlace/referral';
import { RecordVault } from '@enlace/security';
import { authorise, sidesOf } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { viewedDraft, type ViewPurpose } from './viewed.draft.js';
import { ReferralReader } from '../store/referral.reader.js';
import type { ReferralRow } from '../store/referral.row.js';
import { changeStatus, insertEvents, lockReferrals, sealNote } from '../store/referral.store.js';
import { requireVisible } from '../store/referral.visibility.js';

/** The commands that need no more than their grounds; to amend and to withdraw have services of their own. */
export type OfferedCommand = Exclude<ReferralCommand, 'amend' | 'withdraw'>;

export interface Grounds {
  readonly reason?: string | undefined;
  /** Stays on this side. */
  readonly note?: string | undefined;
}

/** Moves referrals along their lifecycle; state, event and messages commit together. */
@Injectable()
export class ReferralService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly reader: ReferralReader,
    private readonly vault: RecordVault,
    @Inject(PARTY_CONFIG) private readonly config: PartyConfig,
  ) {}

  /** Reads one referral. Reading a person's data is itself a fact, told to the audit before the data is handed out. */
  async read(caller: Principal, caseCode: string, why: ViewPurpose = 'attention'): Promise<ReferralView> {
    authorise(caller, 'referral.read');
    const view = await this.reader.find(caller, caseCode);
    if (view.content === null) return view;
    await this.work.run((tx) => this.outbox.post([viewedDraft(caller, caseCode, 'referral', why)], tx));
    return view;
  }

  /** What became of a person is that person's data too, for whoever has the person's data beside it. */
  async timeline(
    caller: Principal,
    caseCode: string,
    why: ViewPurpose = 'attention',
  ): Promise<ReferralTimeline> {
    authorise(caller, 'referral.read');
    const timeline = await this.reader.timeline(caller, caseCode);
    if (!sidesOf(caller.role).includes('received')) return timeline;
    const { content } = await this.reader.find(caller, caseCode);
    if (content === null) return timeline;
    await this.work.run((tx) => this.outbox.post([viewedDraft(caller, caseCode, 'timeline', why)], tx));
    return timeline;
  }

  /**
   * The answer shows a receiver the person's data, so a move is a reading too.
   *
   * @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then
   */
  async move(
    caller: Principal,
    caseCode: string,
    command: OfferedCommand,
    grounds: Grounds = {},
  ): Promise<ReferralView> {
    authorise(caller, `referral.${command}`);
    await this.work.run(async (tx) => {
      const row = requireVisible(caller, (await lockReferrals([caseCode], tx)).get(caseCode));
      const by: Side = row.direction === 'received' ? 'receiving' : 'referring';
      const rule = transition(row.status, command, by);
      requireRecord(row, command, grounds);
      const at = new Date();
      await changeStatus([{ caseCode, status: rule.to, at, messages: 1 }], tx);
      const event = {
        caseCode,
        type: rule.record ?? rule.event,
        at,
        agency: this.config.party,
        actor: caller.actor,
      };
      const { reason, note } = grounds;
      const sealed = note === undefined ? undefined : await sealNote(row, event, note, this.vault, tx);
      await insertEvents([{ ...event, status: rule.to, reason, note: sealed }], tx);
      const shown = row.direction === 'received' && row.sealed !== null && row.withdrawnAt === null;
      const viewed = shown ? [viewedDraft(caller, caseCode, 'referral', 'attention')] : [];
      await this.outbox.post([...composeMessages(row, rule, grounds, at), ...viewed], tx);
    });
    return this.reader.find(caller, caseCode);
  }
}

/** A case that was erased ends, and nothing new of the person is begun or written down. */
function requireRecord(row: ReferralRow, command: OfferedCommand, { note }: Grounds): void {
  if (row.erasedAt === null || (command !== 'reopen' && note === undefined)) return;
  throw new EnlaceError(
    'record-erased',
    'The case is erased: it cannot go on, and no text about the person is kept. End it without a text.',
  );
}

/**
 * What the other side is told, and what the audit alone is told: how a case ended never flows back. The record has no
 * sequence, because the other side would wait for the number it never gets.
 */
function composeMessages(row: ReferralRow, rule: LifecycleRule, grounds: Grounds, at: Date): MessageDraft[] {
  const { caseCode } = row;
  const time = at.toISOString();
  const header = {
    subject: caseCode,
    time,
    correlationid: row.correlationId,
    traceparent: createTraceparent(),
  };
  const { reason } = grounds;
  // A key without a value is one too many for the strict schema of an event that has no reason.
  const told = reason === undefined || rule.event === 'referral.closed.v1' ? {} : { reason };
  const message = {
    ...header,
    id: createMessageId(at.getTime()),
    type: rule.event,
    sequence: row.sequenceOut + 1,
    recipient: row.agency,
    causationid: row.messageId,
    data: { caseCode, at: time, ...told } as EventData<EventType>,
  };
  if (!rule.record) return [message];
  const data = { at: time, ...(rule.record === 'referral.failed.v1' ? { reason } : {}) };
  const record = {
    ...header,
    id: createMessageId(at.getTime()),
    type: rule.record,
    recipient: 'audit' as const,
    causationid: message.id,
    data: data as EventData<EventType>,
  };
  return [message, record];
}
