import { describe, expect, it } from '@jest/globals';
import { EVERYBODY, flagOf, NOW, person, refusedConsent } from '../../test/flag.builder.js';
import { refusalOf } from '../../test/refusal.js';
import { planFlag } from './flag.decision.js';
import { CLOCK_SKEW_MS } from './flag.moment.js';

const fearful = person({ needs: ['fear-of-return'] });
const refused = (...args: Parameters<typeof flagOf>) => refusalOf(() => planFlag(flagOf(...args), EVERYBODY));
const iso = (epochMs: number): string => new Date(epochMs).toISOString();

describe('the time of a flag', () => {
  it('may run ahead by the skew of a phone, and then counts as now', () => {
    const flag = flagOf([fearful], { flaggedAt: iso(NOW + CLOCK_SKEW_MS) });
    expect(planFlag(flag, EVERYBODY).flaggedAt).toBe(NOW);
  });

  it('may not lie further in the future', () => {
    expect(refused([fearful], { flaggedAt: iso(NOW + CLOCK_SKEW_MS + 1) })).toMatchObject({
      code: 'validation-failed',
      field: 'flaggedAt',
    });
  });

  it('must be an instant', () => {
    const flag = { ...flagOf([fearful]), flaggedAt: 'yesterday' };
    expect(refusalOf(() => planFlag(flag, EVERYBODY))).toMatchObject({ field: 'flaggedAt' });
  });
});

describe('a place that was not open', () => {
  it('is refused, with the open ones to use instead, best first', () => {
    const error = refused([fearful], { place: 'lajas-blancas' });
    expect(error).toMatchObject({ code: 'place-not-open', field: 'place' });
    expect(error.message).toContain('San Vicente');
    expect(error.facts['openPlaces']).toEqual(
      expect.arrayContaining([
        { code: 'san-vicente', name: 'San Vicente' },
        { code: 'meteti', name: 'Metetí' },
      ]),
    );
    expect(error.facts['openPlaces']).not.toContainEqual(expect.objectContaining({ code: 'lajas-blancas' }));
  });

  it.each([
    ['its last day, until midnight in Panama', '2025-05-15T04:59:59Z', true],
    ['the day after, from midnight in Panama', '2025-05-15T05:00:00Z', false],
  ])('is judged by the civil day of the flag, not of its arrival: %s', (_, flaggedAt, open) => {
    const flag = flagOf([fearful], { place: 'lajas-blancas', flaggedAt });
    if (open) expect(planFlag(flag, EVERYBODY).referrals).toHaveLength(1);
    else expect(refusalOf(() => planFlag(flag, EVERYBODY)).code).toBe('place-not-open');
  });

  it('is refused before anything is counted, even when consent was refused too', () => {
    expect(refused([fearful], { place: 'lajas-blancas', consent: refusedConsent }).code).toBe(
      'place-not-open',
    );
  });

  it('is refused as unknown when no registry holds it', () => {
    const flag = { ...flagOf([fearful]), place: 'atlantis' };
    expect(refusalOf(() => planFlag(flag, EVERYBODY))).toMatchObject({
      code: 'validation-failed',
      field: 'place',
    });
  });
});

describe('persons that do not fit together', () => {
  const other = person({ alias: 'P2' });

  it('two of one alias are refused at the second, because answers name persons by alias', () => {
    const twins = [person({ alias: 'José', needs: ['medical'] }), person({ alias: 'Jose\u0301' })];
    expect(refused(twins)).toMatchObject({ code: 'validation-failed', field: 'persons[1].alias' });
  });

  it('a birth year in the future is refused', () => {
    expect(refused([fearful, { ...other, birthYear: 2027 }])).toMatchObject({
      code: 'validation-failed',
      field: 'persons[1].birthYear',
    });
    expect(planFlag(flagOf([fearful, { ...other, birthYear: 2026 }]), EVERYBODY).referrals).toHaveLength(1);
  });

  it('the year turns at midnight in Panama', () => {
    const flag = flagOf([person({ birthYear: 2027, needs: ['child-in-family'] })]);
    const at = (instant: string) => () => planFlag(flag, { ...EVERYBODY, now: Date.parse(instant) });
    expect(refusalOf(at('2027-01-01T04:59:59Z')).field).toBe('persons[0].birthYear');
    expect(at('2027-01-01T05:00:00Z')().referrals).toHaveLength(1);
  });

  it('a need that only children have is refused of an adult, at its place', () => {
    const adult = { ...other, birthYear: 2007, needs: ['medical' as const, 'separated-child' as const] };
    expect(refused([fearful, adult])).toMatchObject({
      code: 'need-does-not-fit-person',
      field: 'persons[1].needs[1]',
    });
  });

  it('a note on a need that the person does not have is refused, at its place', () => {
    const notes = [
      { need: 'fear-of-return' as const, text: 'Speaks softly' },
      { need: 'medical' as const, text: 'Asthma' },
    ];
    expect(refused([{ ...fearful, notes }])).toMatchObject({
      code: 'validation-failed',
      field: 'persons[0].notes[1].need',
    });
  });

  it('nobody with a need is no flag', () => {
    expect(refused([person(), other])).toMatchObject({
      code: 'validation-failed',
      field: 'persons[0].needs',
    });
  });

  it('is said without quoting a person', () => {
    const error = refused([person({ alias: 'Yolanda', needs: ['medical'] }), person({ alias: 'Yolanda' })]);
    expect(error.message + JSON.stringify(error.facts)).not.toContain('Yolanda');
  });
});
