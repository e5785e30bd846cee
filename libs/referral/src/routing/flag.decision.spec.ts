import { describe, expect, it } from '@jest/globals';
import { EVERYBODY, flagOf, NOW, person } from '../../test/flag.builder.js';
import { refusalOf } from '../../test/refusal.js';
import { planFlag } from './flag.decision.js';
import { ROUTING_RULES } from './routing.rules.js';

const plan = (...args: Parameters<typeof flagOf>) => planFlag(flagOf(...args), EVERYBODY);

describe('several needs that lead to one receiver make one referral', () => {
  it('under the shortest of each clock', () => {
    const { referrals } = plan([
      person({ sex: 'm', needs: ['fear-of-return', 'trafficking', 'family-missing'] }),
    ]);
    expect(referrals).toHaveLength(1);
    expect(referrals[0]).toMatchObject({ to: 'onpar', acknowledgeHours: 3, contactHours: 24 });
  });

  it('takes each clock from the need where it is shortest', () => {
    const rules = ROUTING_RULES.map((rule) =>
      rule.need === 'family-missing' ? { ...rule, acknowledgeHours: 2, contactHours: 90 } : rule,
    );
    const flag = flagOf([person({ needs: ['fear-of-return', 'family-missing'] })]);
    const { referrals } = planFlag(flag, { ...EVERYBODY, rules });
    expect(referrals[0]).toMatchObject({ acknowledgeHours: 2, contactHours: 72 });
  });

  it('tells the receiver of each person with the needs that are its business', () => {
    const { referrals } = plan([
      person({ alias: 'A', needs: ['gbv-survivor', 'fear-of-return'] }),
      person({ alias: 'B', needs: [] }),
      person({ alias: 'C', birthYear: 2015, needs: ['fear-of-return', 'child-in-family'] }),
    ]);
    const told = referrals.map(({ to, persons, needsOf }) => ({ to, persons, needsOf: [...needsOf] }));
    expect(told).toEqual([
      { to: 'inamu', persons: [0], needsOf: [[0, ['gbv-survivor']]] },
      {
        to: 'onpar',
        persons: [0, 2],
        needsOf: [
          [0, ['fear-of-return']],
          [2, ['fear-of-return']],
        ],
      },
      { to: 'senniaf', persons: [2], needsOf: [[2, ['child-in-family']]] },
    ]);
  });

  it('counts a need that was ticked twice once, in the order of the registry', () => {
    const { referrals } = plan([
      person({ needs: ['family-missing', 'fear-of-return', 'family-missing', 'imminent-removal'] }),
    ]);
    expect(referrals[0]?.needs).toEqual(['fear-of-return', 'imminent-removal', 'family-missing']);
  });
});

describe('a medical need', () => {
  it('alone makes no referral and is accepted with a printed note', () => {
    expect(plan([person({ needs: ['medical'] })])).toMatchObject({
      referrals: [],
      printedNote: true,
      informationGiven: false,
      withheld: [],
    });
  });

  it('goes along with every receiver of the same person and tightens its clocks', () => {
    const { referrals } = plan([person({ needs: ['gbv-survivor', 'fear-of-return', 'medical'] })]);
    expect(
      referrals.map(({ to, needs, acknowledgeHours, contactHours }) => [
        to,
        needs,
        acknowledgeHours,
        contactHours,
      ]),
    ).toEqual([
      ['inamu', ['gbv-survivor', 'medical'], 1, 24],
      ['onpar', ['fear-of-return', 'medical'], 3, 24],
    ]);
  });

  it('does not go to the receivers of another person', () => {
    const { referrals } = plan([
      person({ alias: 'A', needs: ['medical'] }),
      person({ alias: 'B', needs: ['fear-of-return'] }),
    ]);
    expect(referrals[0]).toMatchObject({
      to: 'onpar',
      persons: [1],
      needs: ['fear-of-return'],
      contactHours: 72,
    });
  });

  it('goes neither to MIRE nor to a receiver by code', () => {
    const { referrals } = plan([person({ needs: ['stateless', 'imminent-removal', 'medical'] })]);
    const told = Object.fromEntries(
      referrals.map(({ to, needs, contactHours }) => [to, [needs, contactHours]]),
    );
    expect(told).toEqual({
      onpar: [['imminent-removal', 'medical'], 3],
      defensoria: [[], 3],
      mire: [['stateless'], 336],
    });
  });

  it('does not show in the clocks of a receiver by code', () => {
    const rules = ROUTING_RULES.map((rule) =>
      rule.need === 'medical' ? { ...rule, acknowledgeHours: 1, contactHours: 2 } : rule,
    );
    const flag = flagOf([person({ needs: ['imminent-removal', 'medical'] })]);
    const { referrals } = planFlag(flag, { ...EVERYBODY, rules });
    expect(referrals.map(({ to, contactHours }) => [to, contactHours])).toEqual([
      ['onpar', 2],
      ['defensoria', 3],
    ]);
  });
});

describe('the office', () => {
  it.each([
    ['puerto-obaldia', 'meteti'],
    ['guabito', 'chiriqui'],
    ['panama-city', 'panama-city'],
  ])('of ONPAR follows the place %s', (place, office) => {
    expect(plan([person({ needs: ['fear-of-return'] })], { place }).referrals[0]?.office).toBe(office);
  });

  it('of every other receiver is its central one', () => {
    expect(plan([person({ needs: ['gbv-survivor'] })]).referrals[0]?.office).toBe('central');
  });
});

describe('rules an institution changed', () => {
  it('decide instead of the built-in ones', () => {
    const rules = ROUTING_RULES.map((rule) => ({ ...rule, acknowledgeHours: 5, contactHours: 6 }));
    const flag = flagOf([person({ needs: ['fear-of-return'] })]);
    expect(planFlag(flag, { ...EVERYBODY, rules }).referrals[0]).toMatchObject({ acknowledgeHours: 5 });
  });

  it('never let a need vanish without a word', () => {
    const rules = ROUTING_RULES.filter(({ need }) => need !== 'stateless');
    const flag = flagOf([person({ needs: ['stateless', 'fear-of-return'] })]);
    expect(refusalOf(() => planFlag(flag, { ...EVERYBODY, rules }))).toMatchObject({
      code: 'configuration-invalid',
      facts: { need: 'stateless' },
    });
  });
});

describe('the time of the decision', () => {
  it('is now when the flag carries none', () => {
    expect(plan([person({ needs: ['medical'] })]).flaggedAt).toBe(NOW);
  });

  it('is when the officer recorded it', () => {
    const flaggedAt = '2026-11-21T09:00:00-05:00';
    expect(plan([person({ needs: ['medical'] })], { flaggedAt }).flaggedAt).toBe(Date.parse(flaggedAt));
  });
});
