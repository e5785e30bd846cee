import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { drawBytes } from '@enlace/contracts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key that is used again is a KeyObject; for one that seals a single record, to make one takes a third of the sealing. */
export type SealingKey = KeyObject | Uint8Array;

/** IV, ciphertext and tag in one. The context is authenticated and not stored: whoever opens must know it. */
export function sealBytes(plain: Uint8Array, key: SealingKey, context: string): Buffer {
  const iv = drawBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  const sealed = cipher.update(plain);
  // GCM holds nothing back for it, but it makes the tag.
  cipher.final();
  return Buffer.concat([iv, sealed, cipher.getAuthTag()]);
}

/** @returns `undefined` when the key or the context is another one, or a bit was turned: a tag does not say which */
export function openBytes(sealed: Buffer, key: SealingKey, context: string): Buffer | undefined {
  if (sealed.length < IV_BYTES + TAG_BYTES) return undefined;
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    const plain = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES));
    // Only now is it known to be what was sealed.
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}
