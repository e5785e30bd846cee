import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { RecordVault } from '@enlace/security';
import { DataSource } from 'typeorm';
import { rewrapDataKeys } from './data.key.rewrapper.js';

/** An agency that is started with a new key before its old ones wraps every data key anew, and says when it has. */
@Injectable()
export class DataKeyRotation implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('DataKeys');
  private readonly stopped = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: RecordVault,
  ) {}

  onApplicationBootstrap(): void {
    if (this.vault.rotating) this.running = this.rewrap();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  private async rewrap(): Promise<void> {
    const { signal } = this.stopped;
    try {
      const keys = await rewrapDataKeys(this.dataSource, this.vault, { signal });
      if (signal.aborted) return;
      this.logger.log(
        `Every data key is under the key ${this.vault.wrappingKey} now (${keys} were wrapped anew). The earlier keys can be destroyed.`,
      );
    } catch (error) {
      // A database quotes values: its words stay here. Ours name keys by their ids alone.
      const why = error instanceof Error ? error.name : 'unknown error';
      this.logger.error(
        `Data keys could not all be wrapped anew (${why}). Keep every key, and start the agency again; it goes on from where it was.`,
      );
    }
  }
}
