import { describe, expect, it } from '@jest/globals';
import {
  ONPAR_OFFICES,
  PLACES,
  PLACE_CODES,
  PLACE_KINDS,
  TERRITORIES,
  findPlace,
  isPlaceOpen,
  openAlternatives,
  type Place,
} from './place.registry.js';

const TODAY = '2026-11-23';
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function place(code: string): Place {
  const found = findPlace(code);
  if (!found) throw new Error(`The test asks for ${code}, which is not in the registry.`);
  return found;
}

const codesOf = (places: readonly Place[]): string[] => places.map(({ code }) => code);

describe('the registry of places', () => {
  it('names every place once, in a word that stands in a URL', () => {
    expect(new Set(PLACE_CODES).size).toBe(PLACES.length);
    expect(PLACE_CODES.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
    expect(new Set(PLACES.map(({ name }) => name)).size).toBe(PLACES.length);
  });

  it.each(PLACES)('has a known territory, kind and office: $code', ({ territory, kind, onparOffice }) => {
    expect(TERRITORIES).toContain(territory);
    expect(PLACE_KINDS).toContain(kind);
    expect(ONPAR_OFFICES).toContain(onparOffice);
  });

  it.each(PLACES)('has civil days for dates, the first before the last: $code', ({ validFrom, validTo }) => {
    for (const day of [validFrom, validTo]) if (day !== null) expect(day).toMatch(DAY);
    expect((validFrom ?? '') <= (validTo ?? '9999')).toBe(true);
  });

  it('sends Darién, Emberá and Guna Yala to Metetí, Chiriquí and Bocas to Chiriquí, else to the capital', () => {
    const OFFICE = {
      darien: 'meteti',
      embera: 'meteti',
      'guna-yala': 'meteti',
      chiriqui: 'chiriqui',
      'bocas-del-toro': 'chiriqui',
      panama: 'panama-city',
    } as const;
    expect(PLACES.filter(({ territory, onparOffice }) => OFFICE[territory] !== onparOffice)).toEqual([]);
  });

  it('says of every place how sure its status is', () => {
    expect(PLACES.filter(({ sourceStatus }) => sourceStatus.trim() === '')).toEqual([]);
  });

  it('puts every place on one border, but for the capital', () => {
    expect(codesOf(PLACES.filter(({ border }) => border === null))).toEqual(['panama-city']);
  });

  it.each(ONPAR_OFFICES)('has an open place under the office today: %s', (office) => {
    const open = PLACES.filter((each) => each.onparOffice === office && isPlaceOpen(each, TODAY));
    expect(open).not.toEqual([]);
  });

  it('finds a place by its code and nothing by any other word', () => {
    expect(findPlace('san-vicente')?.name).toBe('San Vicente');
    for (const code of ['', 'San Vicente', 'nowhere', 'constructor', '0']) {
      expect(findPlace(code)).toBeUndefined();
    }
  });
});

describe('a place', () => {
  it.each([
    ['the day before it opened', '2008-12-31', false],
    ['the day it opened', '2009-01-01', true],
    ['a day between', '2020-06-15', true],
    ['the day it closed', '2025-05-14', true],
    ['the day after', '2025-05-15', false],
  ])('is open on both its dates: %s', (_, day, open) => {
    expect(isPlaceOpen(place('lajas-blancas'), day)).toBe(open);
  });

  it('without a first day was always open', () => {
    expect(isPlaceOpen({ validFrom: null, validTo: '2025-03-13' }, '1990-01-01')).toBe(true);
    expect(isPlaceOpen({ validFrom: null, validTo: '2025-03-13' }, '2025-03-14')).toBe(false);
  });

  it('without a last day is open still', () => {
    expect(isPlaceOpen({ validFrom: '2022-11-25', validTo: null }, '2099-12-31')).toBe(true);
    expect(isPlaceOpen({ validFrom: '2022-11-25', validTo: null }, '2022-11-24')).toBe(false);
  });

  it('without dates is open on any day', () => {
    expect(isPlaceOpen({ validFrom: null, validTo: null }, TODAY)).toBe(true);
  });
});

describe('where an officer turns instead of a closed place', () => {
  const closed = PLACES.filter((each) => !isPlaceOpen(each, TODAY));

  it('is asked for the three places that closed in 2025', () => {
    expect(codesOf(closed)).toEqual(['bajo-chiquito', 'canaan-membrillo', 'lajas-blancas']);
  });

  it.each(closed)('is open and under the same office: $code', (from) => {
    const alternatives = openAlternatives(from, TODAY);
    expect(alternatives).not.toEqual([]);
    for (const each of alternatives) {
      expect(isPlaceOpen(each, TODAY)).toBe(true);
      expect(each.onparOffice).toBe(from.onparOffice);
    }
  });

  it.each(closed)('is never the closed place itself: $code', (from) => {
    expect(openAlternatives(from, TODAY)).not.toContain(from);
  });

  it('is first the same kind of place in the same territory', () => {
    expect(openAlternatives(place('lajas-blancas'), TODAY)[0]?.code).toBe('san-vicente');
  });

  it('is a station before a post when no place of the kind is left', () => {
    expect(openAlternatives(place('bajo-chiquito'), TODAY)[0]?.code).toBe('san-vicente');
  });

  it('is judged by the day: before its closure a place is an alternative itself', () => {
    const before = openAlternatives(place('san-vicente'), '2022-11-24');
    expect(before[0]?.code).toBe('lajas-blancas');
    expect(codesOf(before)).not.toContain('san-vicente');
  });
});
