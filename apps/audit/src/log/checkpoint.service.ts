import { Injectable } from '@nestjs/common';
import { authorise, type Principal } from '@enlace/agency';
import type { AuditCheckpoint } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { keepCheckpoint, readLastCheckpoint, type SignedCheckpoint } from '../store/checkpoint.store.js';
import { readHead } from '../store/head.store.js';
import { assertContinues } from './log.checker.js';
import { LOG_ORIGIN, LogSigner } from './log.signer.js';

/**
 * Signs how far the log reaches, when somebody asks: each batch would be signed for nobody. What was signed is kept
 * first and handed out after, so that the log can be held to it, and each next one is checked to continue the last.
 */
@Injectable()
export class CheckpointService {
  constructor(
    private readonly db: DataSource,
    private readonly signer: LogSigner,
  ) {}

  async current(caller: Principal): Promise<AuditCheckpoint> {
    authorise(caller, 'log.read');
    // The checkpoint before the head: the other way round, one signed in between would seem to lie ahead of the log.
    const last = await readLastCheckpoint(this.db);
    const head = await readHead(this.db);
    await assertContinues(last, head, this.db);
    if (last?.size === head.size) return viewOf(last);
    const root = head.root();
    const note = this.signer.sign({ size: head.size, root });
    await keepCheckpoint({ size: head.size, root, note }, this.db);
    return viewOf({ size: head.size, root, note });
  }
}

function viewOf({ size, root, note }: SignedCheckpoint): AuditCheckpoint {
  return { origin: LOG_ORIGIN, size, root: root.toString('base64'), note };
}
