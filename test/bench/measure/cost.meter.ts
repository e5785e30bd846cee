import type { BenchContext } from '../bench.context.js';
import type { NodeProcess } from '../../support/process/node.process.js';
import { figure, type Figure } from '../report/figure.js';
import { postgresCpu, redisCpu } from './server.cost.js';

/** Milliseconds of CPU since its start, by who spent it. */
export type Costs = Readonly<Record<string, number | undefined>>;

/** What the targets are set for. */
const CORES = 2;

export async function readCosts(
  { postgres, redis }: BenchContext,
  processes: Readonly<Record<string, NodeProcess>>,
): Promise<Costs> {
  const ours = await Promise.all(
    Object.entries(processes).map(async ([who, process]) => [who, (await process.usage()).cpu] as const),
  );
  return {
    ...Object.fromEntries(ours),
    PostgreSQL: await postgresCpu(postgres.url),
    Redis: await redisCpu(redis.url),
  };
}

/** What was spent between two readings, on top of what was spent in other rounds. */
export function addCosts(before: Costs, after: Costs, earlier: Costs = {}): Costs {
  return Object.fromEntries(
    Object.entries(after).map(([who, cost]) => {
      const start = before[who];
      const spent = cost === undefined || start === undefined ? undefined : cost - start;
      return [who, spent === undefined ? undefined : spent + (earlier[who] ?? 0)];
    }),
  );
}

/**
 * CPU for each message, and what the machine could carry at that if nobody ever waited. Where a rate halves on a busy
 * machine, this changes little: compare two versions, and the exchange with its baselines, by it.
 */
export function describeCosts(id: string, spent: Costs, messages: number): Figure[] {
  const costs = Object.entries(spent).flatMap(([who, cost]) =>
    cost === undefined ? [] : [{ who, each: cost / messages }],
  );
  const sum = costs.reduce((total, { each }) => total + each, 0);
  return [
    ...costs.map(({ who, each }) => figure(`${id}.cpu.${who}`, `CPU of ${who}`, each, 'ms/message')),
    figure(`${id}.bound`, `what ${CORES} cores could do at that`, (CORES * 1000) / sum, 'messages/s'),
  ];
}
