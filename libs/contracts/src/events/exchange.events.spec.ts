import { describe, expect, it } from '@jest/globals';
import { faultsOf, times } from '../../test/faults.js';
import { AT, CASE_CODE, DIGEST } from '../../test/samples.js';
import { ExchangeReconciled } from './exchange.events.js';

const range = { day: '2026-11-23', prefix: '' };
const summary = {
  step: 'summary',
  cut: AT,
  ranges: [{ ...range, count: 2, sum: '0a'.repeat(32) }],
};
const detail = { step: 'detail', cut: AT, ...range, digests: [DIGEST] };

describe('what two parties tell each other to compare', () => {
  it('has no room for a case code or a text', () => {
    expect(faultsOf(ExchangeReconciled, { ...summary, subject: CASE_CODE })).toEqual(['unrecognized_keys']);
    expect(faultsOf(ExchangeReconciled, { ...detail, prefix: CASE_CODE })).toEqual(['prefix']);
    expect(faultsOf(ExchangeReconciled, { ...detail, digests: ['María'] })).not.toEqual([]);
    expect(faultsOf(ExchangeReconciled, { step: 'question', ranges: [{ ...range, note: 'x' }] })).toEqual([
      'ranges[0]',
    ]);
  });

  it('stays small', () => {
    const [one] = summary.ranges;
    expect(faultsOf(ExchangeReconciled, { ...summary, ranges: times(101, one) })).toEqual(['ranges']);
    expect(faultsOf(ExchangeReconciled, { ...summary, ranges: [] })).toEqual(['ranges']);
    expect(faultsOf(ExchangeReconciled, { ...detail, digests: times(501, DIGEST) })).toEqual(['digests']);
  });

  it('is a summary, a question or a detail', () => {
    for (const step of [summary, detail, { step: 'question', ranges: [range] }])
      expect(faultsOf(ExchangeReconciled, step)).toEqual([]);
    expect(faultsOf(ExchangeReconciled, { ...detail, digests: [] })).toEqual([]);
    expect(faultsOf(ExchangeReconciled, { ...detail, step: 'answer' })).not.toEqual([]);
  });
});
