import { Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import type { InboundHandler, InboundMessage } from '@enlace/outbox';
import { mirrored, type Side } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { WithdrawalRecorder } from '../commands/withdrawal.recorder.js';
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

  constructor(private readonly recorder: WithdrawalRecorder) {}

  async apply(inbound: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const messages = inbound as readonly WithdrawnMessage[];
    for (const message of messages) await this.applyOne(message, tx);
  }

  /** Rare, and one may reach what the next is about: two receivers of one flag may be told on one day. */
  private async applyOne(message: WithdrawnMessage, tx: EntityManager): Promise<void> {
    const { envelope, sender, data } = message;
    const { caseCode } = data;
    const row = ownRow(message, (await lockReferrals([caseCode], tx)).get(caseCode));
    const copy: Side = row.direction === 'received' ? 'receiving' : 'referring';
    const status = mirrored(copy, row.status, envelope.type);
    const at = new Date(data.at);
    const event = { caseCode, type: envelope.type, at, agency: sender, status, reason: 'consent-withdrawn' };
    await insertEvents([event], tx);
    if (row.withdrawnAt) return confirmDemands([caseCode], 'withdrawal', new Date(), tx);
    await this.recorder.tell([{ row, status, at }], tx);
    if (row.flagId !== null) await this.recorder.withdrawFlag(row.flagId, new Date(), undefined, tx);
  }
}

function ownRow({ envelope, sender, data }: WithdrawnMessage, row: ReferralRow | undefined): ReferralRow {
  if (row && row.agency === sender && data.caseCode === envelope.subject) return row;
  throw new EnlaceError('event-out-of-place', 'The source has no referral with this case code here.');
}
