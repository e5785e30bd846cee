import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { half, isCount, splitPoint, subtreesOf } from './node.address.js';

const SEED = 20261123;

describe('The addresses of stored nodes', () => {
  it('split a tree at the largest power of two below its size', () => {
    expect([2, 3, 4, 5, 8, 9].map(splitPoint)).toEqual([1, 2, 2, 4, 4, 8]);
    expect(splitPoint(2 ** 52 + 1)).toBe(2 ** 52);
    expect(splitPoint(2 ** 52)).toBe(2 ** 51);
  });

  it('name the complete subtrees of a log, largest first', () => {
    expect(subtreesOf({ start: 0, end: 0 })).toEqual([]);
    expect(subtreesOf({ start: 0, end: 8 })).toEqual([{ level: 3, index: 0 }]);
    expect(subtreesOf({ start: 0, end: 7 })).toEqual([
      { level: 2, index: 0 },
      { level: 1, index: 2 },
      { level: 0, index: 6 },
    ]);
    expect(subtreesOf({ start: 4, end: 7 })).toEqual([
      { level: 1, index: 2 },
      { level: 0, index: 6 },
    ]);
  });

  it('cover every leaf of a log of any size once, without a gap, beyond 32 bits too', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (size) => {
        const subtrees = subtreesOf({ start: 0, end: size });
        let covered = 0;
        for (const { level, index } of subtrees) {
          expect(index * 2 ** level).toBe(covered);
          covered += 2 ** level;
        }
        expect(covered).toBe(size);
        expect(subtrees).toHaveLength(size.toString(2).replaceAll('0', '').length);
      }),
      { seed: SEED },
    );
  });

  it('are halved without losing what lies beyond 32 bits', () => {
    expect(half(2 ** 40 + 3)).toBe(2 ** 39 + 1);
  });

  it('count in whole numbers that a double holds exactly', () => {
    expect([0, 1, Number.MAX_SAFE_INTEGER].every(isCount)).toBe(true);
    expect([-1, 0.5, Number.NaN, Infinity, 2 ** 53].some(isCount)).toBe(false);
  });
});
