import type { PersonProfile } from './person.profile.js';

/** The conditions a rule may name. Each reads the profile alone, so the table stays data. */
export const ROUTING_CONDITIONS = {
  any: () => true,
  child: ({ child }) => child,
  adult: ({ child }) => !child,
  'adult-woman': ({ child, woman }) => !child && woman,
  'adult-not-woman': ({ child, woman }) => !child && !woman,
  'adult-survivor': ({ child, survivor }) => !child && survivor,
} as const satisfies Record<string, (person: PersonProfile) => boolean>;

export type RoutingCondition = keyof typeof ROUTING_CONDITIONS;

export function holds(condition: RoutingCondition, person: PersonProfile): boolean {
  return ROUTING_CONDITIONS[condition](person);
}
