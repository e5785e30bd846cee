import { describe, expect, it } from '@jest/globals';
import { faultsOf, textOf, times } from '../../test/faults.js';
import { AT, flag, person } from '../../test/samples.js';
import { MESSAGE_MAX_BYTES } from '../envelope/envelope.schema.js';
import { NEED_CODES } from '../registry/need.registry.js';
import { Consent, FLAG_LIMITS, FlagRequest, FlaggedPerson } from './flag.schema.js';

const consent = { given: true, scope: ['onpar'], language: 'es', mode: 'verbal' };
const override = { ground: 'child', reason: 'nobody could be asked' };

describe('a flag', () => {
  it('of few words is completed with what silence means', () => {
    expect(FlagRequest.parse(flag()).persons[0]).toEqual({
      alias: 'P1',
      sex: 'f',
      birthYear: null,
      possiblyChild: false,
      nationality: null,
      language: 'es',
      interpreter: false,
      needs: ['fear-of-return'],
      notes: [],
    });
  });

  it('is read to the same whatever the order of its keys, so that a retry is the same flag', () => {
    const turned = Object.fromEntries(Object.entries(flag()).toReversed());
    expect(JSON.stringify(FlagRequest.parse(turned))).toBe(JSON.stringify(FlagRequest.parse(flag())));
  });

  it.each(['narrative', 'photo', 'fingerprints', 'migrationRecord', 'persecutor', 'id', 'constructor'])(
    'has no place for %s: it is never collected',
    (key) => {
      expect(faultsOf(FlagRequest, flag({ [key]: 'x' }))).toEqual(['unrecognized_keys']);
    },
  );

  it.each(['passport', 'religion', 'orientation', 'surname', 'story'])(
    'has no place in a person for %s, and says in which one it was',
    (key) => {
      expect(faultsOf(FlagRequest, flag({ persons: [person(), person({ [key]: 'x' })] }))).toEqual([
        'persons[1]',
      ]);
    },
  );

  it('has one person at least and fifty at most', () => {
    expect(faultsOf(FlagRequest, flag({ persons: [] }))).toEqual(['persons']);
    expect(faultsOf(FlagRequest, flag({ persons: times(50, person()) }))).toEqual([]);
    expect(faultsOf(FlagRequest, flag({ persons: times(51, person()) }))).toEqual(['persons']);
  });

  it.each([
    ['place', 'nowhere'],
    ['place', undefined],
    ['place', 'constructor'],
    ['post', ''],
    ['post', textOf(81)],
    ['flaggedAt', '2026-11-23T12:00:00'],
    ['flaggedAt', 'yesterday'],
    ['entryDate', '2026-13-01'],
    ['entryDate', AT],
    ['expectedDeparture', '23:00'],
    ['whereNow', textOf(121)],
    ['consent', undefined],
    ['persons', {}],
  ])('is refused at the field at fault: %s %p', (field, value) => {
    expect(faultsOf(FlagRequest, flag({ [field]: value }))).toEqual([field]);
  });

  it.each(['2026-11-23T12:00:00-05:00', '2026-11-23T17:00:00Z', '2026-11-23T17:00:00.123+00:00'])(
    'has its time with an offset or in UTC: %s',
    (flaggedAt) => {
      expect(faultsOf(FlagRequest, flag({ flaggedAt }))).toEqual([]);
    },
  );

  it('names every fault at once', () => {
    const persons = [person({ alias: '' }), person({ sex: 'F', needs: ['fear-of-return', 'hunger'] })];
    expect(faultsOf(FlagRequest, flag({ place: 'nowhere', persons }))).toEqual([
      'place',
      'persons[0].alias',
      'persons[1].sex',
      'persons[1].needs[1]',
    ]);
  });

  it('at every limit still fits into the body and into a message', () => {
    const persons = Array.from({ length: FLAG_LIMITS.persons }, (_, index) =>
      person({ alias: `${index}`.padEnd(80, 'x'), needs: [...NEED_CODES], notes: [] }),
    );
    const size = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
    expect(faultsOf(FlagRequest, flag({ persons }))).toEqual([]);
    expect(size(flag({ persons }))).toBeLessThan(FLAG_LIMITS.bodyBytes);
    // Sealed and signed, each byte of a body becomes 16/9 of a byte: base64 twice.
    expect((FLAG_LIMITS.bodyBytes * 16) / 9).toBeLessThan(MESSAGE_MAX_BYTES);
  });
});

