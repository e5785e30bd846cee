import { parseArgs } from 'node:util';

export const SCENARIOS = ['raw', 'naive', 'memory', 'http', 'loop', 'latency'] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

/** How much is measured. Counts are per round. */
export interface Amounts {
  readonly rounds: number;
  readonly raw: number;
  readonly naive: number;
  readonly loop: number;
  readonly httpSeconds: number;
  readonly paceSeconds: number;
  readonly idleSeconds: number;
}

export interface BenchOptions {
  readonly quick: boolean;
  readonly only: readonly ScenarioName[];
  readonly amounts: Amounts;
  /** Settings of every party, such as `WORKER_CONCURRENCY`, to try a change without making it. */
  readonly settings: Readonly<Record<string, string>>;
}

const FULL: Amounts = {
  rounds: 3,
  raw: 12_000,
  naive: 3_000,
  loop: 3_000,
  httpSeconds: 10,
  paceSeconds: 20,
  idleSeconds: 5,
};
const QUICK: Amounts = {
  rounds: 3,
  raw: 2_000,
  naive: 400,
  loop: 300,
  httpSeconds: 2,
  paceSeconds: 3,
  idleSeconds: 1,
};

/** @throws Error naming what is not an option */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      set: { type: 'string', multiple: true, default: [] },
    },
  });
  const names = values.only.flatMap((value) => value.split(','));
  return {
    quick: values.quick,
    only: names.length === 0 ? SCENARIOS : names.map(scenarioNamed),
    amounts: values.quick ? QUICK : FULL,
    settings: Object.fromEntries(values.set.map(settingOf)),
  };
}

function scenarioNamed(name: string): ScenarioName {
  const known = SCENARIOS.find((scenario) => scenario === name);
  if (known === undefined) throw new Error(`--only takes ${SCENARIOS.join(', ')}; not "${name}".`);
  return known;
}

function settingOf(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error('--set takes NAME=value.');
  return [text.slice(0, at), text.slice(at + 1)];
}
