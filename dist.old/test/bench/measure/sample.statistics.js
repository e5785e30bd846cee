/** What a set of measurements says, in the unit of the measurements. */ /**
 * The nearest rank: a value that was truly measured, never one between two. Of 100 values the 99th percentile is the
 * 99th, so of fewer than 100 it is the worst.
 *
 * @param percent above 0, at most 100
 * @throws RangeError for no values or another percent
 */ export function percentile(values, percent) {
    if (!(percent > 0 && percent <= 100)) throw new RangeError('A percentile is above 0 and at most 100.');
    const value = values.toSorted((a, b)=>a - b)[Math.ceil(percent / 100 * values.length) - 1];
    if (value === undefined) throw new RangeError('Nothing was measured.');
    return value;
}
/** The middle of rounds; of an even number of them the slower of the two in the middle when rates are given. */ export function median(values) {
    return percentile(values, 50);
}
/** @throws RangeError for no values */ export function summarise(values) {
    return {
        count: values.length,
        p50: percentile(values, 50),
        p99: percentile(values, 99),
        max: percentile(values, 100)
    };
}
/**
 * How much the value grows in one unit of time: the slope of the straight line that fits best (least squares). Ups and
 * downs that come back, as between two garbage collections, weigh little in it.
 *
 * @throws RangeError for samples of fewer than two instants
 */ export function slopeOf(samples) {
    const mean = (numbers)=>numbers.reduce((sum, number)=>sum + number, 0) / numbers.length;
    const at = mean(samples.map((sample)=>sample.at));
    const value = mean(samples.map((sample)=>sample.value));
    const spread = samples.reduce((sum, sample)=>sum + (sample.at - at) ** 2, 0);
    if (!(spread > 0)) throw new RangeError('A slope needs samples of two instants.');
    return samples.reduce((sum, sample)=>sum + (sample.at - at) * (sample.value - value), 0) / spread;
}

//# sourceMappingURL=sample.statistics.js.map