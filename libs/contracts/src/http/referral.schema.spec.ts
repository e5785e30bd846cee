import { describe, expect, it } from '@jest/globals';
import { faultsOf, textOf } from '../../test/faults.js';
import { CASE_CODE } from '../../test/samples.js';
import { CANCEL_REASONS, FAILURE_REASONS, RETURN_REASONS } from '../events/referral.events.js';
import {
  CancelRequest,
  CaseCodeParam,
  FailRequest,
  NoBody,
  REFERRAL_STATUSES,
  ReferralQuery,
  ReturnRequest,
} from './referral.schema.js';
import { Figures, Problem } from './directory.schema.js';

describe('the case code in an address', () => {
  it.each(['7KQ4-M2XD-H', '7kq4m2xdh', '7kq4 m2xd h', ' 7KQ4–M2XD–H '])(
    'is understood as typed: %p',
    (caseCode) => {
      expect(CaseCodeParam.parse({ caseCode })).toEqual({ caseCode: CASE_CODE });
    },
  );

  it.each(['', '7KQ4-M2XD-J', 'timeline', "7KQ4' OR 1=1", textOf(21), '7KQ4-M2XD-H\0'])(
    'is not %p',
    (caseCode) => {
      expect(faultsOf(CaseCodeParam, { caseCode })).toContain('caseCode');
    },
  );

  it('that is none is answered with an example that is one', () => {
    const message = CaseCodeParam.safeParse({ caseCode: 'x' }).error?.issues[0]?.message ?? '';
    const example = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]/.exec(message)?.[0];
    expect(CaseCodeParam.safeParse({ caseCode: example }).success).toBe(true);
  });
});

describe('the query of a list', () => {
  const query = { direction: 'received' };

  it('is fifty rows of one side unless it says more', () => {
    expect(ReferralQuery.parse(query)).toEqual({ direction: 'received', limit: 50 });
  });

  it('reads the limit from text, as an address has it', () => {
    expect(ReferralQuery.parse({ ...query, limit: '200' }).limit).toBe(200);
    expect(ReferralQuery.parse({ ...query, limit: '1' }).limit).toBe(1);
  });

  it.each(['0', '201', '-1', '1.5', 'all'])('has no limit %p', (limit) => {
    expect(faultsOf(ReferralQuery, { ...query, limit })).toEqual(['limit']);
  });

  it.each(REFERRAL_STATUSES)('may ask for the status %s', (status) => {
    expect(faultsOf(ReferralQuery, { ...query, status })).toEqual([]);
  });

  it.each([
    ['direction', undefined],
    ['direction', 'both'],
    ['status', 'open'],
    ['agency', 'audit'],
    ['office', ''],
    ['office', textOf(41)],
    ['office', 'meteti\0'],
    ['office', ['meteti', 'chiriqui']],
    ['cursor', textOf(201)],
  ])('is refused at the field at fault: %s %p', (field, value) => {
    expect(faultsOf(ReferralQuery, { ...query, [field]: value })).toEqual([field]);
  });

  it.each(['meteti', 'panama-city', 'Río Sereno'])('may name an office: %s', (office) => {
    expect(faultsOf(ReferralQuery, { ...query, office })).toEqual([]);
  });

  it('is refused with a word nobody knows: a misspelt filter would show what it should hide', () => {
    expect(faultsOf(ReferralQuery, { ...query, ofice: 'meteti' })).toEqual(['unrecognized_keys']);
  });
});

describe('the bodies of commands', () => {
  it('that need none may be left out or empty, and hold nothing', () => {
    expect(NoBody.parse(undefined)).toEqual({});
    expect(NoBody.parse({})).toEqual({});
    expect(faultsOf(NoBody, { note: 'x' })).toEqual(['unrecognized_keys']);
  });

  it.each(RETURN_REASONS)('return for %s', (reason) => {
    expect(faultsOf(ReturnRequest, { reason })).toEqual([]);
  });

  it.each(CANCEL_REASONS)('cancel for %s', (reason) => {
    expect(faultsOf(CancelRequest, { reason })).toEqual([]);
  });

  it.each(FAILURE_REASONS.filter((reason) => reason !== 'other'))('fail for %s', (reason) => {
    expect(faultsOf(FailRequest, { reason })).toEqual([]);
  });

  it('fail for another reason only with a text of at most 280 characters', () => {
    expect(faultsOf(FailRequest, { reason: 'other' })).toEqual(['text']);
    expect(faultsOf(FailRequest, { reason: 'other', text: ' ' })).toContain('text');
    expect(faultsOf(FailRequest, { reason: 'other', text: textOf(280) })).toEqual([]);
    expect(faultsOf(FailRequest, { reason: 'other', text: textOf(281) })).toEqual(['text']);
  });

  it.each([
    ['return', ReturnRequest],
    ['cancel', CancelRequest],
  ])('%s takes no text: it would flow to the other side', (_, schema) => {
    expect(faultsOf(schema, { reason: 'duplicate', text: 'x' })).toEqual(['unrecognized_keys']);
  });
});

describe('answers', () => {
  const problem = {
    type: 'urn:pa:enlace:problem:not-found',
    title: 'Not found',
    status: 404,
    detail: 'There is none.',
    code: 'not-found',
    retryable: false,
  };

  it('of a problem may carry facts, and always a code of the list', () => {
    expect(faultsOf(Problem, { ...problem, openPlaces: [] })).toEqual([]);
    expect(faultsOf(Problem, { ...problem, code: 'oops' })).toEqual(['code']);
  });

  it('of figures count by ground, and leave out what did not occur', () => {
    expect(faultsOf(Figures, { informationGiven: 0, overrides: {} })).toEqual([]);
    expect(faultsOf(Figures, { informationGiven: 1, overrides: { child: 2 } })).toEqual([]);
    expect(faultsOf(Figures, { informationGiven: 1, overrides: { hurry: 2 } })).toEqual(['overrides']);
  });
});
