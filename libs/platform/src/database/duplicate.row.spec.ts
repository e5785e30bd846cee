import { describe, expect, it } from '@jest/globals';
import { isDuplicateRow } from './duplicate.row.js';

const failed = (facts: object): Error => Object.assign(new Error('failed'), facts);

describe('a row that is there already', () => {
  it('is told by the key that it violates', () => {
    expect(isDuplicateRow(failed({ code: '23505', constraint: 'referral_pkey' }), 'referral_pkey')).toBe(
      true,
    );
  });

  it('is not the row of another key, and no other fault of this one', () => {
    expect(isDuplicateRow(failed({ code: '23505', constraint: 'flag_pkey' }), 'referral_pkey')).toBe(false);
    expect(isDuplicateRow(failed({ code: '23514', constraint: 'referral_pkey' }), 'referral_pkey')).toBe(
      false,
    );
  });

  it('is not an error without a code, or no error at all', () => {
    expect(isDuplicateRow(new TypeError('x is undefined'), 'referral_pkey')).toBe(false);
    expect(isDuplicateRow({ code: '23505', constraint: 'referral_pkey' }, 'referral_pkey')).toBe(false);
  });
});
