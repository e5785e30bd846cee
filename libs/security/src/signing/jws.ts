import { sign, type KeyObject } from 'node:crypto';
import { EnlaceError } from '@enlace/contracts';
import { decodeBase64Url, encodeBase64Url } from '../encoding/base64url.codec.js';
import { decodeBatchProof, type BatchProof } from './batch.proof.js';
import { readMessageHeader, type MessageHeader } from './jws.header.js';

const SEGMENTS = 3;

/** A message that was read and not yet verified. */
export interface CompactJws {
  readonly kid: string;
  readonly payload: Buffer;
  readonly signingInput: string;
  /** A signature of its own, or what ties it to the signature of its batch. */
  readonly proof: Buffer | BatchProof;
}

/** Ed25519 over a JWS signing input (RFC 8037 section 3.1). */
export function signatureOver(signingInput: string, key: KeyObject): Buffer {
  return sign(null, Buffer.from(signingInput), key);
}

/**
 * A compact JWS (RFC 7515 section 7.1).
 *
 * @param header encoded
 */
export function signCompact(header: string, payload: string, key: KeyObject): string {
  const signingInput = `${header}.${encodeBase64Url(payload)}`;
  return `${signingInput}.${encodeBase64Url(signatureOver(signingInput, key))}`;
}

/**
 * @param knownHeader answers for a header that was read before, by its segment
 * @throws EnlaceError `message-malformed`
 */
export function readCompactJws(
  jws: string,
  knownHeader: (segment: string) => MessageHeader | undefined = () => undefined,
): CompactJws {
  const segments = jws.split('.', SEGMENTS + 1);
  const [first = '', second = '', third = ''] = segments;
  const [payload, signature] = [decodeBase64Url(second), decodeBase64Url(third)];
  if (segments.length !== SEGMENTS || !payload || !signature) {
    throw malformed('is not a compact JWS: three segments of base64url without padding are expected');
  }
  const header = knownHeader(first) ?? readMessageHeader(first);
  if (!header) {
    throw malformed(
      'has a header that is not of the exchange: alg "EdDSA", kid, typ "JOSE", cty "application/cloudevents+json", ' +
        'for one of a batch its extension, and nothing else are expected',
    );
  }
  const proof = header.batched ? decodeBatchProof(signature) : signature;
  if (!proof) {
    throw malformed(
      'is one of a batch and its third segment is not a signature, a place in a tree and exactly the path from there',
    );
  }
  return { kid: header.kid, payload, signingInput: `${first}.${second}`, proof };
}

function malformed(why: string): EnlaceError {
  return new EnlaceError('message-malformed', `The message ${why}.`);
}
