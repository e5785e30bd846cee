import type { BenchContext } from '../bench.context.js';
import type { BenchProcess } from '../process/bench.process.js';
import { figure, type Figure } from '../report/figure.js';
import { postgresCpu, redisCpu } from './server.cost.js';

/** Milliseconds of CPU since its start, by who spent it. */
export type Costs = Readonly<Record<string, number | undefined>>;

/** What the targets are set for. */
const CORES = 2;

export async function readCosts(
  { postgres, redis }: BenchContext,
  processes: Readonly<Record<string, BenchProcess>>,
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

/**
 * CPU for each message, and what the machine could carry at that if nobody ever waited. Where a rate halves on a busy
 * machine, this changes little: compare two versions, and the exchange with its baselines, by it.
 */
export function describeCosts(id: string, before: Costs, after: Costs, messages: number): Figure[] {
  const costs = Object.entries(after).flatMap(([who, cost]) => {
    const earlier = before[who];
    return cost === undefined || earlier === undefined ? [] : [{ who, each: (cost - earlier) / messages }];
  });
  const sum = costs.reduce((total, { each }) => total + each, 0);
  return [
    ...costs.map(({ who, each }) => figure(`${id}.cpu.${who}`, `CPU of ${who}`, each, 'ms/message')),
    figure(`${id}.bound`, `what ${CORES} cores could do at that`, (CORES * 1000) / sum, 'messages/s'),
  ];
}
