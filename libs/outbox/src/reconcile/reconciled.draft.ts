import { randomUUID } from 'node:crypto';
import {
  createMessageId,
  createTraceparent,
  type EventData,
  type MessageDraft,
  type PartyId,
} from '@enlace/contracts';

export type Reconciled = EventData<'exchange.reconciled.v1'>;

export function draftReconciled(
  recipient: PartyId,
  data: Reconciled,
  now: number,
): MessageDraft<'exchange.reconciled.v1'> {
  return {
    id: createMessageId(now),
    type: 'exchange.reconciled.v1',
    time: new Date(now).toISOString(),
    recipient,
    correlationid: randomUUID(),
    traceparent: createTraceparent(),
    data,
  };
}
