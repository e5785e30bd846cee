import { encodeBase64Url } from "../encoding/base64url.codec.js";
import { encodeKeyHeaders } from "./jws.header.js";
import { readCompactJws } from "./jws.js";
import { HASH_BYTES, leafHash, rootFrom } from "./merkle.tree.js";
/**
 * What the signature over a batch says: the root and the number of leaves, 36 bytes. The number is signed because
 * trees of several sizes share the shape of a path: without it a message would have several spellings.
 */ export function batchPayload(root, size) {
    const payload = Buffer.alloc(HASH_BYTES + 4);
    payload.write(root, 'latin1');
    payload.writeUInt32BE(size, HASH_BYTES);
    return payload;
}
/** The JWS of a batch of that root, as any implementation of JOSE verifies it. */ export function batchJwsFor(header, root, { size, signature }) {
    return `${header}.${encodeBase64Url(batchPayload(root, size))}.${encodeBase64Url(signature)}`;
}
/**
 * For outsiders: the compact JWS whose signature proves a batched message. It is made of the message alone, so if it
 * verifies under the sender's key, the sender signed the tree in which that message stands.
 *
 * @returns undefined for a message with a signature of its own, which is such a JWS itself
 * @throws EnlaceError `message-malformed`
 */ export function batchJwsOf(jws) {
    const { kid, signingInput, proof } = readCompactJws(jws);
    if (Buffer.isBuffer(proof)) return undefined;
    return batchJwsFor(encodeKeyHeaders(kid).batch, rootFrom(leafHash(signingInput), proof), proof);
}

//# sourceMappingURL=batch.jws.js.map