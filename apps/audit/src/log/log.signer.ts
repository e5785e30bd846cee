import type { KeyObject } from 'node:crypto';
import { signCheckpoint, type Checkpoint, type NoteSigner } from '@enlace/audit';

/** Name of the log and of the key that signs its checkpoints: a URL without scheme, never a place to fetch from. */
export const LOG_ORIGIN = 'enlace.pa/audit';

/** Signs checkpoints with the key that signs the audit's messages: whoever pinned the one can check the other. */
export class LogSigner {
  private readonly signer: NoteSigner;

  constructor(readonly privateKey: KeyObject) {
    this.signer = { name: LOG_ORIGIN, privateKey };
  }

  sign(checkpoint: Omit<Checkpoint, 'origin'>): string {
    return signCheckpoint({ ...checkpoint, origin: LOG_ORIGIN }, this.signer);
  }
}
