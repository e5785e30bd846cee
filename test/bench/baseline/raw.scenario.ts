import type { BenchContext } from '../bench.context.js';
import { createSealedJob } from '../bench.payload.js';
import { addCosts, describeCosts, readCosts } from '../measure/cost.meter.js';
import { median } from '../measure/sample.statistics.js';
import { figure, type Figure } from '../report/figure.js';

/** The ceiling: BullMQ alone carries the same bytes, in bulks of 100, one message a job, nothing stored. */
export async function measureRaw(bench: BenchContext): Promise<Figure[]> {
  const { rounds, raw } = bench.options.amounts;
  const env = { REDIS_URL: bench.redis.url };
  const payload = await createSealedJob();
  const consumer = bench.start('raw-consumer', 'baseline/raw.consumer.js', env);
  const producer = bench.start('raw-producer', 'baseline/raw.producer.js', env);
  await consumer.ask('ready');
  const round = async (count: number): Promise<number> => {
    const consumed = consumer.ask('consume', count);
    const start = performance.now();
    await Promise.all([consumed, producer.ask('produce', { count, payload })]);
    return count / ((performance.now() - start) / 1000);
  };
  await round(raw);
  const rates: number[] = [];
  const before = await readCosts(bench, { producer, consumer });
  while (rates.length < rounds) rates.push(await round(raw));
  const after = await readCosts(bench, { producer, consumer });
  return [
    figure('raw.rate', 'raw BullMQ, addBulk(100), concurrency 50', median(rates), 'messages/s'),
    figure('raw.bytes', 'its payload, one sealed referral', JSON.stringify(payload).length, 'bytes'),
    ...describeCosts('raw', addCosts(before, after), raw * rates.length),
  ];
}
