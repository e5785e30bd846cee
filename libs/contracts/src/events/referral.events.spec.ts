import { describe, expect, it } from '@jest/globals';
import { faultsOf, textOf, times } from '../../test/faults.js';
import { AT, CASE_CODE, content, requested } from '../../test/samples.js';
import {
  CANCEL_REASONS,
  FAILURE_REASONS,
  RETURN_REASONS,
  ReferralAmended,
  ReferralCancelled,
  ReferralCompleted,
  ReferralContent,
  ReferralFailed,
  ReferralRequested,
  ReferralReturned,
  ReferralStatusChanged,
  ReferredPerson,
} from './referral.events.js';

const [someone] = content().persons;

describe('what a receiver is told', () => {
  it('is whole as the samples have it', () => {
    expect(faultsOf(ReferralRequested, requested())).toEqual([]);
    expect(faultsOf(ReferralContent, content())).toEqual([]);
  });

  it.each(['flagId', 'scope', 'receivers', 'reason', 'narrative', 'photo', 'documentNumber', 'religion'])(
    'has no place for %s',
    (key) => {
      expect(faultsOf(ReferralContent, content({ [key]: 'x' }))).toEqual(['unrecognized_keys']);
    },
  );

  it('has no place in its consent for the scope, which tells who else was asked, nor for the reason', () => {
    const consent = { given: true, language: 'es', mode: 'verbal' };
    expect(faultsOf(ReferralContent, content({ consent: { ...consent, scope: ['inamu'] } }))).toEqual([
      'consent',
    ]);
    expect(faultsOf(ReferralContent, content({ consent: { ...consent, reason: 'x' } }))).toEqual(['consent']);
  });

  it('has companions as a relation and no name', () => {
    expect(faultsOf(ReferralContent, content({ companions: [{ relation: 'uncle' }] }))).toEqual([]);
    expect(faultsOf(ReferralContent, content({ companions: [{ relation: 'uncle', alias: 'P2' }] }))).toEqual([
      'companions[0]',
    ]);
  });

  it('has one person at least and fifty at most', () => {
    expect(faultsOf(ReferralContent, content({ persons: [] }))).toEqual(['persons']);
    expect(faultsOf(ReferralContent, content({ persons: times(50, someone) }))).toEqual([]);
    expect(faultsOf(ReferralContent, content({ persons: times(51, someone) }))).toEqual(['persons']);
  });

  it('has a need at least, of the referral and of every person', () => {
    expect(faultsOf(ReferralContent, content({ needs: [] }))).toEqual(['needs']);
    expect(faultsOf(ReferredPerson, { ...someone, needs: [] })).toEqual(['needs']);
  });

  it.each([
    ['office', ''],
    ['office', textOf(41)],
    ['place', 'nowhere'],
    ['post', textOf(81)],
    ['officer', textOf(81)],
    ['flaggedAt', '2026-11-23T12:00:00-05:00'],
    ['entryDate', '2026-11-31'],
    ['expectedDeparture', 'tonight'],
    ['whereNow', textOf(121)],
  ])('is refused at the field at fault: %s', (field, value) => {
    expect(faultsOf(ReferralContent, content({ [field]: value }))).toEqual([field]);
  });

  it('names the field of a person by its place in the list', () => {
    const persons = [someone, { ...someone, needs: ['fear-of-return', 'hunger'] }];
    expect(faultsOf(ReferralContent, content({ persons }))).toEqual(['persons[1].needs[1]']);
  });

  it.each([1899, 1994.5, '1994', undefined])('has no birth year %p', (birthYear) => {
    expect(faultsOf(ReferredPerson, { ...someone, birthYear })).toEqual(['birthYear']);
  });

  it('may not know the birth year', () => {
    expect(faultsOf(ReferredPerson, { ...someone, birthYear: null })).toEqual([]);
    expect(faultsOf(ReferredPerson, { ...someone, birthYear: 1900 })).toEqual([]);
  });
});

