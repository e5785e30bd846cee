import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

/** `npm run fuzz -- --runs 100000 --seed 7 --only opener`: the fuzz tests, longer than in an ordinary run. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
for (const number of [values.runs, values.seed ?? '1']) {
  if (!/^[1-9]\d{0,8}$/.test(number)) {
    process.stderr.write('npm run fuzz -- [--runs NUMBER] [--seed NUMBER] [--only opener|http|queue]\n');
    process.exit(2);
  }
}
const jest = spawn(
  'npm',
  ['run', '--silent', 'jest', '--', '--testPathPatterns', `test/fuzz/.*${values.only}`],
  {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS: values.runs, ...(values.seed && { FUZZ_SEED: values.seed }) },
  },
);
jest.once('exit', (code) => process.exit(code ?? 1));
