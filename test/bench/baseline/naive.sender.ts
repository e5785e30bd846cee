import { randomUUID } from 'node:crypto';
import { createCaseCode } from '@enlace/contracts';
import { Queue } from 'bullmq';
import { Pool } from 'pg';
import { createFlag, createReferral } from '../bench.payload.js';
import { callConcurrently } from '../measure/load.driver.js';
import { answer } from '../../support/process/command.server.js';
import { INSERT_AUDIT, INSERT_FLAG, INSERT_REFERRAL } from './naive.schema.js';
import { transact } from './naive.transaction.js';

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const queue = new Queue('naive', { connection: { url: process.env['REDIS_URL'] ?? '' } });
const flag = JSON.stringify(createFlag());
const content = createReferral();

/** A crash between the commit and the `add` loses the referral; that is what the comparison leaves out. */
async function send(): Promise<void> {
  const referral = { ...content, caseCode: createCaseCode() };
  const data = JSON.stringify(referral);
  await transact(pool, async (client) => {
    await client.query(INSERT_FLAG, [randomUUID(), 'officer', flag]);
    await client.query(INSERT_REFERRAL, [referral.caseCode, 'onpar', 'requested', data]);
    await client.query(INSERT_AUDIT, ['officer', 'referral.requested', referral.caseCode, data]);
  });
  await queue.add('referral.requested', referral, { removeOnComplete: true, attempts: 3 });
}

answer('send', ({ count, callers }: { count: number; callers: number }) =>
  callConcurrently(count, callers, send),
);
