import { EnlaceError, type FlaggedPerson, type Need } from '@enlace/contracts';
import { profileOf, type PersonProfile } from './person.profile.js';
import { holds } from './routing.conditions.js';
import type { RoutingRule } from './routing.rules.js';

/** One need of one person on its way by one rule. `person` is the index in the flag. */
export interface Route<R extends RoutingRule = RoutingRule> {
  readonly person: number;
  readonly profile: PersonProfile;
  readonly need: Need;
  readonly rule: R;
}

/**
 * Every rule that holds for every need of every person, before consent and connection are asked.
 *
 * @param year civil year in America/Panama
 * @throws EnlaceError `configuration-invalid` when a need has no rule: it would vanish without a word
 */
export function findRoutes(
  persons: readonly FlaggedPerson[],
  year: number,
  rules: readonly RoutingRule[],
): readonly Route[] {
  return persons.flatMap((person, index) => {
    const profile = profileOf(person, year);
    return [...new Set(person.needs)].flatMap((need) => {
      const found = rules.filter((rule) => rule.need === need && holds(rule.when, profile));
      if (found.length === 0) {
        throw new EnlaceError(
          'configuration-invalid',
          'The routing rules know no way for a need of the flag. Have an operator complete the rules.',
          { facts: { need } },
        );
      }
      return found.map((rule) => ({ person: index, profile, need, rule }));
    });
  });
}
