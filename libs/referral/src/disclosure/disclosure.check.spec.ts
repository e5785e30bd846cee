import { describe, expect, it } from '@jest/globals';
import { FlagRequest, NEED_CODES } from '@enlace/contracts';
import * as z from 'zod';
import { refusalOf } from '../../test/refusal.js';
import { checkDisclosure } from './disclosure.check.js';
import { DISCLOSURE, HOLDERS } from './disclosure.table.js';
import { fieldsOf } from './field.list.js';

describe('a start with a table that does not hold', () => {
  it('is refused for a field that somebody added to a schema, however deep it lies', () => {
    const added = FlagRequest.extend({
      religion: z.string(),
      journey: z.array(z.strictObject({ smuggler: z.string().optional() })).default([]),
    });
    expect(refusalOf(() => checkDisclosure(DISCLOSURE, fieldsOf([added])))).toMatchObject({
      code: 'configuration-invalid',
      facts: { faults: expect.arrayContaining(['no row for religion', 'no row for journey.smuggler']) },
    });
  });

  it('is refused for a row of a field that is gone', () => {
    const { place: _, ...without } = DISCLOSURE;
    expect(refusalOf(() => checkDisclosure(without))).toMatchObject({
      facts: { faults: ['no row for place'] },
    });
    const stale = { ...DISCLOSURE, photo: DISCLOSURE['place'] ?? {} } as typeof DISCLOSURE;
    expect(refusalOf(() => checkDisclosure(stale))).toMatchObject({
      facts: { faults: ['a row for photo, which no schema has'] },
    });
  });
});

describe('the table', () => {
  it('has a row for every field of a flag and of a referral', () => {
    expect(() => checkDisclosure()).not.toThrow();
    expect(fieldsOf()).toEqual(
      expect.arrayContaining(['persons.notes.text', 'persons.safeContact.value', 'consent.override.reason']),
    );
  });

  it('says of every holder what it has', () => {
    for (const row of Object.values(DISCLOSURE)) expect(Object.keys(row)).toEqual([...HOLDERS]);
  });

  it('grants CONARE nothing, and a receiver by code its code and clocks alone', () => {
    const granted = (holder: 'conare' | 'defensoria'): string[] =>
      Object.entries(DISCLOSURE).flatMap(([field, row]) =>
        row[holder] === 'none' || row[holder] === 'count' ? [] : [field],
      );
    expect(granted('conare')).toEqual([]);
    expect(granted('defensoria')).toEqual(['disclosure', 'caseCode', 'acknowledgeHours', 'contactHours']);
  });

  it('tells nobody the scope of the consent nor the reason of an override', () => {
    for (const field of ['consent.scope', 'consent.override.reason']) {
      const { own: _, ...others } = DISCLOSURE[field] ?? {};
      expect(new Set(Object.values(others))).toEqual(new Set(['none']));
    }
  });

  it('does not count a list of codes as fields of its own', () => {
    expect(fieldsOf([z.object({ needs: z.array(z.enum(NEED_CODES)) })])).toEqual(['needs']);
  });
});
