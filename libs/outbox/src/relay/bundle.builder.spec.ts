import { describe, expect, it } from '@jest/globals';
import { buildJobs, type Bundle } from './bundle.builder.js';
import type { ClaimedDelivery } from './delivery.claim.js';

let count = 0;

function copy(change: Partial<ClaimedDelivery> = {}): ClaimedDelivery {
  count += 1;
  return {
    messageId: `message-${count}`,
    destination: 'onpar',
    attempt: 1,
    receiptExpected: true,
    type: 'referral.requested.v1',
    body: `body-${count}`,
    ...change,
  };
}

const copies = (length: number, change: Partial<ClaimedDelivery> = {}): ClaimedDelivery[] =>
  Array.from({ length }, () => copy(change));

const messagesOf = (data: unknown): readonly string[] => (data as Bundle).messages;

describe('buildJobs', () => {
  it('makes no job of nothing', () => {
    expect(buildJobs('senafront', [])).toEqual([]);
  });

  it('makes one job of one copy, in the queue of its destination under the name of its type', () => {
    const only = copy({ destination: 'audit', type: 'referral.closed.v1' });
    expect(buildJobs('senafront', [only])).toEqual([
      {
        queue: 'audit',
        name: 'referral.closed.v1',
        id: `${only.messageId}-1`,
        data: { source: 'senafront', messages: [only.body] },
        deliveries: [only],
      },
    ]);
  });

  it('gives a re-send another job id, so that the broker does not take it for the finished job', () => {
    const first = copy();
    const [one] = buildJobs('senafront', [first]);
    const [two] = buildJobs('senafront', [{ ...first, attempt: 2 }]);
    expect(one?.id).not.toBe(two?.id);
    expect(one?.data).toEqual(two?.data);
  });

  it('makes a job id that the broker takes: no colon and not digits alone', () => {
    const [job] = buildJobs('senafront', [copy({ messageId: '019a8b7e-0000-7000-8000-000000000000' })]);
    expect(job?.id).toMatch(/^[0-9a-f-]+-\d+$/);
    expect(job?.id).not.toMatch(/^\d+$|:/);
  });

  it('never mixes destinations or types in one job', () => {
    const mixed = [
      copy({ destination: 'onpar' }),
      copy({ destination: 'audit' }),
      copy({ destination: 'onpar', type: 'referral.amended.v1' }),
      copy({ destination: 'onpar' }),
      copy({ destination: 'audit' }),
    ];
    const jobs = buildJobs('senafront', mixed);
    expect(jobs).toHaveLength(3);
    for (const job of jobs) {
      expect(job.deliveries.every((delivery) => delivery.destination === job.queue)).toBe(true);
      expect(job.deliveries.every((delivery) => delivery.type === job.name)).toBe(true);
    }
  });

  it('keeps the order of the copies, within a job and between full jobs', () => {
    const many = copies(170);
    const jobs = buildJobs('senafront', many);
    expect(jobs.flatMap((job) => messagesOf(job.data))).toEqual(many.map((delivery) => delivery.body));
  });

  it('leaves no copy out and carries none twice', () => {
    const many = [
      ...copies(73),
      ...copies(61, { destination: 'audit' }),
      ...copies(1, { type: 'referral.closed.v1' }),
    ];
    const carried = buildJobs('senafront', many).flatMap((job) => job.deliveries);
    expect(carried).toHaveLength(many.length);
    expect(new Set(carried)).toEqual(new Set(many));
  });

  it('holds at most 400 messages a job', () => {
    expect(buildJobs('senafront', copies(400))).toHaveLength(1);
    const jobs = buildJobs('senafront', copies(801));
    expect(jobs.map((job) => job.deliveries.length)).toEqual([400, 400, 1]);
  });

  it('holds at most two megabytes a job', () => {
    const body = 'x'.repeat(800 * 1024);
    const jobs = buildJobs('senafront', copies(5, { body }));
    expect(jobs.map((job) => job.deliveries.length)).toEqual([2, 2, 1]);
  });

  it('carries a message over the limit in a job of its own instead of never', () => {
    const large = copy({ body: 'x'.repeat(3 * 1024 * 1024) });
    const jobs = buildJobs('senafront', [copy(), large, copy()]);
    expect(jobs.map((job) => job.deliveries.length)).toEqual([1, 1, 1]);
    expect(jobs[1]?.deliveries).toEqual([large]);
  });

  it('gives jobs of one queue different ids', () => {
    const jobs = buildJobs('senafront', copies(401));
    expect(new Set(jobs.map((job) => job.id)).size).toBe(jobs.length);
  });
});
