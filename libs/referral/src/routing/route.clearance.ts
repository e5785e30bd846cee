import type { AgencyId, Consent } from '@enlace/contracts';
import type { ConsentBasis } from './consent.basis.js';
import type { Route } from './route.finder.js';
import { holds } from './routing.conditions.js';
import type { DirectRule } from './routing.rules.js';

export type DirectRoute = Route<DirectRule>;

export interface Clearance {
  readonly cleared: readonly DirectRoute[];
  /** Receivers that consent kept from being told, of some need at least. */
  readonly withheld: readonly AgencyId[];
  readonly notConnected: readonly AgencyId[];
}

/**
 * Which routes may be taken. Consent is asked before connection: `notConnected` tells the officer whom to phone, and
 * nobody may be phoned about a person who did not agree to it.
 */
export function clearRoutes(
  routes: readonly DirectRoute[],
  consent: Consent,
  basis: ConsentBasis,
  connected: (agency: AgencyId) => boolean,
): Clearance {
  const allowed = routes.filter((route) => COVERS[basis](route, consent));
  return {
    cleared: allowed.filter(({ rule }) => connected(rule.receiver)),
    withheld: receiversOf(routes.filter((route) => !allowed.includes(route))),
    notConnected: receiversOf(allowed.filter(({ rule }) => !connected(rule.receiver))),
  };
}

const COVERS: Record<ConsentBasis, (route: DirectRoute, consent: Consent) => boolean> = {
  consent: ({ rule }, { scope }) => rule.codeOnly === true || scope.includes(rule.receiver),
  override: ({ rule, profile }) =>
    rule.requiresConsent === undefined || !holds(rule.requiresConsent, profile),
  none: () => false,
};

function receiversOf(routes: readonly DirectRoute[]): readonly AgencyId[] {
  return [...new Set(routes.map(({ rule }) => rule.receiver))];
}
