import { describe, expect, it } from '@jest/globals';
import type { AgencyId, Need } from '@enlace/contracts';
import {
  consentTo,
  EVERYBODY,
  flagOf,
  overrideFor,
  person,
  refusedConsent,
} from '../../test/flag.builder.js';
import { refusalOf } from '../../test/refusal.js';
import { planFlag } from './flag.decision.js';

type Consent = Parameters<typeof consentTo>[0] | ReturnType<typeof consentTo>;
type Persons = Parameters<typeof flagOf>[0];

const receivers = (plan: ReturnType<typeof planFlag>): AgencyId[] =>
  plan.referrals.map(({ to }) => to).toSorted();
const planWith = (persons: Persons, consent: Exclude<Consent, string | undefined>, absent: AgencyId[] = []) =>
  planFlag(flagOf(persons, { consent }), { ...EVERYBODY, connected: (agency) => !absent.includes(agency) });
const woman = (...needs: Need[]) => person({ needs });
const child = (...needs: Need[]) => person({ birthYear: 2014, needs });
const given = (scope: AgencyId[]) => ({ ...consentTo(), scope });

describe('consent given', () => {
  it('names in withheld each receiver outside its scope, and sends the rest', () => {
    const plan = planWith([woman('gbv-survivor', 'fear-of-return', 'stateless')], given(['inamu']));
    expect(receivers(plan)).toEqual(['inamu']);
    expect(plan.withheld).toEqual(['onpar', 'mire']);
  });

  it.each([
    { scope: [] as AgencyId[], needs: ['fear-of-return'] as Need[], withheld: ['onpar'] },
    { scope: ['onpar'] as AgencyId[], needs: ['gbv-survivor', 'medical'] as Need[], withheld: ['inamu'] },
    { scope: ['defensoria'] as AgencyId[], needs: ['imminent-removal'] as Need[], withheld: ['onpar'] },
  ])('is refused when nothing named would be sent: $needs to $scope', ({ scope, needs, withheld }) => {
    expect(refusalOf(() => planWith([woman(...needs)], given(scope)))).toMatchObject({
      code: 'consent-does-not-cover',
      field: 'consent.scope',
      facts: { withheld, notConnected: [] },
    });
  });

  it('needs no scope where no agency is to be told', () => {
    expect(planWith([woman('medical')], given([])).referrals).toEqual([]);
  });

  it('asks no scope for the code to the Ombudsman', () => {
    const plan = planWith([woman('gbv-survivor', 'imminent-removal')], given(['inamu']));
    expect(receivers(plan)).toEqual(['defensoria', 'inamu']);
    expect(plan.withheld).toEqual(['onpar']);
  });

  it('cannot be overridden', () => {
    const consent = { ...consentTo(), override: { ground: 'child' as const, reason: 'reason' } };
    expect(refusalOf(() => planWith([child('fear-of-return')], consent))).toMatchObject({
      code: 'validation-failed',
      field: 'consent.override',
    });
  });
});

describe('consent refused', () => {
  it('names nobody to anybody, whatever the scope says', () => {
    const plan = planWith([woman('fear-of-return', 'imminent-removal')], {
      ...refusedConsent,
      scope: ['onpar'],
    });
    expect(plan).toMatchObject({ referrals: [], withheld: [], notConnected: [], informationGiven: true });
  });

  it('turns the call to the health service into a note the person may show or not', () => {
    expect(planWith([woman('sexual-violence-72h')], refusedConsent)).toMatchObject({
      phoneHealth: false,
      printedNote: true,
    });
    expect(planWith([woman('fear-of-return')], refusedConsent).printedNote).toBe(false);
  });
});

describe('an override', () => {
  it('for a child needs no scope and sends to every receiver of the child', () => {
    const plan = planWith([child('gbv-survivor', 'fear-of-return')], overrideFor('child'));
    expect(receivers(plan)).toEqual(['onpar', 'senniaf']);
    expect(plan).toMatchObject({ withheld: [], informationGiven: false });
  });

  it('for a child is refused when an adult of the flag has a need', () => {
    const persons = [child('child-in-family'), person({ alias: 'P2', needs: ['fear-of-return'] })];
    expect(refusalOf(() => planWith(persons, overrideFor('child')))).toMatchObject({
      code: 'override-does-not-fit',
      field: 'consent.override.ground',
    });
  });

  it('for a child stands when the adult of the flag has no need', () => {
    const plan = planWith([child('separated-child'), person({ alias: 'P2' })], overrideFor('child'));
    expect(receivers(plan)).toEqual(['senniaf']);
  });

  it.each(['danger-to-life', 'incapacity'] as const)('for %s fits an adult', (ground) => {
    expect(receivers(planWith([woman('fear-of-return')], overrideFor(ground)))).toEqual(['onpar']);
  });

  it('never tells ONPAR of the fear of an adult survivor: that takes her own consent', () => {
    const plan = planWith([woman('gbv-survivor', 'fear-of-return')], overrideFor('danger-to-life'));
    expect(receivers(plan)).toEqual(['inamu']);
    expect(plan.withheld).toEqual(['onpar']);
  });

  it('still tells ONPAR of a husband who fears, without her', () => {
    const husband = person({ alias: 'P2', sex: 'm', needs: ['fear-of-return'] });
    const plan = planWith([woman('gbv-survivor', 'fear-of-return'), husband], overrideFor('danger-to-life'));
    expect(plan.referrals.find(({ to }) => to === 'onpar')?.persons).toEqual([1]);
    expect(plan.withheld).toEqual(['onpar']);
  });
});

describe('a receiver that is not on the exchange', () => {
  it('is named, and the rest is sent', () => {
    const plan = planWith([woman('stateless', 'fear-of-return')], consentTo(), ['mire']);
    expect(receivers(plan)).toEqual(['onpar']);
    expect(plan.notConnected).toEqual(['mire']);
  });

  it('is merely named when it would have got a code', () => {
    const plan = planWith([woman('imminent-removal')], consentTo(), ['defensoria']);
    expect([receivers(plan), plan.notConnected]).toEqual([['onpar'], ['defensoria']]);
  });

  it('refuses the flag when nobody else would be told', () => {
    expect(refusalOf(() => planWith([woman('stateless')], consentTo(), ['mire']))).toMatchObject({
      code: 'receiver-not-connected',
      field: 'persons',
      facts: { agencies: ['mire'] },
    });
  });

  it('refuses the flag when a code to the Ombudsman is all that is left', () => {
    expect(refusalOf(() => planWith([woman('imminent-removal')], consentTo(), ['onpar'])).code).toBe(
      'receiver-not-connected',
    );
  });

  it('is not to be phoned about a person who did not agree to it', () => {
    const plan = planWith([woman('stateless', 'fear-of-return')], given(['onpar']), ['mire']);
    expect([plan.withheld, plan.notConnected]).toEqual([['mire'], []]);
  });

  it('is named beside the consent that covers nobody else', () => {
    const needs: Need[] = ['stateless', 'fear-of-return'];
    expect(refusalOf(() => planWith([woman(...needs)], given(['mire']), ['mire']))).toMatchObject({
      code: 'consent-does-not-cover',
      facts: { withheld: ['onpar'], notConnected: ['mire'] },
    });
  });

  it('is the reason of the refusal under an override, where no scope could help', () => {
    const survivor = woman('gbv-survivor', 'fear-of-return');
    expect(refusalOf(() => planWith([survivor], overrideFor('incapacity'), ['inamu']))).toMatchObject({
      code: 'receiver-not-connected',
      facts: { agencies: ['inamu'] },
    });
  });
});
