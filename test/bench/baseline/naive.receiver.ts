import { Worker, type Job } from 'bullmq';
import { Pool } from 'pg';
import { answer } from '../../support/process/command.server.js';
import { INSERT_AUDIT, INSERT_REFERRAL } from './naive.schema.js';
import { transact } from './naive.transaction.js';

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
let seen = 0;
let expected = 0;
let reached = (): void => undefined;

async function receive({ data: referral }: Job<{ caseCode: string }>): Promise<void> {
  const data = JSON.stringify(referral);
  await transact(pool, async (client) => {
    await client.query(INSERT_REFERRAL, [referral.caseCode, 'senafront', 'requested', data]);
    await client.query(INSERT_AUDIT, ['senafront', 'referral.arrived', referral.caseCode, data]);
  });
  seen += 1;
  if (seen === expected) reached();
}

const worker = new Worker('naive', receive, {
  concurrency: 50,
  connection: { url: process.env['REDIS_URL'] ?? '', maxRetriesPerRequest: null },
});

answer('ready', () => worker.waitUntilReady().then(() => true));
answer('receive', (count: number) => {
  seen = 0;
  expected = count;
  return new Promise<void>((resolve) => {
    reached = resolve;
  });
});
