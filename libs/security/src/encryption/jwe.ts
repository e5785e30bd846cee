import { createCipheriv, createDecipheriv } from 'node:crypto';
import { EnlaceError, drawBytes, type PartyId } from '@enlace/contracts';
import * as z from 'zod';
import { decodeBase64Url, encodeBase64Url } from '../encoding/base64url.codec.js';
import { decodeJson, encodeJson } from '../encoding/json.codec.js';
import { KeyBytes, KeyId } from '../keys/jwk.schema.js';
import { concatKdf } from './concat.kdf.js';
import type { Agreement } from './ephemeral.keys.js';
import type { ReceivingKey } from './receiving.key.js';

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

/**
 * The message whose body it is. The key is derived for it, so a body lifted out of one message opens in no other: not
 * in another party's, and not in another one of the same party.
 */
export interface BodyContext {
  readonly sender: PartyId;
  readonly recipient: PartyId;
  readonly id: string;
}

/** PartyUInfo: the sender and the id, which no two of its messages share. So each has a key of its own. */
function senderInfo({ sender, id }: BodyContext): string {
  return `${sender}/${id}`;
}

function deriveKey(secret: Buffer, context: BodyContext): Buffer {
  const apv = context.recipient;
  return concatKdf({ secret, algorithm: 'A256GCM', apu: senderInfo(context), apv, bits: KEY_BITS });
}

/** A compact JWE (RFC 7516), ECDH-ES direct with X25519 and A256GCM; each body under a key of its own. */
export function encryptCompact(plaintext: string, agreement: Agreement, context: BodyContext): string {
  const header = encodeJson({
    alg: 'ECDH-ES',
    enc: 'A256GCM',
    kid: agreement.kid,
    apu: encodeBase64Url(senderInfo(context)),
    apv: encodeBase64Url(context.recipient),
    epk: { kty: 'OKP', crv: 'X25519', x: agreement.epk },
  } satisfies z.infer<typeof JweHeader>);
  const iv = Buffer.from(drawBytes(IV_BYTES));
  const key = deriveKey(agreement.secret, context);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(header));
  const ciphertext = cipher.update(plaintext, 'utf8');
  // GCM holds nothing back for it, but it makes the tag.
  cipher.final();
  // The second segment, the encrypted key, is empty in direct agreement (RFC 7516 section 5.1, step 5).
  return [header, '', ...[iv, ciphertext, cipher.getAuthTag()].map(encodeBase64Url)].join('.');
}

/**
 * Opens a compact JWE that `encryptCompact`, or any exact implementation of the profile, made for this message.
 *
 * @param keyOf the recipient's own keys, by `kid`
 * @throws EnlaceError `body-undecryptable`, whatever is wrong with it
 */
export function decryptCompact(
  jwe: string,
  keyOf: (kid: string) => ReceivingKey | undefined,
  context: BodyContext,
): Buffer {
  const { header, aad, iv, ciphertext, tag } = readCompact(jwe);
  if (
    header.apu !== encodeBase64Url(senderInfo(context)) ||
    header.apv !== encodeBase64Url(context.recipient)
  ) {
    throw undecryptable('was sealed for another message, or by or for somebody other than its two parties');
  }
  const key = keyOf(header.kid);
  if (!key) {
    throw undecryptable(
      'is sealed to a key that is not in the ring: the sender must take up the current key set',
    );
  }
  const secret = key.agreeWith(header.epk.x);
  if (!secret) throw undecryptable('has an ephemeral key of low order');
  try {
    const decipher = createDecipheriv(CIPHER, deriveKey(secret, context), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(aad).setAuthTag(tag);
    const plaintext = decipher.update(ciphertext);
    // Only now is it known to be what was sealed.
    decipher.final();
    return plaintext;
  } catch {
    throw undecryptable('was altered or sealed to another key: its tag does not match');
  }
}

interface CompactJwe {
  readonly header: z.infer<typeof JweHeader>;
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
  return { header: header.data, aad: Buffer.from(protectedHeader), iv, ciphertext, tag };
}

function undecryptable(why: string): EnlaceError {
  return new EnlaceError('body-undecryptable', `The body of the message cannot be opened: it ${why}.`);
}
