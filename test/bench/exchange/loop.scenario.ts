import type { BenchContext } from '../bench.context.js';
import { addCosts, describeCosts, readCosts } from '../measure/cost.meter.js';
import { median } from '../measure/sample.statistics.js';
import { figure, type Figure } from '../report/figure.js';
import { startExchange } from './exchange.processes.js';
import { closeLoop, type LoopRates } from './loop.round.js';

/** What the exchange carries when nothing holds it back, and what it costs whom. */
export async function measureLoop(bench: BenchContext): Promise<Figure[]> {
  const { rounds, loop } = bench.options.amounts;
  const exchange = await startExchange(bench, 'loop', 'driver');
  const { sender, receiver, audit } = exchange;
  await closeLoop(exchange, loop);
  const before = await readCosts(bench, { sender, receiver, audit });
  const rates: LoopRates[] = [];
  while (rates.length < rounds) rates.push(await closeLoop(exchange, loop));
  const after = await readCosts(bench, { sender, receiver, audit });
  const closed = median(rates.map((rate) => rate.closed));
  const accepted = median(rates.map((rate) => rate.accepted));
  return [
    figure('loop.rate', 'closed loop, sealed and audited', closed, 'referrals/s'),
    figure('loop.accepted', 'accepted by the command meanwhile', accepted, 'flags/s'),
    ...describeCosts('loop', addCosts(before, after), loop * rounds),
  ];
}
