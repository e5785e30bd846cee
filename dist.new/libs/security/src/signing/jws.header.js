import * as z from "zod";
import { decodeBase64Url } from "../encoding/base64url.codec.js";
import { decodeJson, encodeJson } from "../encoding/json.codec.js";
import { KeyId } from "../keys/jwk.schema.js";
/**
 * The extension under which the third segment is a signature over a tree and the path of the message in it (ADR 0013).
 * It is critical, so that an implementation which does not know it refuses the message (RFC 7515 section 4.1.11).
 */ export const BATCH_EXTENSION = 'urn:pa:enlace:batch';
/** Its only value: the tree, by the name it has in COSE Receipts. */ const BATCH_TREE = 'RFC9162_SHA256';
const MESSAGE_TYPE = 'application/cloudevents+json';
const BATCH_TYPE = 'application/vnd.enlace.batch';
const plain = {
    alg: z.literal('EdDSA'),
    kid: KeyId,
    typ: z.literal('JOSE'),
    cty: z.literal(MESSAGE_TYPE)
};
/**
 * Exactly these members. Another `alg`, another `crit`, `b64`, or a key that the message brings along (`jwk`, `jku`,
 * `x5c`) is an attack and not an extension; the explicit types keep a signature made for something else, a batch
 * among them, from passing as a message (RFC 8725 sections 3.1 and 3.11).
 */ const MessageHeader = z.union([
    z.strictObject(plain),
    z.strictObject({
        ...plain,
        crit: z.tuple([
            z.literal(BATCH_EXTENSION)
        ]),
        [BATCH_EXTENSION]: z.literal(BATCH_TREE)
    })
]);
/** @returns undefined when the segment is not a header of the exchange, to the letter */ export function readMessageHeader(segment) {
    const bytes = decodeBase64Url(segment);
    const { data } = MessageHeader.safeParse(bytes && decodeJson(bytes));
    return data && {
        kid: data.kid,
        batched: 'crit' in data
    };
}
export function encodeKeyHeaders(kid) {
    const header = {
        alg: 'EdDSA',
        kid,
        typ: 'JOSE',
        cty: MESSAGE_TYPE
    };
    return {
        plain: encodeJson(header),
        batched: encodeJson({
            ...header,
            crit: [
                BATCH_EXTENSION
            ],
            [BATCH_EXTENSION]: BATCH_TREE
        }),
        batch: encodeJson({
            ...header,
            cty: BATCH_TYPE
        })
    };
}

//# sourceMappingURL=jws.header.js.map