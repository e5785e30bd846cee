import { sign, verify, type KeyObject } from 'node:crypto';
import { EnlaceError } from '@enlace/contracts';
import * as z from 'zod';
import { decodeBase64Url, encodeBase64Url } from '../encoding/base64url.codec.js';
import { decodeJson, encodeJson } from '../encoding/json.codec.js';
import { KeyId } from '../keys/jwk.schema.js';

const SEGMENTS = 3;

/**
 * Exactly these members. Another `alg`, `crit`, `b64`, or a key that the message brings along (`jwk`, `jku`, `x5c`) is
 * an attack and not an extension; the explicit types keep a signature made for something else from passing as a
 * message (RFC 8725 sections 3.1 and 3.11).
 */
export const JwsHeader = z.strictObject({
  alg: z.literal('EdDSA'),
  kid: KeyId,
  typ: z.literal('JOSE'),
  cty: z.literal('application/cloudevents+json'),
});
export type JwsHeader = z.infer<typeof JwsHeader>;

/** A JWS that was read and not yet verified. */
export interface CompactJws {
  readonly header: JwsHeader;
  readonly payload: Buffer;
  readonly signingInput: string;
  readonly signature: Buffer;
}

/** A compact JWS (RFC 7515 section 7.1) under Ed25519 (RFC 8037 section 3.1). */
export function signCompact(
  header: Readonly<Record<string, string>>,
  payload: string,
  key: KeyObject,
): string {
  const signingInput = `${encodeJson(header)}.${encodeBase64Url(payload)}`;
  return `${signingInput}.${encodeBase64Url(sign(null, Buffer.from(signingInput), key))}`;
}

/** @throws EnlaceError `message-malformed` */
export function readCompactJws(jws: string): CompactJws {
  const segments = jws.split('.', SEGMENTS + 1);
  const [header = '', body = ''] = segments;
  const [headerBytes, payload, signature] = segments.map(decodeBase64Url);
  if (segments.length !== SEGMENTS || !headerBytes || !payload || !signature) {
    throw new EnlaceError(
      'message-malformed',
      'The message is not a compact JWS: three segments of base64url without padding are expected.',
    );
  }
  const parsed = JwsHeader.safeParse(decodeJson(headerBytes));
  if (!parsed.success) {
    throw new EnlaceError(
      'message-malformed',
      'The header of the message is not that of the exchange: alg "EdDSA", kid, typ "JOSE", ' +
        'cty "application/cloudevents+json" and nothing else.',
    );
  }
  return { header: parsed.data, payload, signingInput: `${header}.${body}`, signature };
}

export function isSignedBy(jws: CompactJws, key: KeyObject): boolean {
  return verify(null, Buffer.from(jws.signingInput), key, jws.signature);
}
