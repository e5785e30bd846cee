import { randomUUID } from 'node:crypto';
import { createCaseCode } from '@enlace/contracts';
import { Queue } from 'bullmq';
import { Pool } from 'pg';
import { createFlag, createReferral } from '../bench.payload.js';
import { callConcurrently } from '../measure/load.driver.js';
import { answer } from '../../support/process/command.server.js';
import { relayForEver } from './naive.relay.js';
import { INSERT_AUDIT, INSERT_FLAG, INSERT_OUTBOX, INSERT_REFERRAL } from './naive.schema.js';
import { transact } from './naive.transaction.js';

/** How a referral leaves: through an outbox; or straight to the queue, where a crash after the commit loses it. */
export type NaiveKind = 'naive' | 'plain';

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const queue = new Queue('naive', { connection: { url: process.env['REDIS_URL'] ?? '' } });
const flag = JSON.stringify(createFlag());
const content = createReferral();

async function send(kind: NaiveKind): Promise<void> {
  const referral = { ...content, caseCode: createCaseCode() };
  const data = JSON.stringify(referral);
  await transact(pool, async (client) => {
    await client.query(INSERT_FLAG, [randomUUID(), 'officer', flag]);
    await client.query(INSERT_REFERRAL, [referral.caseCode, 'onpar', 'requested', data]);
    await client.query(INSERT_AUDIT, ['officer', 'referral.requested', referral.caseCode, data]);
    if (kind === 'naive') await client.query(INSERT_OUTBOX, [data]);
  });
  if (kind === 'plain')
    await queue.add('referral.requested', referral, { removeOnComplete: true, attempts: 3 });
}

answer('send', ({ kind, count, callers }: { kind: NaiveKind; count: number; callers: number }) =>
  callConcurrently(count, callers, () => send(kind)),
);
answer('relay', () => void relayForEver(pool, queue));
