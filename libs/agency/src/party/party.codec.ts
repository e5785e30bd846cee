import type { MessageCodec } from '@enlace/outbox';
import {
  digestOf,
  openMessage,
  sealMessage,
  verifyMessage,
  type KeyDirectory,
  type KeyRing,
} from '@enlace/security';

/** Joins the outbox, which knows no keys, to the keys of this party. */
export function createCodec(ring: KeyRing, directory: KeyDirectory): MessageCodec {
  return {
    party: ring.party,
    seal: (draft) => sealMessage(draft, ring, directory),
    verify: (jws) => verifyMessage(jws, directory),
    open: (message) => openMessage(message, ring).data,
    digest: digestOf,
  };
}