describe('a referral by code only', () => {
  const codeOnly = { disclosure: 'code-only', caseCode: CASE_CODE, acknowledgeHours: 1, contactHours: 3 };

  it('is a code and two clocks', () => {
    expect(faultsOf(ReferralRequested, codeOnly)).toEqual([]);
  });

  it('cannot carry content', () => {
    expect(faultsOf(ReferralRequested, { ...codeOnly, content: content() })).toEqual(['unrecognized_keys']);
  });

  it('is not taken for a full one, nor a full one for it', () => {
    expect(faultsOf(ReferralRequested, { ...codeOnly, disclosure: 'full' })).toEqual(['content']);
    expect(faultsOf(ReferralRequested, { ...codeOnly, disclosure: 'half' })).toEqual(['disclosure']);
  });
});

describe('the clocks of a referral', () => {
  it.each([1, 24, 1440])('may be %d hours', (hours) => {
    expect(faultsOf(ReferralRequested, requested({ acknowledgeHours: hours, contactHours: hours }))).toEqual(
      [],
    );
  });

  it.each([0, -1, 1.5, 1441, Number.POSITIVE_INFINITY, '24', null])('are not %p hours', (hours) => {
    expect(faultsOf(ReferralRequested, requested({ contactHours: hours }))).toEqual(['contactHours']);
  });
});

describe('a referral sent again', () => {
  it('carries the whole content, never a patch', () => {
    expect(faultsOf(ReferralAmended, { caseCode: CASE_CODE, content: content() })).toEqual([]);
    expect(faultsOf(ReferralAmended, { caseCode: CASE_CODE, content: { office: 'meteti' } })).not.toEqual([]);
  });
});

describe('what flows back to the agency that flagged', () => {
  const changed = { caseCode: CASE_CODE, at: AT };

  it('is the code and the time', () => {
    expect(Object.keys(ReferralStatusChanged.shape)).toEqual(['caseCode', 'at']);
    expect(faultsOf(ReferralStatusChanged, changed)).toEqual([]);
  });

  it.each(['reason', 'outcome', 'text', 'note', 'status'])('has no place for %s', (key) => {
    expect(faultsOf(ReferralStatusChanged, { ...changed, [key]: 'no-capacity' })).toEqual([
      'unrecognized_keys',
    ]);
  });

  it.each(RETURN_REASONS)('says why it was returned: %s', (reason) => {
    expect(faultsOf(ReferralReturned, { ...changed, reason })).toEqual([]);
  });

  it.each(CANCEL_REASONS)('says why it was cancelled: %s', (reason) => {
    expect(faultsOf(ReferralCancelled, { ...changed, reason })).toEqual([]);
  });

  it.each([
    ['a return', ReferralReturned],
    ['a cancellation', ReferralCancelled],
  ])('is refused without a reason, with another and with a text: %s', (_, schema) => {
    expect(faultsOf(schema, changed)).toEqual(['reason']);
    expect(faultsOf(schema, { ...changed, reason: 'because' })).toEqual(['reason']);
    expect(faultsOf(schema, { ...changed, reason: 'duplicate', text: 'x' })).toEqual(['unrecognized_keys']);
  });
});

describe('what the audit alone is told of an end', () => {
  it('is when, and of a failure why', () => {
    expect(faultsOf(ReferralCompleted, { at: AT })).toEqual([]);
    for (const reason of FAILURE_REASONS) expect(faultsOf(ReferralFailed, { at: AT, reason })).toEqual([]);
  });

  it('is no text and no person', () => {
    expect(faultsOf(ReferralCompleted, { at: AT, text: 'x' })).toEqual(['unrecognized_keys']);
    expect(faultsOf(ReferralFailed, { at: AT, reason: 'other', text: 'x' })).toEqual(['unrecognized_keys']);
  });
});
