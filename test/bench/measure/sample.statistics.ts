/** What a set of measurements says, in the unit of the measurements. */
export interface Summary {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The nearest rank: a value that was truly measured, never one between two. Of 100 values the 99th percentile is the
 * 99th, so of fewer than 100 it is the worst.
 *
 * @param percent above 0, at most 100
 * @throws RangeError for no values or another percent
 */
export function percentile(values: readonly number[], percent: number): number {
  if (!(percent > 0 && percent <= 100)) throw new RangeError('A percentile is above 0 and at most 100.');
  const value = values.toSorted((a, b) => a - b)[Math.ceil((percent / 100) * values.length) - 1];
  if (value === undefined) throw new RangeError('Nothing was measured.');
  return value;
}

/** The middle of rounds; of an even number of them the slower of the two in the middle when rates are given. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** @throws RangeError for no values */
export function summarise(values: readonly number[]): Summary {
  return {
    count: values.length,
    p50: percentile(values, 50),
    p99: percentile(values, 99),
    max: percentile(values, 100),
  };
}
