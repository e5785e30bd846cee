import type { BenchContext } from '../bench.context.js';
import { startExchange, type Exchange } from '../exchange/exchange.processes.js';
import { closeLoop } from '../exchange/loop.round.js';
import { addCosts, describeCosts, readCosts, type Costs } from '../measure/cost.meter.js';
import { median } from '../measure/sample.statistics.js';
import { figure, type Figure } from '../report/figure.js';
import { fillFast } from './database.filler.js';
import { fillLog } from './log.history.js';
import { fillReceiver, fillSender } from './message.history.js';

/**
 * A tenth of the messages is in the log of the audit: a tree ten times as high costs three hashes more, and the scenario
 * `audit` measures a large one.
 */
const LOGGED = 10;

interface Side {
  readonly exchange: Exchange;
  readonly rates: number[];
  spent?: Costs;
}

/**
 * What years of use cost: the closed loop over an exchange that carried millions of messages, against one that carried
 * none. In turns, first one and then the other going first, so that both have the same machine.
 */
export async function measureHistory(bench: BenchContext): Promise<Figure[]> {
  const { loop, historyRounds, oldMessages } = bench.options.amounts;
  const empty: Side = { exchange: await startExchange(bench, 'history_empty', 'driver'), rates: [] };
  const full: Side = { exchange: await startExchange(bench, 'history_full', 'driver'), rates: [] };
  const start = performance.now();
  const { sender, receiver, audit } = full.exchange.databases;
  await fillFast(bench.postgres.url, () =>
    Promise.all([
      fillSender(sender, oldMessages),
      fillReceiver(receiver, oldMessages),
      fillLog(audit, Math.ceil(oldMessages / LOGGED)),
    ]),
  );
  const filled = (performance.now() - start) / 1000;

  for (const { exchange } of [empty, full]) await closeLoop(exchange, Math.ceil(loop / 2));
  for (let round = 0; round < historyRounds; round += 1)
    for (const side of round % 2 === 0 ? [empty, full] : [full, empty]) await measureRound(bench, side, loop);

  const ratios = full.rates.map((rate, round) => rate / (empty.rates[round] ?? Number.NaN));
  const costs = { empty: describe('empty', empty, loop), full: describe('full', full, loop) };
  const [bound, boundEmpty] = [costs.full, costs.empty].map((all) => all.at(-1)?.value ?? Number.NaN);
  return [
    figure('history.rows', 'old messages, each with its answers and its case', oldMessages, 'messages'),
    figure('history.fill', 'written in', filled, 's'),
    ...costs.empty,
    ...costs.full,
    figure('history.ratio', 'with them against without, median of pairs', median(ratios), '×'),
    // On a busy machine pairs differ by more than the target allows: a median alone would look surer than it is.
    figure('history.ratio.least', 'the worst pair', Math.min(...ratios), '×'),
    figure('history.ratio.most', 'the best pair', Math.max(...ratios), '×'),
    figure(
      'history.ratio.medians',
      'median with them against median without',
      median(full.rates) / median(empty.rates),
      '×',
    ),
    figure('history.ratio.cpu', 'the same by CPU', (bound ?? Number.NaN) / (boundEmpty ?? Number.NaN), '×'),
  ];
}

async function measureRound(bench: BenchContext, side: Side, count: number): Promise<void> {
  const { sender, receiver, audit } = side.exchange;
  const before = await readCosts(bench, { sender, receiver, audit });
  side.rates.push((await closeLoop(side.exchange, count)).closed);
  side.spent = addCosts(before, await readCosts(bench, { sender, receiver, audit }), side.spent);
}

function describe(which: string, { rates, spent }: Side, count: number): Figure[] {
  return [
    figure(`history.${which}.rate`, `closed loop, ${which}`, median(rates), 'referrals/s'),
    ...describeCosts(`history.${which}`, spent ?? {}, count * rates.length),
  ];
}
