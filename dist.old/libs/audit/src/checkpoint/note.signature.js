import { createPublicKey, hash, sign, verify } from "node:crypto";
import { EnlaceError } from "../../../contracts/src/index.js";
import { cosignedBytes, readTimedSignature } from "./timed.signature.js";
import { formatSignature, malformed, parseNote } from "./signed.note.js";
/** Signature types of C2SP: plain Ed25519 (signed-note), and timestamped Ed25519 (tlog-cosignature). */ export const TYPE_BYTE = {
    note: 0x01,
    cosignature: 0x04
};
const PUBLIC_KEY_BYTES = 32;
/** The 32 bytes of an Ed25519 key. @throws EnlaceError `configuration-invalid` for another kind of key */ export function rawPublicKey(publicKey) {
    if (publicKey.asymmetricKeyType !== 'ed25519') {
        throw new EnlaceError('configuration-invalid', 'A key for notes is not an Ed25519 key; configure one that is');
    }
    // The 32 bytes end the DER. The JWK export is not used: Node 20 can deadlock in it on a freshly generated key.
    return publicKey.export({
        type: 'spki',
        format: 'der'
    }).subarray(-PUBLIC_KEY_BYTES);
}
/** First 4 bytes of SHA-256(name || 0x0A || type || public key) (c2sp.org/signed-note, c2sp.org/tlog-cosignature). */ export function noteKeyId(name, publicKey, type = 'note') {
    const key = Buffer.concat([
        Buffer.from(`${name}\n`),
        Buffer.of(TYPE_BYTE[type]),
        rawPublicKey(publicKey)
    ]);
    return hash('sha256', key, 'buffer').subarray(0, 4);
}
function signatureLine(text, { name, privateKey }) {
    const keyId = noteKeyId(name, createPublicKey(privateKey));
    return formatSignature({
        name,
        keyId,
        signature: sign(null, Buffer.from(text), privateKey)
    });
}
/**
 * A note with its first signature.
 *
 * @param text that ends in a newline
 * @throws EnlaceError `message-malformed` when what was written could not be read back: a bad text or key name
 */ export function signNote(text, signer) {
    const note = `${text}\n${signatureLine(text, signer)}`;
    if (parseNote(note).text !== text) throw malformed('The text would end elsewhere when the note is read');
    return note;
}
/**
 * The note with one more signature under the others; signing again changes nothing. A witness first verifies the note
 * and its consistency with the last one it signed: this function does neither.
 */ export function addSignature(note, signer) {
    const { text, signatures } = parseNote(note);
    const line = signatureLine(text, signer);
    if (signatures.some((signature)=>formatSignature(signature) === line)) return note;
    const signed = note + line;
    parseNote(signed);
    return signed;
}
function isOf({ name, publicKey, type }, signature) {
    return name === signature.name && noteKeyId(name, publicKey, type).equals(signature.keyId);
}
/** @returns the time of a cosignature, 0 for a plain signature, undefined when the key did not sign this text */ function signedAt(text, { publicKey, type }, signature) {
    if (type !== 'cosignature') return verify(null, Buffer.from(text), publicKey, signature) ? 0 : undefined;
    const timed = readTimedSignature(signature);
    if (!timed) return undefined;
    return verify(null, cosignedBytes(text, timed.at), publicKey, timed.signature) ? timed.at : undefined;
}
/**
 * Which known keys signed the note. Signatures of unknown keys are passed over, so that a new witness or a new key of
 * the log breaks no reader. Whoever needs a certain signature looks for its name in `signedBy`.
 *
 * @throws EnlaceError `message-malformed`, `message-too-large`; `signature-invalid` when a known key's signature fails;
 * `key-unknown` when no known key signed
 */ export function verifyNote(note, knownKeys) {
    const { text, signatures } = parseNote(note);
    const signedBy = new Set();
    const cosignatures = [];
    for (const signature of signatures){
        const known = knownKeys.find((key)=>isOf(key, signature));
        if (!known) continue;
        const at = signedAt(text, known, signature.signature);
        if (at === undefined) {
            throw new EnlaceError('signature-invalid', 'A known key did not sign this text; do not trust the note', {
                facts: {
                    name: known.name
                }
            });
        }
        signedBy.add(known.name);
        if (known.type === 'cosignature') cosignatures.push({
            name: known.name,
            at
        });
    }
    if (signedBy.size === 0) {
        throw new EnlaceError('key-unknown', 'No known key signed the note; check the keys that you trust');
    }
    return {
        text,
        signedBy: [
            ...signedBy
        ],
        cosignatures
    };
}

//# sourceMappingURL=note.signature.js.map