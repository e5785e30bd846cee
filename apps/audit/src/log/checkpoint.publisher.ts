import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { keepCheckpoint, readLastCheckpoint, type SignedCheckpoint } from '../store/checkpoint.store.js';
import { readHead } from '../store/head.store.js';
import { assertContinues } from './log.checker.js';
import { LogSigner } from './log.signer.js';

/**
 * Signs how far the log reaches, when somebody asks: each batch would be signed for nobody. What was signed is kept
 * first and handed out after, so that the log can be held to it, and each next one is checked to continue the last.
 */
@Injectable()
export class CheckpointPublisher {
  constructor(
    private readonly db: DataSource,
    private readonly signer: LogSigner,
  ) {}

  async publish(): Promise<SignedCheckpoint> {
    // The checkpoint before the head: the other way round, one signed in between would seem to lie ahead of the log.
    const last = await readLastCheckpoint(this.db);
    const head = await readHead(this.db);
    await assertContinues(last, head, this.db);
    if (last?.size === head.size) return last;
    const root = head.root();
    const note = this.signer.sign({ size: head.size, root });
    await keepCheckpoint({ size: head.size, root, note }, this.db);
    return { size: head.size, root, note };
  }
}
