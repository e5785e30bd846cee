import { NEEDS, type AgencyId } from '@enlace/contracts';
import type { FlagDecision } from '../routing/flag.decision.js';
import type { PlannedReferral } from '../routing/referral.assembly.js';
import { DISCLOSURE, type DisclosedField, type Grant, type ReceiverKind } from './disclosure.table.js';

/** Who contacts a person first when several must: a child's agency, a survivor's, then ONPAR, then MIRE. */
const CONTACT_ORDER: readonly AgencyId[] = ['senniaf', 'inamu', 'onpar', 'mire'];

/** The receiver that contacts first of some, or undefined of none. */
export function firstContact(agencies: readonly AgencyId[]): AgencyId | undefined {
  return CONTACT_ORDER.find((agency) => agencies.includes(agency)) ?? agencies[0];
}

/**
 * How near the receiver stands to one person, judged by the referrals that are really sent: where consent holds back
 * the survivor's agency, ONPAR is the primary receiver.
 */
export function kindFor(person: number, planned: PlannedReferral, decision: FlagDecision): ReceiverKind {
  if (planned.codeOnly) return 'code-only';
  if (planned.to === 'mire') return 'mire';
  const holders = decision.referrals.filter((other) => other.needsOf.has(person)).map(({ to }) => to);
  return firstContact(holders) === planned.to ? 'primary' : 'co';
}

/** How near the receiver stands to the referral: as near as to the nearest of its persons. */
export function kindOf(planned: PlannedReferral, decision: FlagDecision): ReceiverKind {
  const kinds = planned.persons.map((person) => kindFor(person, planned, decision));
  return kinds.find((kind) => kind !== 'co') ?? (planned.codeOnly ? 'code-only' : 'co');
}

const GRANTS: Record<Grant, (planned: PlannedReferral) => boolean> = {
  yes: () => true,
  no: () => false,
  onpar: ({ to }) => to === 'onpar',
  'child-need': ({ needs }) => needs.some((need) => NEEDS[need].child),
};

/** What the table says, its conditions answered. */
export function isGranted(field: DisclosedField, kind: ReceiverKind, planned: PlannedReferral): boolean {
  return GRANTS[DISCLOSURE[field][kind]](planned);
}
