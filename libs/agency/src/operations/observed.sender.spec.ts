import { describe, expect, it } from '@jest/globals';
import { BulkSendError, type OutboundJob } from '@enlace/transport';
import { observeSender } from './observed.sender.js';

const jobOf = (queue: string, ...messages: string[]): OutboundJob => ({
  queue,
  name: 'referral.requested.v1',
  id: `${queue}-${messages.join('')}-1`,
  data: { source: 'senafront', messages },
});
const jobs = [jobOf('onpar', 'a', 'b'), jobOf('onpar', 'c'), jobOf('audit', 'd')];

/** What was told of a send that ends like this. */
async function toldOf(send: (jobs: readonly OutboundJob[]) => Promise<void>): Promise<unknown[][]> {
  const told: unknown[][] = [];
  const sender = observeSender(
    { sendBulk: send, depth: () => Promise.resolve(0) },
    {
      onBatch: (...facts) => told.push(['batch', ...facts]),
      onSendFailed: (...facts) => told.push(['failed', ...facts]),
    },
  );
  await sender.sendBulk(jobs).catch((error: unknown) => told.push(['thrown', error]));
  return told;
}

describe('a send that is watched', () => {
  it('gets the very jobs, and is told as copies, not as jobs', async () => {
    const told = await toldOf(async (given) => expect(given).toBe(jobs));
    expect(told).toEqual([['batch', 4]]);
  });

  it('fails as it failed, and is told for the destinations that failed alone', async () => {
    const error = new BulkSendError([{ jobs: jobs.slice(0, 2), error: new Error('away') }], jobs.length);
    const told = await toldOf(() => Promise.reject(error));
    expect(told).toEqual([
      ['batch', 4],
      ['failed', 'onpar', 3, error],
      ['thrown', error],
    ]);
  });

  it('counts as failed for all when nobody says which', async () => {
    const error = new Error('closed');
    const told = await toldOf(() => Promise.reject(error));
    expect(told.slice(1)).toEqual([
      ['failed', 'onpar', 3, error],
      ['failed', 'audit', 1, error],
      ['thrown', error],
    ]);
  });
});
