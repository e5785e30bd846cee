import { Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import { OutboxWriter, type InboundHandler, type InboundMessage } from '@enlace/outbox';
import { mirrored, type Side } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { WithdrawalRecorder, composeWithdrawn } from '../commands/withdrawal.recorder.js';
import { emptyDeadLetter } from '../store/dead.letter.eraser.js';
import { confirmDemands } from '../store/demand.store.js';
import type { ReferralRow } from '../store/referral.row.js';
import { insertEvents, lockReferrals } from '../store/referral.store.js';

type WithdrawnMessage = InboundMessage<'consent.withdrawn.v1'>;

/**
 * Consent was withdrawn at the other side: this side stops to show the person's data and says so, or learns that what it
 * asked for is done. The agency that flagged passes on what one receiver was told to all the others.
 */
@Injectable()
export class WithdrawnHandler implements InboundHandler {
  readonly types = ['consent.withdrawn.v1'] as const;

  constructor(
    private readonly outbox: OutboxWriter,
    private readonly recorder: WithdrawalRecorder,
  ) {}

  async apply(inbound: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const messages = inbound as readonly WithdrawnMessage[];
    for (const message of messages) await this.applyOne(message, tx);
  }

  /** Rare, and one may reach what the next is about: two receivers of one flag may be told on one day. */
  private async applyOne(message: WithdrawnMessage, tx: EntityManager): Promise<void> {
    const { envelope, sender, data } = message;
    const { caseCode } = data;
    const row = ownRow(message, (await lockReferrals([caseCode], tx)).get(caseCode));
    if (row === undefined) return this.answerUnknown(message, tx);
    const copy: Side = row.direction === 'received' ? 'receiving' : 'referring';
    const status = mirrored(copy, row.status, envelope.type);
    const at = new Date(data.at);
    const event = { caseCode, type: envelope.type, at, agency: sender, status, reason: 'consent-withdrawn' };
    await insertEvents([event], tx);
    if (row.withdrawnAt) return confirmDemands([caseCode], 'withdrawal', new Date(), tx);
    await this.recorder.tell([{ row, status, at }], tx);
    if (row.flagId !== null) await this.recorder.withdrawFlag(row.flagId, new Date(), undefined, tx);
  }

  /** The referral was refused here: nobody is shown it, and from now on nobody can let it in. */
  private async answerUnknown(
    { envelope, sender, data }: WithdrawnMessage,
    tx: EntityManager,
  ): Promise<void> {
    await emptyDeadLetter(sender, envelope.causationid, tx);
    if (sender === 'audit') return;
    const { correlationid: correlationId, id: messageId } = envelope;
    const answer = { caseCode: data.caseCode, agency: sender, correlationId, messageId, sequenceOut: 0 };
    await this.outbox.post([composeWithdrawn(answer, new Date(data.at))], tx);
  }
}

function ownRow(
  { envelope, sender, data }: WithdrawnMessage,
  row: ReferralRow | undefined,
): ReferralRow | undefined {
  const ours = data.caseCode === envelope.subject && (row === undefined || row.agency === sender);
  if (ours) return row;
  throw new EnlaceError('event-out-of-place', 'The source is no side of this case.');
}
