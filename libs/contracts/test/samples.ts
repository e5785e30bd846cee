import type * as z from 'zod';
import type { Envelope } from '../src/envelope/envelope.schema.js';
import type { ReferralContent, ReferralRequested } from '../src/events/referral.events.js';
import type { FlagRequest } from '../src/http/flag.schema.js';

/** Valid of its kind, each to be spoilt in one place by the test that cares. */
export const CASE_CODE = '7KQ4-M2XD-H';
export const AT = '2026-11-23T17:00:00.000Z';
export const MESSAGE_ID = '019ab1c2-0000-7000-8000-000000000001';
export const UUID = 'a3bb189e-8bf9-4c1c-9c54-1f6b2b1c7d10';
export const DIGEST = 'A'.repeat(43);

export function envelope(changes: Readonly<Record<string, unknown>> = {}): z.input<typeof Envelope> {
  return {
    specversion: '1.0',
    id: MESSAGE_ID,
    source: 'urn:pa:enlace:senafront',
    type: 'referral.requested.v1',
    subject: CASE_CODE,
    time: AT,
    sequence: '1',
    recipient: 'onpar',
    correlationid: UUID,
    traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`,
    dataschema: 'urn:pa:enlace:schema:referral.requested.v1',
    datacontenttype: 'application/jose',
    data: 'a.b.c.d.e',
    ...changes,
  };
}

type PersonInput = z.input<typeof FlagRequest>['persons'][number];

export function person(changes: Readonly<Record<string, unknown>> = {}): PersonInput {
  return { alias: 'P1', sex: 'f', language: 'es', needs: ['fear-of-return'], ...changes };
}

export function flag(changes: Readonly<Record<string, unknown>> = {}): z.input<typeof FlagRequest> {
  return {
    place: 'san-vicente',
    persons: [person()],
    consent: { given: true, scope: ['onpar'], language: 'es', mode: 'verbal' },
    ...changes,
  };
}

export function content(changes: Readonly<Record<string, unknown>> = {}): ReferralContent {
  return {
    office: 'meteti',
    place: 'san-vicente',
    officer: 'sargento-1',
    flaggedAt: AT,
    needs: ['fear-of-return'],
    persons: [
      {
        alias: 'P1',
        sex: 'f',
        birthYear: 1994,
        possiblyChild: false,
        nationality: 'VE',
        language: 'es',
        interpreter: false,
        needs: ['fear-of-return'],
        notes: [{ need: 'fear-of-return', text: 'teme volver' }],
      },
    ],
    companions: [],
    consent: { given: true, language: 'es', mode: 'verbal' },
    ...changes,
  };
}

export function requested(changes: Readonly<Record<string, unknown>> = {}): ReferralRequested {
  return {
    disclosure: 'full',
    caseCode: CASE_CODE,
    acknowledgeHours: 24,
    contactHours: 72,
    content: content(),
    ...changes,
  };
}
