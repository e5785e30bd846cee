import { createPublicKey, hash } from "node:crypto";
import { EnlaceError } from "../../../contracts/src/index.js";
import { TYPE_BYTE, noteKeyId, rawPublicKey } from "./note.signature.js";
import { fromBase64 } from "./signed.note.js";
const SHAPE = /^([^\p{White_Space}+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{44,48})$/u;
/** DER of an Ed25519 public key, up to its 32 bytes (RFC 8410). */ const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
/** A key as it is pinned and passed on: `name+key id+base64(type || key)` (c2sp.org/signed-note, Verifier keys). */ export function formatVerifierKey({ name, publicKey, type = 'note' }) {
    const key = Buffer.concat([
        Buffer.of(TYPE_BYTE[type]),
        rawPublicKey(publicKey)
    ]).toString('base64');
    return `${name}+${noteKeyId(name, publicKey, type).toString('hex')}+${key}`;
}
/** @throws EnlaceError `configuration-invalid` for anything that {@link formatVerifierKey} would not have written */ export function parseVerifierKey(text) {
    const [, name, , encoded] = SHAPE.exec(text) ?? [];
    const bytes = fromBase64(encoded ?? '');
    const type = typeOf(bytes?.[0]);
    if (name !== undefined && bytes?.length === 33 && type !== undefined) {
        const verifier = {
            name,
            publicKey: ed25519Of(bytes.subarray(1)),
            type
        };
        if (formatVerifierKey(verifier) === text) return verifier;
    }
    throw new EnlaceError('configuration-invalid', 'This is not a verifier key: name+id+key is expected, all on one line, as its owner hands it out');
}
function typeOf(byte) {
    return [
        'note',
        'cosignature'
    ].find((type)=>TYPE_BYTE[type] === byte);
}
/** An Ed25519 public key from its 32 bytes. */ export function ed25519Of(raw) {
    return createPublicKey({
        key: Buffer.concat([
            SPKI_ED25519,
            raw
        ]),
        format: 'der',
        type: 'spki'
    });
}
/** What two people compare over the telephone: SHA-256 of the 32 bytes of the key, in groups of four. */ export function fingerprintOf(publicKey) {
    return hash('sha256', rawPublicKey(publicKey), 'hex').match(/.{4}/g)?.join(' ') ?? '';
}

//# sourceMappingURL=verifier.key.js.map