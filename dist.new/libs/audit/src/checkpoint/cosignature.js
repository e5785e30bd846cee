import { createPublicKey, sign } from "node:crypto";
import { noteKeyId } from "./note.signature.js";
import { formatSignature, parseNote } from "./signed.note.js";
import { cosignedBytes, writeTimedSignature } from "./timed.signature.js";
/**
 * The line of a witness under a checkpoint (c2sp.org/tlog-cosignature, Ed25519). A witness first judges the checkpoint
 * with `judgeCheckpoint` and writes down that it will sign: this function does neither.
 *
 * @param at seconds since the epoch
 */ export function cosign(note, { name, privateKey }, at) {
    const { text } = parseNote(note);
    const signature = sign(null, cosignedBytes(text, at), privateKey);
    return formatSignature({
        name,
        keyId: noteKeyId(name, createPublicKey(privateKey), 'cosignature'),
        signature: writeTimedSignature({
            at,
            signature
        })
    });
}

//# sourceMappingURL=cosignature.js.map