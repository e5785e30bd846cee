import { NEED_CODES, type AgencyId, type Need, type Place } from '@enlace/contracts';
import type { DirectRoute } from './route.clearance.js';
import type { Route } from './route.finder.js';
import type { AlongRule } from './routing.rules.js';

/** One referral of a flag: what one receiver is asked to do, for whom, and by when. */
export interface PlannedReferral {
  readonly to: AgencyId;
  readonly office: string;
  /** Indices of the persons in the flag, ascending; empty when `codeOnly`. */
  readonly persons: readonly number[];
  /** The needs this receiver is told of, of all its persons together. */
  readonly needs: readonly Need[];
  /** The same by person, keyed by index in the flag. */
  readonly needsOf: ReadonlyMap<number, readonly Need[]>;
  readonly acknowledgeHours: number;
  readonly contactHours: number;
  readonly codeOnly: boolean;
}

/** The office of every receiver that has but one, or sorts its referrals itself. */
const CENTRAL_OFFICE = 'central';

/**
 * One referral per receiver, under the shortest clocks of the needs that lead there. A need that goes along joins
 * every named referral of its person, save a receiver that must be told of nothing else.
 */
export function assembleReferrals(
  routes: readonly DirectRoute[],
  along: readonly Route<AlongRule>[],
  place: Place,
): readonly PlannedReferral[] {
  const groups = new Map<string, DirectRoute[]>();
  for (const route of routes) {
    const key = `${route.rule.receiver} ${route.rule.codeOnly === true}`;
    groups.set(key, [...(groups.get(key) ?? []), route]);
  }
  return [...groups.values()].flatMap((group) => {
    const rule = group[0]?.rule;
    if (!rule) return [];
    const joining = along.filter(({ person }) => joins(person, group));
    const all: readonly Route[] = [...group, ...joining];
    const codeOnly = rule.codeOnly === true;
    return [
      {
        to: rule.receiver,
        office: rule.receiver === 'onpar' ? place.onparOffice : CENTRAL_OFFICE,
        ...(codeOnly ? nobody() : peopleOf(all)),
        acknowledgeHours: Math.min(...all.map((route) => route.rule.acknowledgeHours)),
        contactHours: Math.min(...all.map((route) => route.rule.contactHours)),
        codeOnly,
      },
    ];
  });
}

function joins(person: number, group: readonly DirectRoute[]): boolean {
  return group.some(
    (route) => route.person === person && route.rule.codeOnly !== true && route.rule.alone !== true,
  );
}

type People = Pick<PlannedReferral, 'persons' | 'needs' | 'needsOf'>;

function nobody(): People {
  return { persons: [], needs: [], needsOf: new Map() };
}

/** Needs come in the order of the registry: the order in which an officer ticked them is nobody's business. */
function peopleOf(routes: readonly Route[]): People {
  const needsAmong = (some: readonly Route[]): Need[] =>
    NEED_CODES.filter((code) => some.some(({ need }) => need === code));
  const persons = [...new Set(routes.map(({ person }) => person))].toSorted((a, b) => a - b);
  const needsOf = new Map(
    persons.map((index) => [index, needsAmong(routes.filter(({ person }) => person === index))]),
  );
  return { persons, needs: needsAmong(routes), needsOf };
}
