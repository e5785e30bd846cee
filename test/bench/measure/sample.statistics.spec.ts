import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { median, percentile, slopeOf, summarise } from './sample.statistics.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('percentiles', () => {
  it('are by nearest rank', () => {
    expect([1, 50, 99, 100].map((percent) => percentile(upTo(100), percent))).toEqual([1, 50, 99, 100]);
    expect(percentile(upTo(200), 99)).toBe(198);
    expect(percentile([15, 20, 35, 40, 50], 30)).toBe(20);
  });

  it('of few values are the worst one rather than a guess', () => {
    expect(percentile(upTo(99), 99)).toBe(99);
    expect(percentile([7], 50)).toBe(7);
  });

  it('sort by number, and leave the measurements as they are', () => {
    const measured = [100, 9, 20];
    expect(percentile(measured, 100)).toBe(100);
    expect(measured).toEqual([100, 9, 20]);
  });

  it('are measured values, and never fall as the percent grows', () => {
    const values = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 50 });
    const percents = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }));
    fc.assert(
      fc.property(values, percents, (measured, [a, b]) => {
        const low = percentile(measured, Math.min(a, b));
        const high = percentile(measured, Math.max(a, b));
        return measured.includes(low) && measured.includes(high) && low <= high;
      }),
    );
  });

  it('of nothing are refused', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
    expect(() => percentile([1], 0)).toThrow(RangeError);
    expect(() => percentile([1], 101)).toThrow(RangeError);
    expect(() => percentile([1], Number.NaN)).toThrow(RangeError);
  });
});

describe('the median', () => {
  it('is the middle round, or the slower of two', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([10, 20])).toBe(10);
  });
});

describe('a summary', () => {
  it('names how many, the middle, the tail and the worst', () => {
    expect(summarise(upTo(1000))).toEqual({ count: 1000, p50: 500, p99: 990, max: 1000 });
  });
});

describe('a slope', () => {
  const line = (slope: number, noise: (at: number) => number = () => 0) =>
    upTo(60).map((at) => ({ at, value: 120 + slope * at + noise(at) }));

  it('is what a straight line grows by in one unit of time', () => {
    expect(slopeOf(line(0.5))).toBeCloseTo(0.5, 10);
    expect(slopeOf(line(-2))).toBeCloseTo(-2, 10);
    expect(slopeOf(line(0))).toBe(0);
  });

  it('does not depend on when the watch began', () => {
    const later = line(0.5).map(({ at, value }) => ({ at: at + 1e6, value }));
    expect(slopeOf(later)).toBeCloseTo(0.5, 6);
  });

  it('is hardly moved by ups and downs that come back', () => {
    expect(slopeOf(line(0, (at) => (at % 6) * 4))).toBeLessThan(0.05);
    expect(slopeOf(line(1, (at) => (at % 6) * 4))).toBeCloseTo(1, 1);
  });

  it('is seen through noise of any kind that is small beside it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
        (noise) => {
          expect(Math.abs(slopeOf(line(3, (at) => noise[at - 1] ?? 0)) - 3)).toBeLessThan(0.1);
        },
      ),
    );
  });

  it('of one instant is refused', () => {
    expect(() => slopeOf([])).toThrow(RangeError);
    expect(() => slopeOf([{ at: 1, value: 1 }])).toThrow(RangeError);
    expect(() =>
      slopeOf([
        { at: 1, value: 1 },
        { at: 1, value: 2 },
      ]),
    ).toThrow(RangeError);
  });
});
