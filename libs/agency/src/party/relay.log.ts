import { AsyncResource } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import { BulkSendError } from '@enlace/transport';

/** Reports what keeps the relay from its work: once when it begins, not at every poll of a long outage. */
@Injectable()
export class RelayLog {
  private readonly logger = new Logger('OutboxRelay');
  private lastReport = 0;

  /** Bound to the party: copies set off from a request or a job, and their fate is none of its business. */
  readonly failure = AsyncResource.bind((error: unknown): void => {
    // Told for each destination by the watch.
    if (error instanceof BulkSendError) return;
    if (Date.now() - this.lastReport < 30_000) return;
    this.lastReport = Date.now();
    const name = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
    this.logger.warn(`The outbox cannot be read and its messages wait (${name}). Check the database.`);
  });
}
