import { describe, expect, it } from '@jest/globals';
import type { AgencyId, Need } from '@enlace/contracts';
import { EVERYBODY, flagOf, person } from '../../test/flag.builder.js';
import { planFlag } from './flag.decision.js';

type Row = [need: Need, to: AgencyId, acknowledgeHours: number, contactHours: number];

const BOTH: Row[] = [
  ['fear-of-return', 'onpar', 24, 72],
  ['imminent-removal', 'onpar', 1, 3],
  ['stateless', 'mire', 72, 336],
];
const ADULT: Row[] = [
  ...BOTH,
  ['gbv-survivor', 'inamu', 1, 24],
  ['sexual-violence-72h', 'inamu', 1, 3],
  ['family-missing', 'onpar', 24, 72],
];
const CHILD: Row[] = [
  ...BOTH,
  ['unaccompanied-child', 'senniaf', 1, 24],
  ['separated-child', 'senniaf', 3, 24],
  ['child-in-family', 'senniaf', 24, 72],
  ['gbv-survivor', 'senniaf', 1, 3],
  ['sexual-violence-72h', 'senniaf', 1, 3],
  ['trafficking', 'senniaf', 3, 24],
  ['stateless', 'senniaf', 72, 336],
  ['family-missing', 'senniaf', 24, 72],
];

const WOMAN = { sex: 'f', birthYear: 1990 } as const;
const MAN = { sex: 'm', birthYear: 1990 } as const;
const GIRL = { sex: 'f', birthYear: 2014 } as const;
const BOY = { sex: 'm', birthYear: 2014 } as const;
const CASES = [
  { who: 'a woman', is: WOMAN, rows: [...ADULT, ['trafficking', 'inamu', 3, 24] satisfies Row] },
  { who: 'a man', is: MAN, rows: [...ADULT, ['trafficking', 'onpar', 3, 24] satisfies Row] },
  { who: 'a girl', is: GIRL, rows: CHILD },
  { who: 'a boy', is: BOY, rows: CHILD },
];

describe.each(CASES)('each need of $who reaches exactly its receivers under its clocks', ({ is, rows }) => {
  const needs = [...new Set(rows.map(([need]) => need))];

  it.each(needs)('%s', (need) => {
    const { referrals, withheld, notConnected } = planFlag(
      flagOf([person({ ...is, needs: [need] })]),
      EVERYBODY,
    );
    const named = referrals.filter(({ codeOnly }) => !codeOnly);
    expect(
      named.map(({ to, acknowledgeHours, contactHours }) => [need, to, acknowledgeHours, contactHours]),
    ).toEqual(rows.filter((row) => row[0] === need));
    for (const referral of named) expect([referral.persons, referral.needs]).toEqual([[0], [need]]);
    expect([withheld, notConnected]).toEqual([[], []]);
  });
});

describe('imminent removal', () => {
  it('tells the Ombudsman by code alone, under the same clocks, and asks no consent for it', () => {
    const { referrals } = planFlag(flagOf([person({ needs: ['imminent-removal'] })]), EVERYBODY);
    expect(referrals.find(({ to }) => to === 'defensoria')).toEqual({
      to: 'defensoria',
      office: 'central',
      persons: [],
      needs: [],
      needsOf: new Map(),
      acknowledgeHours: 1,
      contactHours: 3,
      codeOnly: true,
    });
  });
});

describe('health stays outside the exchange', () => {
  const advice = (...needs: Need[]) => {
    const { phoneHealth, printedNote } = planFlag(flagOf([person({ needs })]), EVERYBODY);
    return { phoneHealth, printedNote };
  };

  it('is phoned for sexual violence within 72 hours, of an adult and of a child', () => {
    expect(advice('sexual-violence-72h')).toEqual({ phoneHealth: true, printedNote: false });
    const girl = planFlag(flagOf([person({ ...GIRL, needs: ['sexual-violence-72h'] })]), EVERYBODY);
    expect(girl.phoneHealth).toBe(true);
  });

  it('gets a printed note for a medical need and nothing for the others', () => {
    expect(advice('medical', 'fear-of-return')).toEqual({ phoneHealth: false, printedNote: true });
    expect(advice('gbv-survivor')).toEqual({ phoneHealth: false, printedNote: false });
  });
});
