import { randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const DRAWN_AT_ONCE = 256;

let drawn = Buffer.alloc(0);

/** A fresh initialisation vector. They are drawn many at a time: a draw costs as much as encrypting a small body. */
export function nextIv(): Buffer {
  if (drawn.length === 0) drawn = randomBytes(IV_BYTES * DRAWN_AT_ONCE);
  const iv = drawn.subarray(0, IV_BYTES);
  drawn = drawn.subarray(IV_BYTES);
  return iv;
}
