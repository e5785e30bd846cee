import { hash } from 'node:crypto';

/** Bytes of SHA-256, and so of every leaf, node and root. */
export const HASH_BYTES = 32;

/** The prefixes keep a node from ever passing as a leaf: without them an inner node is a forged entry (RFC 6962 2.1). */
const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

/** Root of the log without leaves: SHA-256 of nothing. */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

/** Hash of one entry of the log, such as a JWS: SHA-256(0x00 || entry). Text counts as UTF-8, and is not copied to bytes first. */
export function leafHash(entry: string | Uint8Array): Buffer {
  return hash('sha256', typeof entry === 'string' ? `\0${entry}` : Buffer.concat([LEAF, entry]), 'buffer');
}

/** Hash of an inner node: SHA-256(0x01 || left || right), both of {@link HASH_BYTES}. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

/**
 * Folds the complete subtrees of an interval, largest and leftmost first, into the one hash that RFC 6962 gives the
 * interval. Nothing folds to the empty root.
 */
export function foldSubtrees(hashes: readonly Buffer[]): Buffer {
  return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left) => nodeHash(left, right));
}

export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}
