import type { BulkJobOptions } from 'bullmq';

/**
 * What the broker does with a job by itself. Short on purpose: it heals a blink of the receiver's database within
 * seconds; minutes and days are the outbox's affair.
 */
export interface JobPolicy {
  /**
   * Times a job is tried in all, unless its error is an `UnrecoverableError`.
   * @defaultValue 6
   */
  readonly attempts?: number;
  /**
   * Milliseconds before the second try; each further wait is twice as long, less up to a quarter of chance. With the
   * defaults the sixth try comes some eight seconds after the first.
   * @defaultValue 250
   */
  readonly backoffMilliseconds?: number;
  /**
   * Forget a finished job at once. The broker is soft state; the proof of delivery is the receipt.
   * @defaultValue true
   */
  readonly removeOnComplete?: boolean;
  /**
   * Forget a job that failed for good. Dead letters live in the receiver's PostgreSQL, where they outlast the broker.
   * @defaultValue true
   */
  readonly removeOnFail?: boolean;
}

export function jobOptions(id: string, policy: JobPolicy = {}): BulkJobOptions {
  return {
    jobId: id,
    attempts: policy.attempts ?? 6,
    backoff: { type: 'exponential', delay: policy.backoffMilliseconds ?? 250, jitter: 0.25 },
    removeOnComplete: policy.removeOnComplete ?? true,
    removeOnFail: policy.removeOnFail ?? true,
    // A stack trace begins with the error's message and would lie in the broker until the job is gone.
    stackTraceLimit: 0,
  };
}
