import type { ReferralContent, ReferredPerson } from '@enlace/contracts';

/**
 * How near a receiver stands to a person: the first to make contact, another who acts for the same person, the foreign
 * ministry, or one who gets a code.
 */
export type ReceiverKind = 'primary' | 'co' | 'mire' | 'code-only';

/** `onpar`: only if the receiver is ONPAR. `child-need`: only if it was given a need that only children have. */
export type Grant = 'yes' | 'no' | 'onpar' | 'child-need';

export type DisclosedField = keyof ReferralContent | keyof ReferredPerson | 'overrideGround';

/**
 * Who sees which field (domain.md 9c). Nationality is "coded" for a co-receiver there; the exchange holds nothing but
 * the ISO code, so coded and full are one. A field that the wire contract demands is granted to MIRE as well.
 */
// prettier-ignore
export const DISCLOSURE = {
  office:            { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  place:             { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  post:              { primary: 'yes', co: 'yes', mire: 'no', 'code-only': 'no' },
  officer:           { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  flaggedAt:         { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  needs:             { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  persons:           { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  companions:        { primary: 'child-need', co: 'child-need', mire: 'no', 'code-only': 'no' },
  consent:           { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  overrideGround:    { primary: 'yes', co: 'yes', mire: 'no', 'code-only': 'no' },
  entryDate:         { primary: 'onpar', co: 'onpar', mire: 'no', 'code-only': 'no' },
  expectedDeparture: { primary: 'yes', co: 'yes', mire: 'no', 'code-only': 'no' },
  whereNow:          { primary: 'yes', co: 'yes', mire: 'no', 'code-only': 'no' },
  alias:             { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  sex:               { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  birthYear:         { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  possiblyChild:     { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  nationality:       { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  language:          { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  interpreter:       { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  notes:             { primary: 'yes', co: 'yes', mire: 'yes', 'code-only': 'no' },
  safeContact:       { primary: 'yes', co: 'no', mire: 'no', 'code-only': 'no' },
} as const satisfies Record<DisclosedField, Record<ReceiverKind, Grant>>;
