import { HASH_BYTES, siblingsOf } from "./merkle.tree.js";
/** Leaves of one tree, and so ten hashes of a path at most: what a hostile message can ask of a verifier. */ export const BATCH_MAX = 1024;
/** A message alone has a signature of its own: one message, one form. */ const BATCH_MIN = 2;
const SIGNATURE_BYTES = 64;
const INDEX_AT = SIGNATURE_BYTES;
const SIZE_AT = INDEX_AT + 4;
const PATH_AT = SIZE_AT + 4;
/** `signature (64) | index (uint32) | size (uint32) | path (32 each)`, numbers big-endian. */ export function encodeBatchProof({ signature, index, size, path }) {
    const place = Buffer.alloc(PATH_AT - INDEX_AT);
    place.writeUInt32BE(index);
    place.writeUInt32BE(size, SIZE_AT - INDEX_AT);
    return Buffer.concat([
        signature,
        place,
        Buffer.from(path.join(''), 'latin1')
    ]);
}
/** @returns undefined unless the bytes are exactly a proof for a place that exists: nothing missing, nothing over */ export function decodeBatchProof(bytes) {
    if (bytes.length < PATH_AT) return undefined;
    const index = bytes.readUInt32BE(INDEX_AT);
    const size = bytes.readUInt32BE(SIZE_AT);
    if (size < BATCH_MIN || size > BATCH_MAX || index >= size) return undefined;
    const hashes = siblingsOf(index, size).length;
    if (bytes.length !== PATH_AT + hashes * HASH_BYTES) return undefined;
    const path = Array.from({
        length: hashes
    }, (_, level)=>{
        const start = PATH_AT + level * HASH_BYTES;
        return bytes.toString('latin1', start, start + HASH_BYTES);
    });
    return {
        signature: bytes.subarray(0, SIGNATURE_BYTES),
        index,
        size,
        path
    };
}

//# sourceMappingURL=batch.proof.js.map