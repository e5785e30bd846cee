import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Reconciler, ReplayRunner } from '@enlace/outbox';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { Repetition } from './repetition.js';

/** Milliseconds between looks for a replay whose second has come. */
const LOOK_EVERY = 500;

/** What a party does by itself about its mail: it carries replays out, and compares with those who write to it. */
@Injectable()
export class MailroomLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Mailroom');
  private readonly repetitions: readonly Repetition[];

  constructor(
    runner: ReplayRunner,
    reconciler: Reconciler,
    @Inject(PARTY_CONFIG) { reconcile }: Pick<PartyConfig, 'reconcile'>,
  ) {
    const report = (work: string) => (error: unknown) => this.report(work, error);
    this.repetitions = [
      new Repetition(() => runner.run(), LOOK_EVERY, report('Replays')),
      ...(reconcile.every > 0
        ? [new Repetition(() => reconciler.run(), reconcile.every, report('Comparisons'))]
        : []),
    ];
  }

  onApplicationBootstrap(): void {
    for (const repetition of this.repetitions) repetition.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.repetitions.map((repetition) => repetition.stop()));
  }

  private report(work: string, error: unknown): void {
    // A database quotes the value it could not store: its words stay here.
    const name = error instanceof Error ? error.name : 'unknown error';
    this.logger.warn(`${work} cannot go on (${name}). Check the database; they go on when it answers.`);
  }
}
