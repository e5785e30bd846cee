import { createCipheriv, createDecipheriv, createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { EnlaceError, type PartyId } from '@enlace/contracts';
import * as z from 'zod';
import { decodeBase64Url, encodeBase64Url } from '../encoding/base64url.codec.js';
import { decodeJson, encodeJson } from '../encoding/json.codec.js';
import { KeyBytes, KeyId } from '../keys/jwk.schema.js';
import { concatKdf } from './concat.kdf.js';
import { generateEphemeralKey } from './ephemeral.key.js';
import { agreeOnSecret } from './key.agreement.js';

const CIPHER = 'aes-256-gcm';
const KEY_BITS = 256;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const SEGMENTS = 5;

/** Exactly these members. `zip`, `crit`, an `enc` with less: whatever is not here is not the profile, so it is refused. */
const JweHeader = z.strictObject({
  alg: z.literal('ECDH-ES'),
  enc: z.literal('A256GCM'),
  kid: KeyId,
  apu: z.string(),
  apv: z.string(),
  epk: z.strictObject({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: KeyBytes }),
});

/** The two parties the key is derived for: a body lifted out of one message opens in no other party's. */
export interface Correspondents {
  readonly sender: PartyId;
  readonly recipient: PartyId;
}

function deriveKey(secret: Buffer, { sender, recipient }: Correspondents): Buffer {
  return concatKdf({ secret, algorithm: 'A256GCM', apu: sender, apv: recipient, bits: KEY_BITS });
}

/** A compact JWE (RFC 7516), ECDH-ES direct with X25519 and A256GCM; a fresh ephemeral key for every message. */
export function encryptCompact(
  plaintext: string,
  to: { readonly kid: string; readonly key: KeyObject },
  correspondents: Correspondents,
): string {
  const ephemeral = generateEphemeralKey();
  const secret = agreeOnSecret(ephemeral.privateKey, to.key);
  if (!secret) {
    throw new EnlaceError(
      'configuration-invalid',
      `The encryption key of ${correspondents.recipient} is unusable.`,
    );
  }
  const header = encodeJson({
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    kid: to.kid,
    apu: encodeBase64Url(correspondents.sender),
    apv: encodeBase64Url(correspondents.recipient),
    epk: { kty: 'OKP', crv: 'X25519', x: ephemeral.publicKey.x },
  } satisfies z.infer<typeof JweHeader>);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, deriveKey(secret, correspondents), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(header));
  const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
  // The second segment, the encrypted key, is empty in direct agreement (RFC 7516 section 5.1, step 5).
  return [header, '', iv, ciphertext, cipher.getAuthTag()]
    .map((part) => (typeof part === 'string' ? part : encodeBase64Url(part)))
    .join('.');
}

/**
 * Opens a compact JWE that `encryptCompact`, or any exact implementation of the profile, made for these two parties.
 *
 * @param keyOf the recipient's own private keys, by `kid`
 * @throws EnlaceError `body-undecryptable`, whatever is wrong with it
 */
export function decryptCompact(
  jwe: string,
  keyOf: (kid: string) => KeyObject | undefined,
  correspondents: Correspondents,
): Buffer {
  const { header, epk, aad, iv, ciphertext, tag } = readCompact(jwe);
  if (
    header.apu !== encodeBase64Url(correspondents.sender) ||
    header.apv !== encodeBase64Url(correspondents.recipient)
  ) {
    throw undecryptable('was sealed by or for somebody other than the source and recipient of the message');
  }
  const key = keyOf(header.kid);
  if (!key) {
    throw undecryptable(
      'is sealed to a key that is not in the ring: the sender must take up the current key set',
    );
  }
  const secret = agreeOnSecret(key, epk);
  if (!secret) throw undecryptable('has an ephemeral key of low order');
  try {
    const decipher = createDecipheriv(CIPHER, deriveKey(secret, correspondents), iv, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(aad).setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    throw undecryptable('was altered or sealed to another key: its tag does not match');
  }
}

interface CompactJwe {
  readonly header: z.infer<typeof JweHeader>;
  readonly epk: KeyObject;
  readonly aad: Buffer;
  readonly iv: Buffer;
  readonly ciphertext: Buffer;
  readonly tag: Buffer;
}

function readCompact(jwe: string): CompactJwe {
  const segments = jwe.split('.', SEGMENTS + 1);
  const [protectedHeader = '', encryptedKey = '', ...rest] = segments;
  const headerBytes = decodeBase64Url(protectedHeader);
  const [iv, ciphertext, tag] = rest.map(decodeBase64Url);
  if (segments.length !== SEGMENTS || encryptedKey !== '' || !headerBytes || !ciphertext) {
    throw undecryptable('is not a compact JWE of direct key agreement');
  }
  if (iv?.length !== IV_BYTES || tag?.length !== TAG_BYTES) {
    throw undecryptable('has an initialisation vector or a tag of the wrong length');
  }
  const header = JweHeader.safeParse(decodeJson(headerBytes));
  if (!header.success) throw undecryptable('has a header outside the profile ECDH-ES, X25519, A256GCM');
  try {
    const epk = createPublicKey({ key: header.data.epk, format: 'jwk' });
    return { header: header.data, epk, aad: Buffer.from(protectedHeader), iv, ciphertext, tag };
  } catch {
    throw undecryptable('has an ephemeral key that cannot be read');
  }
}

function undecryptable(why: string): EnlaceError {
  return new EnlaceError('body-undecryptable', `The body of the message cannot be opened: it ${why}.`);
}
