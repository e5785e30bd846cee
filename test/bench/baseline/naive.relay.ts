import { setTimeout as delay } from 'node:timers/promises';
import type { Queue } from 'bullmq';
import type { Pool } from 'pg';
import { CLAIM_OUTBOX, MARK_SENT } from './naive.schema.js';
import { transact } from './naive.transaction.js';

const BATCH = 100;
const POLL_MS = 10;

/** The polling publisher of the textbooks: reads what waits, sends it, marks it; and looks again. */
export async function relayForEver(pool: Pool, queue: Queue): Promise<never> {
  for (;;) {
    const sent = await transact(pool, async (client) => {
      const { rows } = await client.query<{ id: string; data: unknown }>(CLAIM_OUTBOX, [BATCH]);
      if (rows.length === 0) return 0;
      const opts = { removeOnComplete: true, attempts: 3 };
      await queue.addBulk(rows.map(({ data }) => ({ name: 'referral.requested', data, opts })));
      await client.query(MARK_SENT, [rows.map(({ id }) => id)]);
      return rows.length;
    });
    if (sent < BATCH) await delay(POLL_MS);
  }
}
