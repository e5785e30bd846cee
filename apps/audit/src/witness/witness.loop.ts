import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Repetition } from '@enlace/agency';
import { WitnessAsker } from './witness.asker.js';

/** However long a witness is away, it is asked again within this time. Milliseconds. */
const LONGEST_PAUSE = 600_000;

/** Asks the witness again and again, beside everything else: ingest never knows of it. */
@Injectable()
export class WitnessLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Witness');
  private readonly repetition: Repetition;
  private asking: Promise<void> | undefined;
  private failures = 0;
  private notBefore = 0;

  constructor(
    private readonly asker: WitnessAsker,
    private readonly every: number,
  ) {
    this.repetition = new Repetition(
      () => this.turn(),
      every,
      (error) => this.report(error),
    );
  }

  onApplicationBootstrap(): void {
    if (this.asker.hasWitness) this.repetition.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repetition.stop();
    await this.asking;
  }

  /** A checkpoint was handed out without the word of the witness: ask now, and make nobody wait. */
  nudge(): void {
    void this.turn();
  }

  /** One question at a time. It never rejects: a witness that is away is no fault of whoever asked for a checkpoint. */
  turn(): Promise<void> {
    if (!this.asker.hasWitness || performance.now() < this.notBefore) return Promise.resolve();
    this.asking ??= this.askOnce().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async askOnce(): Promise<void> {
    try {
      await this.asker.ask();
      this.failures = 0;
    } catch (error) {
      this.report(error);
    }
  }

  private report(error: unknown): void {
    const pause = Math.min(this.every * 2 ** this.failures, LONGEST_PAUSE);
    this.failures += 1;
    this.notBefore = performance.now() + pause;
    const name = error instanceof Error ? error.name : 'unknown error';
    this.logger.warn(
      { error: name, failures: this.failures },
      'The witness does not answer; it is asked again.',
    );
  }
}
