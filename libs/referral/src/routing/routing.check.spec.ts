import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/refusal.js';
import { checkRouting } from './routing.check.js';
import { ROUTING_RULES, type RoutingRule } from './routing.rules.js';

const clocks = { acknowledgeHours: 1, contactHours: 2 };
const faultsOf = (rules: readonly RoutingRule[]) => {
  const error = refusalOf(() => checkRouting(rules));
  expect(error.code).toBe('configuration-invalid');
  return error.facts['faults'];
};

describe('routing rules at boot', () => {
  it('stand as they are', () => {
    expect(() => checkRouting(ROUTING_RULES)).not.toThrow();
  });

  it('are refused when a need leads nowhere for somebody', () => {
    const rules = ROUTING_RULES.filter(({ when }) => when !== 'adult-not-woman');
    expect(faultsOf(rules)).toEqual(['trafficking leads nowhere for an adult who is not female']);
  });

  it('are refused when a need leads to a code alone', () => {
    const rules = ROUTING_RULES.filter(
      (rule) => rule.need !== 'imminent-removal' || rule.receiver === 'defensoria',
    );
    expect(faultsOf(rules)).toHaveLength(4);
  });

  it.each([
    ['gbv-survivor', 'onpar'],
    ['fear-of-return', 'mire'],
    ['fear-of-return', 'senafront'],
    ['fear-of-return', 'conare'],
    ['imminent-removal', 'defensoria'],
  ] as const)('are refused when they tell of %s to %s by name', (need, receiver) => {
    expect(faultsOf([...ROUTING_RULES, { need, when: 'any', receiver, ...clocks }])).toEqual([
      `${receiver} must not know of ${need}`,
    ]);
  });

  it.each([
    { acknowledgeHours: 0, contactHours: 3 },
    { acknowledgeHours: 1.5, contactHours: 3 },
    { acknowledgeHours: 4, contactHours: 3 },
  ])('are refused with clocks that cannot be kept: $acknowledgeHours / $contactHours', (broken) => {
    const rules = [...ROUTING_RULES, { need: 'medical', when: 'any', receiver: 'along', ...broken } as const];
    expect(faultsOf(rules)).toEqual(['medical to along has clocks that cannot be kept']);
  });
});
