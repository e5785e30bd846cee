import { EnlaceError } from "../../../contracts/src/index.js";
/** Far over the 16 post-quantum signatures that a reader has to accept, far under what would exhaust it. */ export const NOTE_MAX_BYTES = 256 * 1024;
const KEY_ID_BYTES = 4;
const SIGNATURE_LINE = /^\u2014 ([^\p{White_Space}+]+) ([A-Za-z0-9+/=]+)$/u;
export function malformed(what) {
    return new EnlaceError('message-malformed', `${what}; get the note again from its source`);
}
/** Bytes of standard padded base64 (RFC 4648 4). Two spellings of the same bytes would be two notes: only one is read. */ export function fromBase64(text) {
    const bytes = Buffer.from(text, 'base64');
    return bytes.toString('base64') === text ? bytes : undefined;
}
export function formatSignature({ name, keyId, signature }) {
    return `\u2014 ${name} ${Buffer.concat([
        keyId,
        signature
    ]).toString('base64')}\n`;
}
function parseSignature(line) {
    const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = fromBase64(encoded ?? '');
    if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) {
        throw malformed('A line after the last empty line of the note is not a signature');
    }
    return {
        name,
        keyId: bytes.subarray(0, KEY_ID_BYTES),
        signature: bytes.subarray(KEY_ID_BYTES)
    };
}
/**
 * Takes a C2SP signed note apart (c2sp.org/signed-note, Format). It verifies nothing.
 *
 * @throws EnlaceError `message-malformed`, or `message-too-large` over {@link NOTE_MAX_BYTES}
 */ export function parseNote(note) {
    const bytes = Buffer.from(note);
    if (bytes.length > NOTE_MAX_BYTES) {
        throw new EnlaceError('message-too-large', 'The note is larger than any checkpoint; do not trust its source', {
            facts: {
                maxBytes: NOTE_MAX_BYTES
            }
        });
    }
    // A lone surrogate becomes U+FFFD in UTF-8: the signature would be over other characters than were read.
    if (bytes.toString() !== note) throw malformed('The note is not valid Unicode');
    if (bytes.some((byte)=>byte < 0x20 && byte !== 0x0a)) {
        throw malformed('The note holds control characters');
    }
    const separator = note.lastIndexOf('\n\n');
    if (separator < 0) throw malformed('No empty line separates the text of the note from its signatures');
    const lines = note.slice(separator + 2).split('\n');
    if (lines.pop() !== '' || lines.length === 0) throw malformed('The note does not end in a signature line');
    return {
        text: note.slice(0, separator + 1),
        signatures: lines.map(parseSignature)
    };
}

//# sourceMappingURL=signed.note.js.map