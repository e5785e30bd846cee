import {
  EnlaceError,
  toWireTime,
  type FlaggedPerson,
  type FlagRequest,
  type ReferralContent,
  type ReferralRequested,
  type ReferredPerson,
} from '@enlace/contracts';
import type { FlagDecision } from '../routing/flag.decision.js';
import type { PlannedReferral } from '../routing/referral.assembly.js';
import { mayKnow } from './need.barrier.js';
import { noteOwners, textKey } from './note.owner.js';
import { isGranted, kindFor, kindOf } from './receiver.kind.js';

type WithoutCode<T> = T extends unknown ? Omit<T, 'caseCode'> : never;

/** The data of `referral.requested.v1`, but for the case code, which is drawn when the referral is stored. */
export type DisclosedReferral = WithoutCode<ReferralRequested>;

/**
 * What one receiver is told of a flag, and nothing else: its persons, its needs, its notes, and of the other fields
 * those that DISCLOSURE grants. The consent's scope and the override's reason are told to nobody.
 *
 * @param planned one of `decision.referrals`
 * @param officer user id of the officer who flagged
 * @throws EnlaceError `configuration-invalid` when changed routing rules name a need to an agency that must not know it
 */
export function discloseReferral(
  flag: FlagRequest,
  decision: FlagDecision,
  planned: PlannedReferral,
  officer: string,
): DisclosedReferral {
  const { acknowledgeHours, contactHours } = planned;
  if (planned.codeOnly) return { disclosure: 'code-only', acknowledgeHours, contactHours };
  const content = contentFor(flag, decision, planned, officer);
  return { disclosure: 'full', acknowledgeHours, contactHours, content };
}

function contentFor(
  flag: FlagRequest,
  decision: FlagDecision,
  planned: PlannedReferral,
  officer: string,
): ReferralContent {
  refuseBarredNeeds(planned);
  const kind = kindOf(planned, decision);
  const { post, entryDate, expectedDeparture, whereNow, consent } = flag;
  const ground = consent.override?.ground;
  const grants = (field: Parameters<typeof isGranted>[0]): boolean => isGranted(field, kind, planned);
  return {
    office: planned.office,
    place: flag.place,
    officer,
    flaggedAt: new Date(toWireTime(decision.flaggedAt)).toISOString(),
    needs: [...planned.needs],
    persons: personsFor(flag, decision, planned),
    companions: grants('companions') ? companionsOf(flag, planned) : [],
    consent: {
      given: consent.given,
      language: consent.language,
      mode: consent.mode,
      ...(ground && grants('overrideGround') && { overrideGround: ground }),
    },
    ...(post && grants('post') && { post }),
    ...(entryDate && grants('entryDate') && { entryDate }),
    ...(expectedDeparture && grants('expectedDeparture') && { expectedDeparture }),
    ...(whereNow && grants('whereNow') && { whereNow }),
  };
}

/** The last line of defence: routing rules may be changed by an institution, these barriers may not. */
function refuseBarredNeeds({ to, needs }: PlannedReferral): void {
  const barred = needs.filter((need) => !mayKnow(to, need));
  if (barred.length === 0) return;
  throw new EnlaceError(
    'configuration-invalid',
    'The routing rules name a need to an agency that must not know it. Have an operator correct the rules.',
    { facts: { agency: to, needs: barred } },
  );
}

function personsFor(flag: FlagRequest, decision: FlagDecision, planned: PlannedReferral): ReferredPerson[] {
  const owners = noteOwners(flag, decision);
  return flag.persons.flatMap((person, index) => {
    const needs = planned.needsOf.get(index);
    if (!needs) return [];
    const mine = isGranted('safeContact', kindFor(index, planned, decision), planned);
    const notes = person.notes.filter(
      ({ need, text }) => needs.includes(need) && owners.get(textKey(text)) === planned.to,
    );
    return [referredPerson(person, [...needs], notes, mine)];
  });
}

function referredPerson(
  { alias, sex, birthYear, possiblyChild, nationality, language, interpreter, safeContact }: FlaggedPerson,
  needs: ReferredPerson['needs'],
  notes: ReferredPerson['notes'],
  mayContact: boolean,
): ReferredPerson {
  const person = { alias, sex, birthYear, possiblyChild, nationality, language, interpreter, needs, notes };
  return safeContact && mayContact ? { ...person, safeContact } : person;
}

/** Those who travel along and are not of this referral: a relation, and no name. */
function companionsOf(flag: FlagRequest, planned: PlannedReferral): ReferralContent['companions'] {
  return flag.persons.flatMap(({ relation }, index) =>
    relation && !planned.needsOf.has(index) ? [{ relation }] : [],
  );
}
