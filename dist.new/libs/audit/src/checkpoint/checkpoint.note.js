import { EnlaceError } from "../../../contracts/src/index.js";
import { isHash } from "../tree/tree.hash.js";
import { signNote, verifyNote } from "./note.signature.js";
import { fromBase64, malformed } from "./signed.note.js";
/** The text of a checkpoint. @throws EnlaceError `message-malformed` when it could not be read back as the same. */ export function formatCheckpoint({ origin, size, root, extensions = [] }) {
    const text = [
        origin,
        `${size}`,
        root.toString('base64'),
        ...extensions,
        ''
    ].join('\n');
    // A newline in the origin or in an extension would move the lines below it: a root of the writer's choosing.
    if (parseCheckpoint(text).origin !== origin || text.split('\n').length !== extensions.length + 4) {
        throw malformed('A line of the checkpoint holds a newline');
    }
    return text;
}
/**
 * Reads the text of a checkpoint, the part of the note that is signed. Verify first, with {@link verifyCheckpoint}.
 *
 * @throws EnlaceError `message-malformed`
 */ export function parseCheckpoint(text) {
    const lines = text.split('\n');
    if (lines.pop() !== '') throw malformed('The checkpoint does not end in a newline');
    if (lines.includes('')) throw malformed('The checkpoint holds an empty line');
    const [origin, decimal, encoded, ...extensions] = lines;
    if (origin === undefined || decimal === undefined || encoded === undefined) {
        throw malformed('The checkpoint has fewer than three lines');
    }
    const size = Number(decimal);
    if (!/^(0|[1-9]\d*)$/.test(decimal) || !Number.isSafeInteger(size)) {
        throw malformed('The size of the checkpoint is not a plain decimal number');
    }
    const root = fromBase64(encoded);
    if (!root || !isHash(root)) throw malformed('The root of the checkpoint is not the base64 of 32 bytes');
    return {
        origin,
        size,
        root,
        extensions
    };
}
function refuseOtherOrigin() {
    throw new EnlaceError('source-mismatch', 'The origin of the checkpoint is not the name of the log; use a checkpoint of that log and its key');
}
/** A checkpoint note signed by its log. @throws EnlaceError `source-mismatch` when the signer is not the origin */ export function signCheckpoint(checkpoint, log) {
    if (checkpoint.origin !== log.name) refuseOtherOrigin();
    return signNote(formatCheckpoint(checkpoint), log);
}
/**
 * The checkpoint of the log `origin` and who of the known keys signed it. The log itself must have: a witness vouches
 * that the log is consistent, not that a stranger's checkpoint is the log's.
 *
 * @throws EnlaceError as {@link verifyNote}; `source-mismatch` for another log; `key-unknown` when the log did not sign
 */ export function verifyCheckpoint(note, origin, knownKeys) {
    const { text, signedBy, cosignatures } = verifyNote(note, knownKeys);
    const checkpoint = parseCheckpoint(text);
    if (checkpoint.origin !== origin) refuseOtherOrigin();
    if (!signedBy.includes(origin)) {
        throw new EnlaceError('key-unknown', 'No known key of the log signed the checkpoint; check the key of the log');
    }
    return {
        checkpoint,
        signedBy,
        cosignatures
    };
}

//# sourceMappingURL=checkpoint.note.js.map