import { Client } from 'pg';
import type { BenchContext } from '../bench.context.js';
import { addCosts, describeCosts, readCosts, type Costs } from '../measure/cost.meter.js';
import { median } from '../measure/sample.statistics.js';
import { figure, type Figure } from '../report/figure.js';
import { RECEIVER_TABLES, SENDER_TABLES } from './naive.schema.js';
import type { NaiveKind } from './naive.sender.js';

/**
 * Callers at once. The loop is called by more, which would only queue for the ten connections here; so the exchange is
 * compared with each of these at whichever number it does best.
 */
const CALLERS = [50, 100, 400] as const;

const LABELS: Readonly<Record<NaiveKind, string>> = {
  naive: 'naive exchange: an outbox that is polled, a transaction for each message',
  plain: 'plain BullMQ: no outbox, a transaction for each message',
};

/**
 * What a team would build instead, and what it would build in a hurry: a transaction and an audit row on each side for
 * each message; no receipts, no signature, no encryption, no log that proves anything. The first loses nothing that was
 * committed; the second loses what a crash finds between the commit and the `add`.
 */
export async function measureNaive(bench: BenchContext): Promise<Figure[]> {
  const figures = await measure(bench, 'naive');
  await bench.endScenario();
  return [...figures, ...(await measure(bench, 'plain'))];
}

async function measure(bench: BenchContext, kind: NaiveKind): Promise<Figure[]> {
  const { rounds, naive } = bench.options.amounts;
  const REDIS_URL = bench.redis.url;
  const databases = {
    sender: await prepare(bench, `${kind}_sender`, SENDER_TABLES),
    receiver: await prepare(bench, `${kind}_receiver`, RECEIVER_TABLES),
  };
  const receiver = bench.start(`${kind}-receiver`, 'baseline/naive.receiver.js', {
    REDIS_URL,
    DATABASE_URL: databases.receiver,
  });
  const sender = bench.start(`${kind}-sender`, 'baseline/naive.sender.js', {
    REDIS_URL,
    DATABASE_URL: databases.sender,
  });
  await receiver.ask('ready');
  if (kind === 'naive') await sender.ask('relay');
  const round = async (count: number, callers: number): Promise<number> => {
    const received = receiver.ask('receive', count);
    const start = performance.now();
    await Promise.all([received, sender.ask('send', { kind, count, callers })]);
    return count / ((performance.now() - start) / 1000);
  };
  const tries = CALLERS.map((callers) => ({
    callers,
    rates: [] as number[],
    spent: undefined as Costs | undefined,
  }));
  for (const { callers } of tries) await round(naive, callers);
  // In turns, so that a moment when the machine is busy is nobody's alone.
  for (let done = 0; done < rounds; done += 1) {
    for (const one of tries) {
      const before = await readCosts(bench, { sender, receiver });
      one.rates.push(await round(naive, one.callers));
      one.spent = addCosts(before, await readCosts(bench, { sender, receiver }), one.spent);
    }
  }
  const best = tries.reduce((a, b) => (median(b.rates) > median(a.rates) ? b : a));
  return [
    figure(`${kind}.rate`, LABELS[kind], median(best.rates), 'referrals/s'),
    figure(
      `${kind}.callers`,
      `callers at which it is fastest, of ${CALLERS.join(', ')}`,
      best.callers,
      'callers',
    ),
    ...describeCosts(kind, best.spent ?? {}, naive * rounds),
  ];
}

async function prepare(bench: BenchContext, name: string, tables: string): Promise<string> {
  const url = await bench.postgres.createDatabase(name);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(tables);
  await client.end();
  return url;
}
