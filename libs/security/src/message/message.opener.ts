import {
  EnlaceError,
  partyOf,
  type EventData,
  type EventType,
  type VerifiedMessage,
} from '@enlace/contracts';
import { decodeJson } from '../encoding/json.codec.js';
import { decryptCompact } from '../encryption/jwe.js';
import type { KeyRing } from '../keys/key.ring.js';
import { parseData } from './message.data.js';
import type { KnownEnvelope } from './message.verifier.js';

/** The type and its data, discriminated by `type`. */
export type OpenedMessage = {
  [T in EventType]: { readonly type: T; readonly data: EventData<T> };
}[EventType];

/**
 * Opens the body of a verified message with the recipient's keys.
 *
 * @throws EnlaceError `recipient-mismatch`, `body-undecryptable`, `data-invalid`
 */
export function openMessage(verified: VerifiedMessage, ring: KeyRing): OpenedMessage {
  const { envelope } = verified;
  if (envelope.recipient !== ring.party) {
    throw new EnlaceError(
      'recipient-mismatch',
      `The message is for ${envelope.recipient} and came to ${ring.party}. The sender must use the recipient's queue.`,
      { field: 'recipient' },
    );
  }
  return { type: envelope.type, data: parseData(envelope.type, readBody(envelope, ring)) } as OpenedMessage;
}

function readBody(envelope: KnownEnvelope, ring: KeyRing): unknown {
  if (typeof envelope.data !== 'string') return envelope.data;
  const plaintext = decryptCompact(envelope.data, (kid) => ring.decryptionKey(kid), {
    sender: partyOf(envelope),
    recipient: ring.party,
    id: envelope.id,
  });
  return decodeJson(plaintext);
}
