import { generateKeyPair, hash } from "node:crypto";
import { promisify } from "node:util";
import { KEY_BYTES } from "./jwk.schema.js";
const generate = promisify(generateKeyPair);
const THUMBPRINT_CHARACTERS = 8;
/** DER at birth: `.export({ format: 'jwk' })` of a fresh pair can hang Node 20 for ever (see `ephemeral.key.ts`). */ const DER = {
    publicKeyEncoding: {
        type: 'spki',
        format: 'der'
    },
    privateKeyEncoding: {
        type: 'pkcs8',
        format: 'der'
    }
};
/** SHA-256 thumbprint of a public key, base64url (RFC 7638, members of RFC 8037 section 2). */ export function thumbprintOf({ crv, kty, x }) {
    return hash('sha256', JSON.stringify({
        crv,
        kty,
        x
    }), 'base64url');
}
/** RFC 8410 ends both encodings with the 32 raw bytes. */ function jwkOf(party, kind, pair) {
    const x = pair.publicKey.subarray(-KEY_BYTES).toString('base64url');
    const d = pair.privateKey.subarray(-KEY_BYTES).toString('base64url');
    const thumbprint = thumbprintOf({
        crv: kind.crv,
        kty: 'OKP',
        x
    });
    const kid = `${party}-${kind.use}-${thumbprint.slice(0, THUMBPRINT_CHARACTERS)}`;
    return {
        kty: 'OKP',
        crv: kind.crv,
        x,
        d,
        kid,
        use: kind.use,
        alg: kind.alg
    };
}
/** Fresh keys of one party: one to sign with and one to be written to. Private: for the party's own disk alone. */ export async function generateKeys(party) {
    const [sig, enc] = await Promise.all([
        generate('ed25519', DER),
        generate('x25519', DER)
    ]);
    return {
        keys: [
            jwkOf(party, {
                crv: 'Ed25519',
                use: 'sig',
                alg: 'EdDSA'
            }, sig),
            jwkOf(party, {
                crv: 'X25519',
                use: 'enc',
                alg: 'ECDH-ES'
            }, enc)
        ]
    };
}
/** What a party publishes of its keys, in the same order. Members are picked, never removed, so nothing slips out. */ export function publicKeys(jwks) {
    return {
        keys: jwks.keys.map(({ kty, crv, x, kid, use, alg, from, until, revoked })=>({
                kty,
                crv,
                x,
                kid,
                use,
                alg,
                ...from !== undefined && {
                    from
                },
                ...until !== undefined && {
                    until
                },
                ...revoked !== undefined && {
                    revoked
                }
            }))
    };
}

//# sourceMappingURL=key.generator.js.map