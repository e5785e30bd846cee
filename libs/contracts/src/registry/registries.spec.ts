import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../http/role.registry.js';
import { AGENCIES, AGENCY_IDS, FLAGGING_AGENCIES, PARTY_IDS, isPartyId } from './agency.registry.js';
import { COUNTRY_CODES, isLanguageCode } from './code.registry.js';
import { NEEDS, NEED_CODES } from './need.registry.js';

const PROTOTYPE_KEYS = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];

describe('the registry of agencies', () => {
  it('holds the ten institutions', () => {
    expect(AGENCY_IDS).toHaveLength(10);
  });

  it('lets SENAFRONT, SENAN, the police and migration flag, and nobody else', () => {
    expect(FLAGGING_AGENCIES.toSorted()).toEqual(['policia', 'senafront', 'senan', 'snm']);
  });

  it('names every agency, once each', () => {
    const names = AGENCY_IDS.flatMap((id) => [AGENCIES[id].name, AGENCIES[id].short]);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has ids that stand in a URN, a queue name and a database name', () => {
    expect(PARTY_IDS.filter((id) => !/^[a-z]{3,20}$/.test(id))).toEqual([]);
  });

  it('knows the audit as a party that is no agency', () => {
    expect(isPartyId('audit')).toBe(true);
    expect((AGENCY_IDS as readonly string[]).includes('audit')).toBe(false);
    expect(PARTY_IDS).toHaveLength(AGENCY_IDS.length + 1);
  });

  it.each(['', 'SENAFRONT', 'senafront ', 'nobody', ...PROTOTYPE_KEYS])('knows no party %p', (value) => {
    expect(isPartyId(value)).toBe(false);
  });
});

describe('the registry of roles', () => {
  it('names nobody twice', () => {
    expect(new Set(ROLES).size).toBe(ROLES.length);
  });

  it('keeps who flags, who receives and who watches apart', () => {
    expect([...ROLES]).toEqual([
      'officer',
      'focal-point',
      'case-worker',
      'head-of-office',
      'operator',
      'auditor',
    ]);
  });
});

describe('the registry of needs', () => {
  it('holds those of the routing table', () => {
    expect([...NEED_CODES].toSorted()).toEqual([
      'child-in-family',
      'family-missing',
      'fear-of-return',
      'gbv-survivor',
      'imminent-removal',
      'medical',
      'separated-child',
      'sexual-violence-72h',
      'stateless',
      'trafficking',
      'unaccompanied-child',
    ]);
  });

  it('marks the needs that only children have', () => {
    expect(NEED_CODES.filter((need) => NEEDS[need].child)).toEqual([
      'unaccompanied-child',
      'separated-child',
      'child-in-family',
    ]);
  });

  it('marks the needs that say somebody survived gender-based violence', () => {
    expect(NEED_CODES.filter((need) => NEEDS[need].gbv)).toEqual(['gbv-survivor', 'sexual-violence-72h']);
  });

  it('has a label in Spanish for each, once', () => {
    const labels = NEED_CODES.map((need) => NEEDS[need].label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => !/^[A-ZÁÉÍÓÚÑ]/.test(label))).toEqual([]);
  });
});

describe('the registry of countries', () => {
  it('holds the 249 codes of ISO 3166-1, sorted and once each', () => {
    expect(COUNTRY_CODES).toHaveLength(249);
    expect(new Set(COUNTRY_CODES).size).toBe(249);
    expect(COUNTRY_CODES.filter((code) => !/^[A-Z]{2}$/.test(code))).toEqual([]);
  });

  it('holds only countries that Unicode knows by name', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([]);
  });

  it('holds the nationalities that the border sees most', () => {
    const seen = ['VE', 'EC', 'HT', 'CO', 'CN', 'AF', 'IN', 'CM', 'NP', 'BD', 'SO', 'ER', 'CU', 'PE', 'NG'];
    expect(seen.filter((code) => !COUNTRY_CODES.includes(code))).toEqual([]);
  });

  it.each(['XX', 'EU', 'UK', 'AN', 'YU', 'ZZ'])('holds no code that is reserved or withdrawn: %s', (code) => {
    expect(COUNTRY_CODES.includes(code)).toBe(false);
  });
});

describe('the registry of languages', () => {
  it.each(['es', 'en', 'fr', 'pt', 'ht', 'fa', 'ps', 'ne', 'bn', 'so', 'ti', 'zh', 'ur', 'ar', 'uz', 'ln'])(
    'knows the language of somebody on the way: %s',
    (code) => {
      expect(isLanguageCode(code)).toBe(true);
    },
  );

  it.each(['emp', 'noa', 'cuk', 'kvn', 'gym'])(
    'knows the language of the people at the border: %s',
    (code) => {
      expect(isLanguageCode(code)).toBe(true);
    },
  );

  it.each(['', 'e', 'ES', 'es-PA', 'spanish', 'xx', 'qqq', 'español', 'es ', '12', ...PROTOTYPE_KEYS])(
    'knows no language %p',
    (code) => {
      expect(isLanguageCode(code)).toBe(false);
    },
  );
});
