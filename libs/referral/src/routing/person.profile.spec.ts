import { describe, expect, it } from '@jest/globals';
import { FlaggedPerson } from '@enlace/contracts';
import { person } from '../../test/flag.builder.js';
import { mayBeChild, profileOf } from './person.profile.js';

const built = (changes: Parameters<typeof person>[0]) => FlaggedPerson.parse(person(changes));

describe('somebody who may still be under 18 is a child', () => {
  it.each([
    { what: 'turns 18 this year, the birthday perhaps to come', birthYear: 2008, child: true },
    { what: 'turned 18 last year at the latest', birthYear: 2007, child: false },
    { what: 'was born this year', birthYear: 2026, child: true },
    { what: 'age unknown', birthYear: null, child: false },
  ])('$what: $child', ({ birthYear, child }) => {
    expect(mayBeChild(built({ birthYear }), 2026)).toBe(child);
  });

  it('when the officer says so, whatever the birth year', () => {
    expect(mayBeChild(built({ birthYear: 1980, possiblyChild: true }), 2026)).toBe(true);
    expect(mayBeChild(built({ birthYear: null, possiblyChild: true }), 2026)).toBe(true);
  });

  it('when the age is unknown and a need is one that only children have', () => {
    expect(mayBeChild(built({ birthYear: null, needs: ['separated-child'] }), 2026)).toBe(true);
    expect(mayBeChild(built({ birthYear: null, needs: ['gbv-survivor'] }), 2026)).toBe(false);
  });
});

describe('the profile', () => {
  it('takes only a person recorded as female for a woman', () => {
    const woman = (sex: 'f' | 'm' | 'x' | 'unknown') => profileOf(built({ sex }), 2026).woman;
    expect([woman('f'), woman('m'), woman('x'), woman('unknown')]).toEqual([true, false, false, false]);
  });

  it('knows a survivor by either need', () => {
    const survivor = (need: 'gbv-survivor' | 'sexual-violence-72h' | 'trafficking') =>
      profileOf(built({ needs: [need] }), 2026).survivor;
    expect([survivor('gbv-survivor'), survivor('sexual-violence-72h'), survivor('trafficking')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
