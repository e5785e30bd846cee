import { sign } from "node:crypto";
import { EnlaceError } from "../../../contracts/src/index.js";
import { decodeBase64Url, encodeBase64Url } from "../encoding/base64url.codec.js";
import { decodeBatchProof } from "./batch.proof.js";
import { readMessageHeader } from "./jws.header.js";
const SEGMENTS = 3;
/** Ed25519 over a JWS signing input (RFC 8037 section 3.1). */ export function signatureOver(signingInput, key) {
    return sign(null, Buffer.from(signingInput), key);
}
/**
 * A compact JWS (RFC 7515 section 7.1).
 *
 * @param header encoded
 */ export function signCompact(header, payload, key) {
    const signingInput = `${header}.${encodeBase64Url(payload)}`;
    return `${signingInput}.${encodeBase64Url(signatureOver(signingInput, key))}`;
}
/**
 * @param knownHeader answers for a header that was read before, by its segment
 * @throws EnlaceError `message-malformed`
 */ export function readCompactJws(jws, knownHeader = ()=>undefined) {
    const segments = jws.split('.', SEGMENTS + 1);
    const [first = '', second = '', third = ''] = segments;
    const [payload, signature] = [
        decodeBase64Url(second),
        decodeBase64Url(third)
    ];
    if (segments.length !== SEGMENTS || !payload || !signature) {
        throw malformed('is not a compact JWS: three segments of base64url without padding are expected');
    }
    const header = knownHeader(first) ?? readMessageHeader(first);
    if (!header) {
        throw malformed('has a header that is not of the exchange: alg "EdDSA", kid, typ "JOSE", cty "application/cloudevents+json", ' + 'for one of a batch its extension, and nothing else are expected');
    }
    const proof = header.batched ? decodeBatchProof(signature) : signature;
    if (!proof) {
        throw malformed('is one of a batch and its third segment is not a signature, a place in a tree and exactly the path from there');
    }
    return {
        kid: header.kid,
        payload,
        signingInput: `${first}.${second}`,
        proof
    };
}
function malformed(why) {
    return new EnlaceError('message-malformed', `The message ${why}.`);
}

//# sourceMappingURL=jws.js.map