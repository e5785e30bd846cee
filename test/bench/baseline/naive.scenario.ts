import { Client } from 'pg';
import type { BenchContext } from '../bench.context.js';
import { describeCosts, readCosts } from '../measure/cost.meter.js';
import { median } from '../measure/sample.statistics.js';
import { figure, type Figure } from '../report/figure.js';
import { RECEIVER_TABLES, SENDER_TABLES } from './naive.schema.js';

const CALLERS = 50;

/**
 * What a team would build instead: plain BullMQ, a transaction and an audit row on each side for each message; no
 * outbox, no receipts, no signature, no encryption.
 */
export async function measureNaive(bench: BenchContext): Promise<Figure[]> {
  const { rounds, naive } = bench.options.amounts;
  const REDIS_URL = bench.redis.url;
  const databases = {
    sender: await prepare(bench, 'naive_sender', SENDER_TABLES),
    receiver: await prepare(bench, 'naive_receiver', RECEIVER_TABLES),
  };
  const receiver = bench.start('naive-receiver', 'baseline/naive.receiver.js', {
    REDIS_URL,
    DATABASE_URL: databases.receiver,
  });
  const sender = bench.start('naive-sender', 'baseline/naive.sender.js', {
    REDIS_URL,
    DATABASE_URL: databases.sender,
  });
  await receiver.ask('ready');
  const round = async (count: number): Promise<number> => {
    const received = receiver.ask('receive', count);
    const start = performance.now();
    await Promise.all([received, sender.ask('send', { count, callers: CALLERS })]);
    return count / ((performance.now() - start) / 1000);
  };
  await round(Math.ceil(naive / 4));
  const rates: number[] = [];
  const before = await readCosts(bench, { sender, receiver });
  while (rates.length < rounds) rates.push(await round(naive));
  const after = await readCosts(bench, { sender, receiver });
  return [
    figure('naive.rate', 'naive exchange, a transaction for each message', median(rates), 'referrals/s'),
    ...describeCosts('naive', before, after, naive * rates.length),
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
