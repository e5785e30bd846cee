import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ReplayRunner } from '@enlace/outbox';

/** Milliseconds between looks for a replay whose second has come. */
const LOOK_EVERY = 500;

/** Carries replays out while the party runs. One that was under way goes on with the next start. */
@Injectable()
export class ReplayLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Replay');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(private readonly runner: ReplayRunner) {}

  onApplicationBootstrap(): void {
    this.wait();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private wait(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.running = this.runner
        .run()
        .catch((error: unknown) => this.report(error))
        .then(() => this.wait());
    }, LOOK_EVERY);
  }

  private report(error: unknown): void {
    // A database quotes the value it could not store: its words stay here.
    const name = error instanceof Error ? error.name : 'unknown error';
    this.logger.warn(`Replays cannot go on (${name}). Check the database; they go on when it answers.`);
  }
}
