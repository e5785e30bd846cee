import { Inject, Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import type { InboundHandler, InboundMessage } from '@enlace/outbox';
import { mirrored } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { RecordVault } from '@enlace/security';
import { AGENCY_PROFILE, type AgencyProfile } from '../agency.profile.js';
import type { ReferralRow } from '../store/referral.row.js';
import { changeStatus, insertEvents, lockReferrals, replaceContent } from '../store/referral.store.js';

/** A returned referral comes again with what was missing. */
@Injectable()
export class AmendedHandler implements InboundHandler {
  readonly types = ['referral.amended.v1'] as const;

  constructor(
    @Inject(AGENCY_PROFILE) private readonly profile: AgencyProfile,
    private readonly vault: RecordVault,
  ) {}

  async apply(inbound: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const messages = inbound as readonly AmendedMessage[];
    const rows = await lockReferrals(
      messages.map((message) => message.data.caseCode),
      tx,
    );
    const at = new Date();
    const steps = messages.map((message) => ({ ...stepOf(message, rows, this.profile), at }));
    await changeStatus(
      steps.map((step) => ({ ...step, messages: 0 })),
      tx,
    );
    await replaceContent(
      messages.map(({ envelope, data: { caseCode, content } }) => ({
        caseCode,
        content,
        office: content.office,
        personCount: content.persons.length,
        messageId: envelope.id,
        dataKey: rows.get(caseCode)?.dataKey ?? null,
      })),
      this.vault,
      tx,
    );
    await insertEvents(steps, tx);
  }
}

type AmendedMessage = InboundMessage<'referral.amended.v1'>;

function stepOf(
  { envelope, sender, data }: AmendedMessage,
  rows: ReadonlyMap<string, ReferralRow>,
  profile: AgencyProfile,
) {
  const row = rows.get(data.caseCode);
  const ours = row?.agency === sender && row.direction === 'received' && data.caseCode === envelope.subject;
  if (!row || !ours) {
    throw new EnlaceError('event-out-of-place', 'The source has no referral with this case code here.');
  }
  if (row.erasedAt) {
    throw new EnlaceError('event-out-of-place', 'The case is erased here, and must not come back.');
  }
  if (row.codeOnly) {
    throw new EnlaceError('event-out-of-place', 'Of a referral by code alone nothing more may be told.');
  }
  // In an office that nobody sits in, nobody would ever see it again.
  if (!profile.offices.includes(data.content.office)) {
    throw new EnlaceError('data-invalid', 'This agency has no such office.', { field: 'content.office' });
  }
  const status = mirrored('receiving', row.status, envelope.type);
  return { caseCode: row.caseCode, type: envelope.type, agency: sender, status };
}
