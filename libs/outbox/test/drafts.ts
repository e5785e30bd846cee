import { randomUUID } from 'node:crypto';
import {
  createCaseCode,
  createMessageId,
  createTraceparent,
  type MessageDraft,
  type PartyId,
} from '@enlace/contracts';

export interface DraftOptions {
  readonly id?: string;
  readonly recipient?: PartyId;
  readonly subject?: string;
  readonly sequence?: number;
}

/** A referral of which only the code is told: the smallest message with an order and a sealed body. */
export function requested(options: DraftOptions = {}): MessageDraft<'referral.requested.v1'> {
  const subject = options.subject ?? createCaseCode();
  return {
    ...header({ ...options, subject }),
    type: 'referral.requested.v1',
    data: { disclosure: 'code-only', caseCode: subject, acknowledgeHours: 1, contactHours: 3 },
  };
}

export function received(options: DraftOptions = {}): MessageDraft<'referral.received.v1'> {
  const subject = options.subject ?? createCaseCode();
  const at = new Date().toISOString();
  return {
    ...header({ ...options, subject }),
    type: 'referral.received.v1',
    data: { caseCode: subject, at },
  };
}

/** `length` messages of one case, of sequence 1 and on. */
export function course(length: number, options: DraftOptions = {}): MessageDraft<'referral.requested.v1'>[] {
  const subject = options.subject ?? createCaseCode();
  return Array.from({ length }, (_, index) => requested({ ...options, subject, sequence: index + 1 }));
}

/** A record of the emitter for the audit alone: in clear and without an order. */
export function viewed(subject = createCaseCode()): MessageDraft<'record.viewed.v1'> {
  const { sequence: _, ...rest } = header({ recipient: 'audit', subject });
  return { ...rest, type: 'record.viewed.v1', data: { actor: 'officer', role: 'officer', what: 'referral' } };
}

function header(options: DraftOptions & { readonly subject: string }) {
  return {
    id: options.id ?? createMessageId(Date.now()),
    time: new Date().toISOString(),
    recipient: options.recipient ?? ('onpar' as const),
    subject: options.subject,
    sequence: options.sequence ?? 1,
    correlationid: randomUUID(),
    traceparent: createTraceparent(),
  };
}
