import type { JobSender } from '@enlace/outbox';
import type { ExchangeObserver } from '@enlace/platform';
import { BulkSendError, type OutboundJob } from '@enlace/transport';

/** The same sender, with a watch on what it is given and on what it could not hand over, destination by destination. */
export function observeSender(
  sender: JobSender,
  { onBatch, onSendFailed }: Pick<ExchangeObserver, 'onBatch' | 'onSendFailed'>,
): JobSender {
  return {
    depth: (queue) => sender.depth(queue),
    async sendBulk(jobs) {
      onBatch(copiesIn(jobs));
      try {
        await sender.sendBulk(jobs);
      } catch (error) {
        const failed = error instanceof BulkSendError ? error.failed : jobs;
        for (const queue of new Set(failed.map((job) => job.queue)))
          onSendFailed(queue, copiesIn(failed.filter((job) => job.queue === queue)), error);
        throw error;
      }
    },
  };
}

/** A job is a bundle of copies. */
function copiesIn(jobs: readonly OutboundJob[]): number {
  const sizes = jobs.map(
    ({ data }) => (data as { readonly messages?: readonly unknown[] }).messages?.length ?? 1,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
