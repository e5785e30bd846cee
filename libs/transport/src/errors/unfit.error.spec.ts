import { describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import { isUnfit } from './unfit.error.js';

describe('a broker', () => {
  it('is unfit when it answers and its settings are wrong, and not when it is away', () => {
    expect(isUnfit(new EnlaceError('configuration-invalid', 'It evicts.'))).toBe(true);
    expect(isUnfit(new EnlaceError('unavailable', 'It is away.'))).toBe(false);
    expect(isUnfit(new Error('connect ECONNREFUSED'))).toBe(false);
  });
});
