import { createMessageId, createTraceparent, type EventData, type MessageDraft } from '@enlace/contracts';
import type { Principal } from '../access/principal.js';

type Viewed = EventData<'record.viewed.v1'>;
export type ViewPurpose = NonNullable<Viewed['why']>;

/** Somebody read a person's data, for the audit. */
export function viewedDraft(
  caller: Principal,
  caseCode: string,
  what: Viewed['what'],
  why: ViewPurpose,
): MessageDraft<'record.viewed.v1'> {
  const now = Date.now();
  return {
    id: createMessageId(now),
    type: 'record.viewed.v1',
    subject: caseCode,
    time: new Date(now).toISOString(),
    recipient: 'audit',
    correlationid: crypto.randomUUID(),
    traceparent: createTraceparent(),
    data: { actor: caller.actor, role: caller.role, what, why },
  };
}
