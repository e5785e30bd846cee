import {
  DATASCHEMA_PREFIX,
  Envelope,
  EnlaceError,
  EVENTS,
  MESSAGE_MAX_BYTES,
  sourceOf,
  type EventType,
  type MessageDraft,
  type SealedMessage,
} from '@enlace/contracts';
import { fieldPath } from '../encoding/field.path.js';
import { encryptCompact } from '../encryption/jwe.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import type { KeyRing } from '../keys/key.ring.js';
import { signCompact, type JwsHeader } from '../signing/jws.js';
import { parseData } from './message.data.js';
import { digestOf } from './message.digest.js';

/**
 * Seals a message: the data encrypted to its one recipient (or in clear, for receipts and audit records), the whole
 * signed by the owner of the ring. What a receiver would have to refuse is refused here, before it is stored and sent.
 *
 * @throws EnlaceError `data-invalid`, `message-malformed`, `message-too-large`, `receiver-not-connected`
 */
export function sealMessage<T extends EventType>(
  draft: MessageDraft<T>,
  ring: KeyRing,
  directory: KeyDirectory,
): SealedMessage {
  const envelope = envelopeOf(draft, ring, directory);
  const header: JwsHeader = {
    alg: 'EdDSA',
    kid: ring.signingKey.kid,
    typ: 'JOSE',
    cty: 'application/cloudevents+json',
  };
  const jws = signCompact(header, JSON.stringify(envelope), ring.signingKey.key);
  // A JWS is ASCII: its length is its size in bytes.
  if (jws.length > MESSAGE_MAX_BYTES) {
    throw new EnlaceError(
      'message-too-large',
      `The sealed message is larger than ${MESSAGE_MAX_BYTES} bytes. Shorten its texts or split it.`,
    );
  }
  return { id: envelope.id, jws, digest: digestOf(jws) };
}

/** Attributes are picked one by one: a field that somebody adds to a draft must not travel in clear by itself. */
function envelopeOf<T extends EventType>(
  draft: MessageDraft<T>,
  ring: KeyRing,
  directory: KeyDirectory,
): Envelope {
  const { id, type, subject, time, sequence, recipient, correlationid, causationid, traceparent } = draft;
  const data = parseData(type, draft.data);
  const sealed = EVENTS[type].body === 'sealed';
  const result = Envelope.safeParse({
    specversion: '1.0',
    id,
    source: sourceOf(ring.party),
    type,
    subject,
    time,
    sequence: sequence?.toString(),
    recipient,
    correlationid,
    causationid,
    traceparent,
    dataschema: `${DATASCHEMA_PREFIX}${type}`,
    datacontenttype: sealed ? 'application/jose' : 'application/json',
    data: sealed
      ? encryptCompact(JSON.stringify(data), directory.encryptionKey(recipient), {
          sender: ring.party,
          recipient,
        })
      : data,
  });
  if (result.success) return result.data;
  const field = fieldPath(result.error.issues[0]?.path ?? []);
  throw new EnlaceError(
    'message-malformed',
    `The draft of a ${type} has no valid ${field}. Correct the caller.`,
    {
      field,
    },
  );
}
