import { Inject, Injectable } from '@nestjs/common';
import { AGENCIES, EnlaceError } from '@enlace/contracts';
import type { InboundHandler, InboundMessage } from '@enlace/outbox';
import { INITIAL_STATUS, deadlinesOf } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { RecordVault } from '@enlace/security';
import { AGENCY_PROFILE, type AgencyProfile } from '../agency.profile.js';
import type { NewReferral } from '../store/referral.row.js';
import { insertReferrals } from '../store/referral.store.js';

/** A referral arrives. Its clocks run from the time on the message, so both sides count the same hours. */
@Injectable()
export class RequestedHandler implements InboundHandler {
  readonly types = ['referral.requested.v1'] as const;

  constructor(
    @Inject(AGENCY_PROFILE) private readonly profile: AgencyProfile,
    private readonly vault: RecordVault,
  ) {}

  async apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const rows = (messages as readonly InboundMessage<'referral.requested.v1'>[]).map((message) =>
      toRow(message, this.profile),
    );
    if (!(await insertReferrals(rows, this.vault, tx))) {
      throw new EnlaceError(
        'event-out-of-place',
        'The case code is taken by another referral. The sender draws a new one.',
      );
    }
  }
}

function toRow(
  { envelope, sender, data }: InboundMessage<'referral.requested.v1'>,
  profile: AgencyProfile,
): NewReferral {
  if (data.caseCode !== envelope.subject) {
    throw new EnlaceError('data-invalid', 'The case code inside is not the one on the envelope.', {
      field: 'caseCode',
    });
  }
  if (sender === 'audit' || !AGENCIES[sender].flags) {
    throw new EnlaceError('event-out-of-place', 'The source does not flag, so it cannot request a referral.');
  }
  const content = data.disclosure === 'full' ? data.content : null;
  if (content && !profile.offices.includes(content.office)) {
    throw new EnlaceError('data-invalid', 'This agency has no such office.', { field: 'content.office' });
  }
  const { acknowledgeBy, contactBy } = deadlinesOf(Date.parse(envelope.time), data);
  const now = new Date();
  return {
    caseCode: data.caseCode,
    direction: 'received',
    agency: sender,
    office: content?.office ?? null,
    status: INITIAL_STATUS,
    flagId: null,
    codeOnly: content === null,
    personCount: content?.persons.length ?? 0,
    acknowledgeHours: data.acknowledgeHours,
    contactHours: data.contactHours,
    acknowledgeBy,
    contactBy,
    receivedAt: null,
    content,
    messageId: envelope.id,
    correlationId: envelope.correlationid,
    sequenceOut: 0,
    createdAt: now,
    updatedAt: now,
    requestedBy: content?.officer ?? null,
  };
}
