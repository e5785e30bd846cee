import { hash } from "node:crypto";
/** Bytes of SHA-256, and so of every leaf, node and root. */ export const HASH_BYTES = 32;
/** The prefixes keep a node from ever passing as a leaf: without them an inner node is a forged entry (RFC 6962 2.1). */ const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);
/** Root of the log without leaves: SHA-256 of nothing. */ export const emptyRoot = hash('sha256', '', 'buffer');
/** Hash of one entry of the log, such as the bytes of a JWS: SHA-256(0x00 || entry). */ export function leafHash(entry) {
    return hash('sha256', Buffer.concat([
        LEAF,
        entry
    ]), 'buffer');
}
/** Hash of an inner node: SHA-256(0x01 || left || right), both of {@link HASH_BYTES}. */ export function nodeHash(left, right) {
    return hash('sha256', Buffer.concat([
        NODE,
        left,
        right
    ]), 'buffer');
}
/**
 * Folds the complete subtrees of an interval, largest and leftmost first, into the one hash that RFC 6962 gives the
 * interval. Nothing folds to the empty root.
 */ export function foldSubtrees(hashes) {
    return hashes.length === 0 ? emptyRoot : hashes.reduceRight((right, left)=>nodeHash(left, right));
}
export function isHash(bytes) {
    return bytes.length === HASH_BYTES;
}

//# sourceMappingURL=tree.hash.js.map