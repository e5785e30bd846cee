import { describe, expect, it } from '@jest/globals';
import { FAULT_NAMES, QUICK } from './catalogue/fault.catalogue.js';
import { readOptions } from './faults.options.js';

describe('the options of the fault run', () => {
  it('let everything go wrong unless told otherwise, a thousand referrals long', () => {
    expect(readOptions([])).toMatchObject({ referrals: 1000, only: FAULT_NAMES, sabotage: [] });
  });

  it('draw another seed for each run, and take one to repeat it', () => {
    expect(new Set([1, 2, 3, 4].map(() => readOptions([]).seed)).size).toBeGreaterThan(1);
    expect(readOptions(['--seed', '42']).seed).toBe(42);
  });

  it('take faults one by one or joined', () => {
    expect(readOptions(['--only=kill-redis,kill-onpar', '--only', 'fill-disk']).only).toEqual([
      'kill-redis',
      'kill-onpar',
      'fill-disk',
    ]);
  });

  it('are fewer when quick', () => {
    expect(readOptions(['--quick'])).toMatchObject({ only: QUICK, referrals: 60 });
    expect(readOptions(['--quick', '--referrals=7']).referrals).toBe(7);
  });

  it.each(['--only=kill-everybody', '--sabotage=explode', '--referrals=many', '--seed=-1', '--fast'])(
    'refuse what nobody knows rather than check nothing: %s',
    (option) => {
      expect(() => readOptions([option])).toThrow();
    },
  );
});
