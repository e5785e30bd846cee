import { describe, expect, it } from '@jest/globals';
import { jobOptions } from './job.policy.js';

describe('the policy of a job', () => {
  it('by default tries for some eight seconds, then forgets: done or failed, the broker keeps nothing', () => {
    const options = jobOptions('m-1');
    expect(options).toEqual({
      jobId: 'm-1',
      attempts: 6,
      backoff: { type: 'exponential', delay: 250, jitter: 0.25 },
      removeOnComplete: true,
      removeOnFail: true,
      stackTraceLimit: 0,
    });
    const waits = [1, 2, 3, 4, 5].map((attempt) => 250 * 2 ** (attempt - 1));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBe(7_750);
  });

  it('changes only what it is told', () => {
    expect(jobOptions('m-1', { attempts: 1 })).toMatchObject({
      attempts: 1,
      removeOnComplete: true,
      removeOnFail: true,
    });
    expect(jobOptions('m-1', { backoffMilliseconds: 10 })).toMatchObject({
      attempts: 6,
      backoff: { delay: 10 },
    });
    expect(jobOptions('m-1', { removeOnFail: false, removeOnComplete: false })).toMatchObject({
      removeOnComplete: false,
      removeOnFail: false,
    });
  });
});
