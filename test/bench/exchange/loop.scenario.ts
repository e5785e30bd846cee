import type { BenchContext } from '../bench.context.js';
import { startRaw } from '../baseline/raw.baseline.js';
import { MeteredRounds } from '../measure/metered.rounds.js';
import { median } from '../measure/sample.statistics.js';
import { figure, type Figure } from '../report/figure.js';
import { startExchange } from './exchange.processes.js';
import { closeLoop } from './loop.round.js';

/**
 * What the exchange carries when nothing holds it back, and what it costs whom; in turns with its ceiling, which loses a
 * third of its rate when somebody else is at work on the machine.
 */
export async function measureLoop(bench: BenchContext): Promise<Figure[]> {
  const { rounds, loop: count } = bench.options.amounts;
  const baseline = await startRaw(bench);
  const exchange = await startExchange(bench, 'loop', 'driver');
  const { sender, receiver, audit } = exchange;
  const accepted: number[] = [];
  const run = async (): Promise<number> => {
    const rates = await closeLoop(exchange, count);
    accepted.push(rates.accepted);
    return rates.closed;
  };
  const raw = new MeteredRounds(bench, baseline);
  const loop = new MeteredRounds(bench, { processes: { sender, receiver, audit }, count, run });
  for (const kind of [raw, loop]) await kind.warmUp();
  for (let round = 0; round < rounds; round += 1) for (const kind of [raw, loop]) await kind.takeTurn();
  return [
    figure('raw.rate', 'raw BullMQ, addBulk(100), concurrency 50', raw.rate, 'messages/s'),
    figure('raw.bytes', 'its payload, one sealed referral', baseline.bytes, 'bytes'),
    ...raw.describe('raw'),
    figure('loop.rate', 'closed loop, sealed and audited', loop.rate, 'referrals/s'),
    figure('loop.accepted', 'accepted by the command meanwhile', median(accepted.slice(1)), 'flags/s'),
    ...loop.describe('loop'),
  ];
}
