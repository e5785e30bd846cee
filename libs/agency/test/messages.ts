import { randomUUID } from 'node:crypto';
import {
  createCaseCode,
  createMessageId,
  createTraceparent,
  sourceOf,
  toWireTime,
  type EventData,
  type EventType,
  type PartyId,
  type ReferralContent,
} from '@enlace/contracts';
import type { InboundMessage } from '@enlace/outbox';
import { NAME } from './flags.js';

/** The wire time of a quarter of an hour ago: when the messages of these tests left. */
export const SENT = toWireTime(Date.now() - 15 * 60_000);

export interface Course {
  readonly caseCode?: string;
  readonly sender?: PartyId;
  readonly subject?: string;
  readonly sequence?: number;
}

/** A message as the inbox hands it to a handler: verified and opened, which is tested elsewhere. */
export function inbound<T extends EventType>(
  type: T,
  data: EventData<T>,
  course: Course = {},
): InboundMessage<T> {
  const sender = course.sender ?? 'senafront';
  const caseCode = 'caseCode' in data ? data.caseCode : undefined;
  const subject = course.subject ?? caseCode;
  return {
    envelope: {
      specversion: '1.0',
      id: createMessageId(SENT),
      source: sourceOf(sender) as InboundMessage['envelope']['source'],
      type,
      ...(subject === undefined ? {} : { subject }),
      time: new Date(SENT).toISOString(),
      sequence: String(course.sequence ?? 1),
      recipient: 'onpar',
      correlationid: randomUUID(),
      traceparent: createTraceparent(),
      dataschema: `urn:pa:enlace:schema:${type}`,
      datacontenttype: 'application/jose',
      data: 'sealed',
    },
    sender,
    digest: 'A'.repeat(43),
    jws: 'a.b.c',
    data,
  };
}

export function content(changes: Partial<ReferralContent> = {}): ReferralContent {
  return {
    office: 'meteti',
    place: 'san-vicente',
    officer: 'sargento-1',
    flaggedAt: new Date(SENT).toISOString(),
    needs: ['fear-of-return'],
    persons: [
      {
        alias: NAME,
        sex: 'f',
        birthYear: 1990,
        possiblyChild: false,
        nationality: 'VE',
        language: 'es',
        interpreter: false,
        needs: ['fear-of-return'],
        notes: [],
      },
    ],
    companions: [],
    consent: { given: true, language: 'es', mode: 'verbal' },
    ...changes,
  };
}

export function requested(
  changes: Partial<ReferralContent> = {},
  course: Course = {},
): InboundMessage<'referral.requested.v1'> {
  const caseCode = course.caseCode ?? createCaseCode();
  return inbound(
    'referral.requested.v1',
    { disclosure: 'full', caseCode, acknowledgeHours: 24, contactHours: 72, content: content(changes) },
    course,
  );
}

export function codeOnly(course: Course = {}): InboundMessage<'referral.requested.v1'> {
  const caseCode = course.caseCode ?? createCaseCode();
  return inbound(
    'referral.requested.v1',
    { disclosure: 'code-only', caseCode, acknowledgeHours: 1, contactHours: 3 },
    course,
  );
}

type StatusType = `referral.${'received' | 'accepted' | 'started' | 'closed' | 'reopened'}.v1`;

export function status(type: StatusType, caseCode: string, course: Course = {}): InboundMessage<StatusType> {
  return inbound(type, { caseCode, at: new Date().toISOString() }, { sender: 'onpar', ...course });
}
