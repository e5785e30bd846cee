import { EnlaceError } from "../../../contracts/src/index.js";
import * as z from "zod";
import { decodeBase64Url } from "../encoding/base64url.codec.js";
import { fieldPath } from "../encoding/field.path.js";
import { KeyLifetime } from "./key.lifetime.js";
export const KEY_BYTES = 32;
export const KeyId = z.string().min(1).max(100);
/** In their one spelling: a letter that was mistyped must not pass for the key that it is not. */ export const KeyBytes = z.string().refine((text)=>decodeBase64Url(text)?.length === KEY_BYTES, {
    error: '32 bytes in base64url are expected'
});
const common = {
    kty: z.literal('OKP'),
    x: KeyBytes,
    kid: KeyId,
    ...KeyLifetime
};
const signing = {
    ...common,
    use: z.literal('sig'),
    crv: z.literal('Ed25519'),
    alg: z.literal('EdDSA')
};
const agreement = {
    ...common,
    use: z.literal('enc'),
    crv: z.literal('X25519'),
    alg: z.literal('ECDH-ES')
};
/** `d` in a published set is a leak, not a member to be ignored as RFC 7517 section 4 ignores unknown ones. */ const published = {
    d: z.undefined({
        error: 'a private key: take it out and replace the key'
    }).optional()
};
const secret = {
    d: KeyBytes
};
function setOf(key) {
    return z.object({
        keys: z.array(key).min(1)
    }).refine(({ keys })=>{
        const uses = new Set(keys.map((each)=>each.use));
        return uses.has('sig') && uses.has('enc');
    }, {
        path: [
            'keys'
        ],
        error: 'one "sig" key and one "enc" key at least'
    });
}
export const PublicJwks = setOf(z.discriminatedUnion('use', [
    z.object({
        ...signing,
        ...published
    }),
    z.object({
        ...agreement,
        ...published
    })
]));
export const PrivateJwks = setOf(z.discriminatedUnion('use', [
    z.object({
        ...signing,
        ...secret
    }),
    z.object({
        ...agreement,
        ...secret
    })
]));
/**
 * Reads a key set from configuration.
 *
 * @throws EnlaceError `configuration-invalid`, naming the fields at fault and never what they hold
 */ export function parseJwks(schema, party, input) {
    const result = schema.safeParse(input);
    if (result.success) return result.data;
    const faults = result.error.issues.map((issue)=>{
        const field = fieldPath(issue.path) || 'the set itself';
        return issue.code === 'invalid_type' || issue.code === 'custom' ? `${field} (${issue.message})` : field;
    });
    throw new EnlaceError('configuration-invalid', `The key set of ${party} is not a JWKS of Ed25519 "sig" and X25519 "enc" keys. At fault: ${faults.join(', ')}.`, {
        field: fieldPath(result.error.issues[0]?.path ?? [])
    });
}

//# sourceMappingURL=jwk.schema.js.map