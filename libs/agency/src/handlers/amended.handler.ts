import { Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import type { InboundHandler, InboundMessage } from '@enlace/outbox';
import { mirrored } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { changeStatus, insertEvents, lockReferrals, replaceContent } from '../store/referral.store.js';

/** A returned referral comes again with what was missing. */
@Injectable()
export class AmendedHandler implements InboundHandler {
  readonly types = ['referral.amended.v1'] as const;

  async apply(inbound: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const messages = inbound as readonly InboundMessage<'referral.amended.v1'>[];
    const rows = await lockReferrals(
      messages.map((message) => message.data.caseCode),
      tx,
    );
    const at = new Date();
    const steps = messages.map(({ envelope, sender, data }) => {
      const row = rows.get(data.caseCode);
      if (
        row === undefined ||
        row.agency !== sender ||
        row.direction !== 'received' ||
        data.caseCode !== envelope.subject
      ) {
        throw new EnlaceError('event-out-of-place', 'The source has no referral with this case code here.');
      }
      const status = mirrored('receiving', row.status, envelope.type);
      return { caseCode: row.caseCode, type: envelope.type, at, agency: sender, status };
    });
    await changeStatus(
      steps.map((step) => ({ ...step, messages: 0 })),
      tx,
    );
    await replaceContent(
      messages.map(({ data }) => data),
      tx,
    );
    await insertEvents(steps, tx);
  }
}
