import {
  createMessageId,
  createTraceparent,
  toWireTime,
  type EventData,
  type MessageDraft,
} from '@enlace/contracts';
import type { ReferralRow } from '../store/referral.row.js';

type Told = 'record.erased.v1' | 'consent.withdrawn.v1';
export type ToldCase = Pick<
  ReferralRow,
  'caseCode' | 'agency' | 'correlationId' | 'messageId' | 'sequenceOut'
>;

/**
 * What the other side of a case is told after its referral. No finer in time than the wire time, with an id and a trace
 * of its own: what is told at once of all referrals of a flag joins none of them.
 */
export function composeTold<T extends Told>(
  row: ToldCase,
  type: T,
  at: Date,
  data: (at: string) => EventData<T>,
): MessageDraft<T> {
  const wireTime = toWireTime(at.getTime());
  const time = new Date(wireTime).toISOString();
  return {
    id: createMessageId(wireTime),
    type,
    subject: row.caseCode,
    time,
    sequence: row.sequenceOut + 1,
    recipient: row.agency,
    correlationid: row.correlationId,
    causationid: row.messageId,
    traceparent: createTraceparent(),
    data: data(time),
  };
}
