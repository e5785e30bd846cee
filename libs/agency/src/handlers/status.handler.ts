import { Injectable } from '@nestjs/common';
import { EnlaceError, type EventData } from '@enlace/contracts';
import type { InboundHandler, InboundMessage } from '@enlace/outbox';
import { mirrored, type Side } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import type { ReferralRow } from '../store/referral.row.js';
import { changeStatus, insertEvents, lockReferrals } from '../store/referral.store.js';

const STATUS_EVENTS = [
  'referral.received.v1',
  'referral.accepted.v1',
  'referral.returned.v1',
  'referral.started.v1',
  'referral.closed.v1',
  'referral.reopened.v1',
  'referral.cancelled.v1',
] as const;
type StatusMessage = InboundMessage<(typeof STATUS_EVENTS)[number]>;

/** The other side moved a referral: this side's copy follows. */
@Injectable()
export class StatusHandler implements InboundHandler {
  readonly types = STATUS_EVENTS;

  async apply(inbound: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const messages = inbound as readonly StatusMessage[];
    const rows = await lockReferrals(
      messages.map((message) => message.data.caseCode),
      tx,
    );
    const steps = messages.map((message) => stepOf(message, rows.get(message.data.caseCode)));
    await changeStatus(
      steps.map((step) => ({ ...step, messages: 0 })),
      tx,
    );
    await insertEvents(steps, tx);
  }
}

function stepOf({ envelope, sender, data }: StatusMessage, row: ReferralRow | undefined) {
  if (row === undefined || row.agency !== sender || data.caseCode !== envelope.subject) {
    throw new EnlaceError('event-out-of-place', 'The source has no referral with this case code here.');
  }
  const copy: Side = row.direction === 'received' ? 'receiving' : 'referring';
  const status = mirrored(copy, row.status, envelope.type);
  return {
    caseCode: row.caseCode,
    type: envelope.type,
    at: new Date(data.at),
    agency: sender,
    status,
    reason: reasonOf(data),
  };
}

function reasonOf(data: EventData<StatusMessage['envelope']['type']>): string | undefined {
  return 'reason' in data ? data.reason : undefined;
}
