import { describe, expect, it } from '@jest/globals';
import type { AgencyId } from '@enlace/contracts';
import { consentTo, EVERYBODY, flagOf, person } from '../../test/flag.builder.js';
import { planFlag } from '../routing/flag.decision.js';
import { contactOwners, noteOwners, textKey } from './note.owner.js';

type Notes = NonNullable<ReturnType<typeof person>['notes']>;

/** Who gets each text of a flag about one woman with these needs. */
function ownersOf(notes: Notes, ...scope: AgencyId[]): Record<string, AgencyId> {
  const needs = ['gbv-survivor', 'fear-of-return', 'medical', 'stateless'] as const;
  const flag = flagOf([person({ needs: [...needs], notes })], { consent: consentTo(...scope) });
  return Object.fromEntries(noteOwners(flag, planFlag(flag, EVERYBODY)));
}

describe('a text goes to one receiver', () => {
  it('of its need', () => {
    const notes: Notes = [
      { need: 'gbv-survivor', text: 'one' },
      { need: 'fear-of-return', text: 'two' },
      { need: 'stateless', text: 'three' },
    ];
    expect(ownersOf(notes)).toEqual({ one: 'inamu', two: 'onpar', three: 'mire' });
  });

  it('to the first in contact when several were told of the need', () => {
    expect(ownersOf([{ need: 'medical', text: 'Asthma' }])).toEqual({ asthma: 'inamu' });
    expect(ownersOf([{ need: 'medical', text: 'Asthma' }], 'onpar')).toEqual({ asthma: 'onpar' });
  });

  it('when pasted under two needs', () => {
    const notes: Notes = [
      { need: 'stateless', text: 'Speaks French' },
      { need: 'fear-of-return', text: ' speaks  french' },
    ];
    expect(ownersOf(notes)).toEqual({ 'speaks french': 'onpar' });
  });

  it('when pasted under two persons', () => {
    const flag = flagOf([
      person({ needs: ['fear-of-return'], notes: [{ need: 'fear-of-return', text: 'same' }] }),
      person({
        alias: 'P2',
        birthYear: 2015,
        needs: ['child-in-family'],
        notes: [{ need: 'child-in-family', text: 'same' }],
      }),
    ]);
    expect([...noteOwners(flag, planFlag(flag, EVERYBODY))]).toEqual([['same', 'senniaf']]);
  });
});

describe("a survivor's text", () => {
  const pasted: Notes = [
    { need: 'fear-of-return', text: 'Hit by her husband' },
    { need: 'gbv-survivor', text: 'Hit by her husband' },
  ];

  it('stays with her agency, under whatever other need it was pasted', () => {
    expect(ownersOf(pasted)).toEqual({ 'hit by her husband': 'inamu' });
  });

  it('goes nowhere when her agency is not told', () => {
    expect(ownersOf(pasted, 'onpar')).toEqual({});
  });
});

describe('a safe contact that two persons share', () => {
  const safeContact = { channel: 'phone' as const, value: '+507 6000 0001', safe: true };

  it("stays with the survivor's agency and does not join her referral with his", () => {
    const wife = person({ needs: ['gbv-survivor', 'fear-of-return'], safeContact });
    const husband = person({ alias: 'P2', sex: 'm', needs: ['fear-of-return'], safeContact });
    for (const flag of [flagOf([wife, husband]), flagOf([husband, wife])])
      expect([...contactOwners(flag, planFlag(flag, EVERYBODY))]).toEqual([['+507 6000 0001', 'inamu']]);
  });
});

describe('texts that a reader would take for the same', () => {
  it.each([
    ['Espera  en David', 'espera en david'],
    [' espera\nen David ', 'espera en david'],
    ['Jose\u0301', 'jos\u00e9'],
  ])('%j have one key', (text, key) => {
    expect(textKey(text)).toBe(key);
  });
});
