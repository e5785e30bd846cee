import type { BenchContext } from '../bench.context.js';
import { describeCosts, readCosts } from '../measure/cost.meter.js';
import { median } from '../measure/sample.statistics.js';
import { wallClock } from '../measure/wall.clock.js';
import { figure, type Figure } from '../report/figure.js';
import { lastReceipt, untilReceipted } from './commit.reader.js';
import { startExchange } from './exchange.processes.js';

const CALLERS = 400;

/**
 * Accepted, delivered, receipted, audited: from the first call of the command until the last copy of the last referral
 * has its signed receipt, the receiver's and the audit's.
 */
export async function measureLoop(bench: BenchContext): Promise<Figure[]> {
  const { rounds, loop } = bench.options.amounts;
  const { sender, receiver, audit, databases } = await startExchange(bench, 'loop', 'driver');
  const accepted: number[] = [];
  const closed: number[] = [];
  const round = async (count: number): Promise<void> => {
    const start = wallClock();
    await sender.ask('burst', { count, callers: CALLERS });
    accepted.push(count / ((wallClock() - start) / 1000));
    await untilReceipted(databases.sender);
    closed.push(count / (((await lastReceipt(databases.sender)) - start) / 1000));
    // The receiver's own receipts are audited too; they belong to this round and not to the next.
    await untilReceipted(databases.receiver);
  };
  await round(Math.ceil(loop / 4));
  accepted.length = 0;
  closed.length = 0;
  const before = await readCosts(bench, { sender, receiver, audit });
  while (closed.length < rounds) await round(loop);
  const after = await readCosts(bench, { sender, receiver, audit });
  return [
    figure('loop.rate', 'closed loop, sealed and audited', median(closed), 'referrals/s'),
    figure('loop.accepted', 'accepted by the command meanwhile', median(accepted), 'flags/s'),
    ...describeCosts('loop', before, after, loop * closed.length),
  ];
}
