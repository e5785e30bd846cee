import { describe, expect, it } from '@jest/globals';
import { faultsOf, textOf } from '../../test/faults.js';
import { Alias, Language, Nationality, NeedNote, SafeContact, TEXT_LIMITS } from './person.schema.js';

describe('an alias', () => {
  it('is at most 80 characters, counted without the spaces around it', () => {
    expect(faultsOf(Alias, textOf(TEXT_LIMITS.alias))).toEqual([]);
    expect(faultsOf(Alias, ` ${textOf(TEXT_LIMITS.alias)} `)).toEqual([]);
    expect(faultsOf(Alias, textOf(TEXT_LIMITS.alias + 1))).toEqual(['too_big']);
  });

  it.each(['', ' ', '\t\n', '\u00a0'])('is not empty: %p', (value) => {
    expect(faultsOf(Alias, value)).toEqual(['too_small']);
  });

  it.each(['Ana', 'María José', 'محمد', '小明', "N'Golo", 'Ñaña 2'])(
    'is as the person wishes: %s',
    (value) => {
      expect(Alias.parse(value)).toBe(value);
    },
  );
});

describe('a nationality', () => {
  it('is a country, or null for somebody stateless or unknown', () => {
    expect(Nationality.parse('VE')).toBe('VE');
    expect(Nationality.parse(null)).toBeNull();
  });

  it.each(['ve', 'VEN', '', 'XX', undefined, 'Venezuela'])('is never %p', (value) => {
    expect(faultsOf(Nationality, value)).not.toEqual([]);
  });
});

describe('a language', () => {
  it('that is unknown is refused with an example, and the input is not quoted', () => {
    const result = Language.safeParse('klingonese');
    expect(result.error?.issues[0]?.message).toMatch(/such as es/);
    expect(result.error?.issues[0]?.message).not.toMatch(/klingonese/);
  });
});

describe('a note', () => {
  it('is a hint of at most 280 characters and no story', () => {
    expect(faultsOf(NeedNote, { need: 'medical', text: textOf(280) })).toEqual([]);
    expect(faultsOf(NeedNote, { need: 'medical', text: textOf(281) })).toEqual(['text']);
  });

  it('belongs to a need: without one it could go to anybody', () => {
    expect(faultsOf(NeedNote, { text: 'teme volver' })).toEqual(['need']);
    expect(faultsOf(NeedNote, { need: 'other', text: 'teme volver' })).toEqual(['need']);
  });

  it('is not empty', () => {
    expect(faultsOf(NeedNote, { need: 'medical', text: '  ' })).toEqual(['text']);
  });
});

describe('a safe contact', () => {
  const contact = { channel: 'phone', value: '+507 6000-0000', safe: true };

  it('says whether the person called it safe', () => {
    expect(faultsOf(SafeContact, contact)).toEqual([]);
    const { safe: _, ...unsaid } = contact;
    expect(faultsOf(SafeContact, unsaid)).toEqual(['safe']);
  });

  it('has a channel of the list and at most 120 characters', () => {
    expect(faultsOf(SafeContact, { ...contact, channel: 'telegram' })).toEqual(['channel']);
    expect(faultsOf(SafeContact, { ...contact, value: textOf(120) })).toEqual([]);
    expect(faultsOf(SafeContact, { ...contact, value: textOf(121) })).toEqual(['value']);
  });

  it('takes nothing besides', () => {
    expect(faultsOf(SafeContact, { ...contact, address: 'calle 5' })).toEqual(['unrecognized_keys']);
  });
});
