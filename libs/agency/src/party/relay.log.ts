import { Injectable, Logger } from '@nestjs/common';

/** Reports what keeps the relay from its work: once when it begins, not at every poll of a long outage. */
@Injectable()
export class RelayLog {
  private readonly logger = new Logger('OutboxRelay');
  private lastReport = 0;

  failure(error: unknown): void {
    if (Date.now() - this.lastReport < 30_000) return;
    this.lastReport = Date.now();
    const name = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
    this.logger.warn(
      `Messages cannot be handed over and stay in the outbox (${name}). Check the broker and the database.`,
    );
  }
}
