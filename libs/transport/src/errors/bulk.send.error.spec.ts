import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { BulkSendError } from './bulk.send.error.js';

const job = (queue: string, id: string) => ({ queue, name: 'x', id, data: { jws: 'the-whole-message' } });

describe('the error of a bulk', () => {
  const refused = new Error('ECONNREFUSED');
  const wrong = new Error('WRONGTYPE');
  const failures = [
    { jobs: [job('onpar', 'a-1'), job('onpar', 'b-1')], error: refused },
    { jobs: [job('inamu', 'c-1')], error: wrong },
  ];
  const error = new BulkSendError(failures, 10);

  it('names exactly the jobs to send again, and every reason', () => {
    expect(error.failed.map(({ id }) => id)).toEqual(['a-1', 'b-1', 'c-1']);
    expect(error.errors).toEqual([refused, wrong]);
    expect(error.cause).toBe(refused);
  });

  it('says how many of how many, and in which queues', () => {
    expect(error.message).toContain('3 of 10');
    expect(error.message).toContain('inamu, onpar');
    expect(error.facts).toEqual({ queues: ['inamu', 'onpar'], ids: ['a-1', 'b-1', 'c-1'] });
  });

  it('may succeed when sent again', () => {
    expect(error).toMatchObject({ name: 'BulkSendError', code: 'unavailable', retryable: true, status: 503 });
  });

  it('shows no message in a log', () => {
    expect(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`).not.toContain('the-whole-message');
  });
});
