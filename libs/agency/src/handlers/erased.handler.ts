import { Injectable } from '@nestjs/common';
import { EnlaceError, toWireTime } from '@enlace/contracts';
import { OutboxWriter, type InboundHandler, type InboundMessage } from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import { ErasureRecorder, composeErased } from '../commands/erasure.recorder.js';
import { emptyDeadLetter } from '../store/dead.letter.eraser.js';
import { confirmDemands } from '../store/demand.store.js';
import type { ReferralRow } from '../store/referral.row.js';
import { insertEvents, lockReferrals } from '../store/referral.store.js';

type ErasedMessage = InboundMessage<'record.erased.v1'>;

/** The other holder has erased a case: this one does too and says so, or learns that what it asked for is done. */
@Injectable()
export class ErasedHandler implements InboundHandler {
  readonly types = ['record.erased.v1'] as const;

  constructor(
    private readonly outbox: OutboxWriter,
    private readonly recorder: ErasureRecorder,
  ) {}

  async apply(inbound: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const messages = inbound as readonly ErasedMessage[];
    const rows = await lockReferrals(
      messages.map((message) => message.data.caseCode),
      tx,
    );
    const now = new Date();
    // No finer than the wire time: two receivers of one flag are told in one second, and would know each other by it.
    const at = new Date(toWireTime(now.getTime()));
    const confirmed: string[] = [];
    for (const message of messages) {
      const { caseCode, reason } = message.data;
      const row = ownRow(message, rows.get(caseCode));
      if (row) await insertEvents([eventOf(message)], tx);
      if (row?.erasedAt) confirmed.push(caseCode);
      else if (row) await this.recorder.record([row], { reason, at }, tx);
      else await this.eraseUnknown(message, at, tx);
    }
    if (confirmed.length > 0) await confirmDemands(confirmed, 'erasure', now, tx);
  }

  /** The referral was refused here: there is no case, but its bytes may lie among the dead letters. */
  private async eraseUnknown(
    { envelope, sender, data }: ErasedMessage,
    at: Date,
    tx: EntityManager,
  ): Promise<void> {
    await emptyDeadLetter(sender, envelope.causationid, tx);
    if (sender === 'audit') return;
    const { caseCode, reason } = data;
    const { correlationid: correlationId, id: messageId } = envelope;
    const answer = { caseCode, agency: sender, correlationId, messageId, sequenceOut: 0 };
    await this.outbox.post([composeErased(answer, reason, at)], tx);
  }
}

function ownRow(
  { envelope, sender, data }: ErasedMessage,
  row: ReferralRow | undefined,
): ReferralRow | undefined {
  const ours = data.caseCode === envelope.subject && (row === undefined || row.agency === sender);
  if (ours) return row;
  throw new EnlaceError('event-out-of-place', 'The source is no holder of this case.');
}

function eventOf({ envelope, sender, data }: ErasedMessage) {
  const { caseCode, reason } = data;
  return { caseCode, type: envelope.type, at: new Date(data.at), agency: sender, reason };
}
