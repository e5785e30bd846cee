import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Repetition } from '@enlace/agency';
import { DataSource } from 'typeorm';

/** Ten million leaves take days at the least; parts are made two ahead. Milliseconds. */
const EVERY = 3_600_000;

/** Makes the parts of the log that will be needed, beside everything else: an append never makes a table. */
@Injectable()
export class LogUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Upkeep');
  private readonly repetition = new Repetition(
    () => this.extend(),
    EVERY,
    (error) => this.report(error),
  );

  constructor(private readonly db: DataSource) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.extend().catch((error: unknown) => this.report(error));
    this.repetition.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repetition.stop();
  }

  private async extend(): Promise<void> {
    await this.db.query('SELECT extend_log()');
  }

  private report(error: unknown): void {
    const name = error instanceof Error ? error.name : 'unknown error';
    this.logger.error(
      { error: name },
      'The next parts of the log could not be made. There are two ahead; appends stop when they are full.',
    );
  }
}