describe('a person of a flag', () => {
  it.each([
    ['alias', textOf(81)],
    ['sex', 'female'],
    ['birthYear', 1899],
    ['birthYear', '1994'],
    ['possiblyChild', 'yes'],
    ['nationality', 'Venezuela'],
    ['language', 'spanish'],
    ['interpreter', 1],
    ['relation', ' '],
    ['relation', textOf(41)],
  ])('is refused at the field at fault: %s %p', (field, value) => {
    expect(faultsOf(FlaggedPerson, person({ [field]: value }))).toEqual([field]);
  });

  it('may have no need at all, travelling along with somebody who has', () => {
    expect(faultsOf(FlaggedPerson, person({ needs: [], relation: 'uncle' }))).toEqual([]);
  });

  it('may have every need, and none twice over the number there is', () => {
    expect(faultsOf(FlaggedPerson, person({ needs: [...NEED_CODES] }))).toEqual([]);
    expect(faultsOf(FlaggedPerson, person({ needs: [...NEED_CODES, 'medical'] }))).toEqual(['needs']);
  });

  it('has a note for each need at most', () => {
    const notes = (count: number) => times(count, { need: 'medical', text: 'x' });
    expect(faultsOf(FlaggedPerson, person({ notes: notes(FLAG_LIMITS.notes) }))).toEqual([]);
    expect(faultsOf(FlaggedPerson, person({ notes: notes(FLAG_LIMITS.notes + 1) }))).toEqual(['notes']);
  });

  it('is named the way into a note and a contact', () => {
    const notes = [{ need: 'medical', text: 'x' }, { need: 'medical' }];
    expect(faultsOf(FlaggedPerson, person({ notes }))).toEqual(['notes[1].text']);
    const safeContact = { channel: 'fax', value: '1', safe: true };
    expect(faultsOf(FlaggedPerson, person({ safeContact }))).toEqual(['safeContact.channel']);
  });
});

describe('a consent', () => {
  it('is a yes or a no: silence is neither', () => {
    const { given: _, ...silent } = consent;
    expect(faultsOf(Consent, silent)).toEqual(['given']);
    expect(faultsOf(Consent, { ...consent, given: 'yes' })).toEqual(['given']);
  });

  it('without a scope covers nobody', () => {
    const { scope: _, ...unsaid } = consent;
    expect(Consent.parse(unsaid).scope).toEqual([]);
  });

  it('is of the person unless somebody else gave it', () => {
    expect(Consent.parse(consent).givenBy).toBe('person');
    expect(faultsOf(Consent, { ...consent, givenBy: 'officer' })).toEqual(['givenBy']);
  });

  it('covers agencies and nothing else: the audit is no agency', () => {
    expect(faultsOf(Consent, { ...consent, scope: ['onpar', 'audit'] })).toEqual(['scope[1]']);
  });

  it('is overridden on a ground of the list and with a reason', () => {
    expect(faultsOf(Consent, { ...consent, override })).toEqual([]);
    expect(faultsOf(Consent, { ...consent, override: { ...override, ground: 'hurry' } })).toEqual([
      'override.ground',
    ]);
    expect(faultsOf(Consent, { ...consent, override: { ground: 'child' } })).toEqual(['override.reason']);
    expect(faultsOf(Consent, { ...consent, override: { ...override, reason: textOf(281) } })).toEqual([
      'override.reason',
    ]);
  });
});
