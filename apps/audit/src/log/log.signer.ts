import type { KeyObject } from 'node:crypto';
import { signCheckpoint, type Checkpoint, type NoteSigner } from '@enlace/audit';

/** Name of the log and of the key that signs its checkpoints: a URL without scheme, never a place to fetch from. */
export const LOG_ORIGIN = 'enlace.pa/audit';

/**
 * Signs checkpoints with the key that signs the audit's messages: whoever pinned the one can check the other. It asks for
 * the key each time, so that a rotation needs no restart; the witness must have pinned the next one by then.
 */
export class LogSigner {
  constructor(private readonly ring: { readonly signingKey: { readonly key: KeyObject } }) {}

  get privateKey(): KeyObject {
    return this.ring.signingKey.key;
  }

  sign(checkpoint: Omit<Checkpoint, 'origin'>): string {
    const signer: NoteSigner = { name: LOG_ORIGIN, privateKey: this.privateKey };
    return signCheckpoint({ ...checkpoint, origin: LOG_ORIGIN }, signer);
  }
}
