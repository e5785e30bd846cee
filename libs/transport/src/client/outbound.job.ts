import { EnlaceError } from '@enlace/contracts';

/** One job on its way to one queue. */
export interface OutboundJob {
  /** Queue of the receiver. */
  readonly queue: string;
  /** Pattern of the receiver's handler. */
  readonly name: string;
  /** The message's id and the attempt. While a job with this id is in the queue, another one is not added. */
  readonly id: string;
  /** Anything JSON can hold, save nothing at all. Ciphertext, as far as persons are concerned: the broker is nobody's vault. */
  readonly data: unknown;
}

/** Why BullMQ would refuse or misread this id (it counts its own jobs in digits and joins keys with colons). */
export function jobIdFault(id: string): string | undefined {
  if (id === '') return 'it is empty';
  if (id.includes(':')) return 'it holds a colon';
  if (/^-?\d+$/.test(id)) return 'it is all digits';
  return undefined;
}

/**
 * @throws EnlaceError internal for an id BullMQ cannot use, or for no data, which one backend hands over as `null` and the
 * other as `{}`. The caller builds jobs, so either is a fault of the house.
 */
export function checkJob(job: OutboundJob): void {
  const fault = jobIdFault(job.id);
  if (fault !== undefined) {
    const message = `A job id cannot be used: ${fault}. Build it from the message's id and the attempt, such as <uuid>-1.`;
    throw new EnlaceError('internal', message, { field: 'id' });
  }
  if (job.data === null || job.data === undefined) {
    throw new EnlaceError('internal', 'A job needs data. Send an empty object to say nothing.', {
      field: 'data',
    });
  }
}
