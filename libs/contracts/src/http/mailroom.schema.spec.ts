import { describe, expect, it } from '@jest/globals';
import { faultsOf, times } from '../../test/faults.js';
import { DIGEST, MESSAGE_ID } from '../../test/samples.js';
import {
  AcknowledgementRequest,
  CopyQuery,
  CopyView,
  DeadLetterView,
  ReplayRequest,
} from './mailroom.schema.js';

const order = { what: 'dead-letters', filter: {}, why: 'clave agregada' };

describe('an order to replay', () => {
  it.each([
    ['of nothing in particular', { ...order, filter: undefined }, ['filter']],
    ['of some by name and by filter', { ...order, ids: [DIGEST] }, ['filter']],
    ['of no name', { ...order, filter: undefined, ids: [] }, ['ids', 'filter']],
    ['of more than its limit', { ...order, limit: 1001 }, ['limit']],
    ['of too many names', { ...order, filter: undefined, ids: times(1001, DIGEST) }, ['ids', 'filter']],
    ['faster than a hundred a second', { ...order, perSecond: 101 }, ['perSecond']],
    [
      'of copies that are merely open',
      { ...order, what: 'copies', filter: { state: 'open' } },
      ['filter.state'],
    ],
    ['without a reason', { ...order, why: '' }, ['why']],
    ['with a reason that is no plain text', { ...order, why: '<b>\0</b>' }, ['why']],
    ['with what it does not know', { ...order, force: true }, ['unrecognized_keys']],
  ])('%s is refused', (_, request, fields) => {
    expect(faultsOf(ReplayRequest, request)).toEqual(expect.arrayContaining(fields.slice(0, 1)));
  });

  it('is a rehearsal of a hundred, ten a second, unless it says otherwise', () => {
    expect(ReplayRequest.parse(order)).toMatchObject({ dryRun: true, limit: 100, perSecond: 10 });
  });

  it('may name messages, or a state of them', () => {
    const copies = { what: 'copies', why: 'clave agregada' };
    expect(faultsOf(ReplayRequest, { ...copies, ids: [MESSAGE_ID] })).toEqual([]);
    expect(faultsOf(ReplayRequest, { ...copies, filter: { state: 'refused', code: 'key-unknown' } })).toEqual(
      [],
    );
  });
});

describe('what an operator is shown', () => {
  it('has no room for a case code or a body', () => {
    const shown = [...Object.keys(CopyView.shape), ...Object.keys(DeadLetterView.shape)];
    for (const field of ['subject', 'caseCode', 'body', 'message', 'data'])
      expect(shown).not.toContain(field);
  });

  it('is what is overdue, unless another state is asked for', () => {
    expect(CopyQuery.parse({})).toMatchObject({ state: 'overdue', limit: 50 });
    expect(faultsOf(CopyQuery, { state: 'all' })).toEqual(['state']);
    expect(faultsOf(CopyQuery, { subject: 'x' })).toEqual(['unrecognized_keys']);
  });
});

describe('an acknowledgement', () => {
  const request = { partner: 'onpar', day: '2026-01-31', beyond: 2, why: 'copia de las 03:00' };

  it.each([
    ['of nobody', { ...request, partner: 'nobody' }, ['partner']],
    ['of no day', { ...request, day: '2026-02-30' }, ['day']],
    ['of nothing', { ...request, beyond: 0 }, ['beyond']],
    ['of a number that nobody said', { ...request, beyond: undefined }, ['beyond']],
    ['without a reason', { ...request, why: '' }, ['why']],
    ['with what it does not know', { ...request, all: true }, ['unrecognized_keys']],
  ])('%s is refused', (_, asked, fields) => {
    expect(faultsOf(AcknowledgementRequest, asked)).toEqual(fields);
  });

  it('says of whom, of which day, how many and why', () => {
    expect(faultsOf(AcknowledgementRequest, request)).toEqual([]);
  });
});
