/** One fixed seed: a failure is the same failure tomorrow. `npm run fuzz -- --runs 100000 --seed 7` for more. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_125);

/** @param usual how many in an ordinary test run */
export function runsOf(usual: number): number {
  return Number(process.env['FUZZ_RUNS'] ?? usual);
}

/** A run may be asked for that takes longer than a test. */
export const HOURS = 6 * 3_600_000;
