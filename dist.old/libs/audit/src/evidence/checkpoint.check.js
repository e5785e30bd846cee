import { EnlaceError } from "../../../contracts/src/index.js";
import { verifyCheckpoint } from "../checkpoint/checkpoint.note.js";
import { verifyConsistency } from "../tree/consistency.proof.js";
import { finding } from "./finding.js";
/** Who signed the checkpoint to which everything leads, and how much of it a witness vouches for. */ export function checkLog(pack, pins) {
    const signed = readSigned(pack.checkpoint, pack.origin, pins);
    if (!signed) return {
        findings: [
            finding('checkpoint-forged')
        ],
        checkpoint: undefined,
        witnessedSize: 0
    };
    const { checkpoint, cosignatures } = signed;
    const findings = [
        finding('checkpoint-signed', {
            size: checkpoint.size,
            origin: checkpoint.origin
        })
    ];
    if (cosignatures.length > 0) {
        return {
            findings: [
                ...findings,
                ...witnessesOf(signed)
            ],
            checkpoint,
            witnessedSize: checkpoint.size
        };
    }
    const earlier = pack.witnessed && readSigned(pack.witnessed.checkpoint, pack.origin, pins);
    if (!pack.witnessed || earlier && earlier.cosignatures.length === 0) {
        return {
            findings: [
                ...findings,
                finding('checkpoint-unwitnessed')
            ],
            checkpoint,
            witnessedSize: 0
        };
    }
    if (!earlier) return {
        findings: [
            ...findings,
            finding('witness-forged')
        ],
        checkpoint,
        witnessedSize: 0
    };
    const path = pack.witnessed.consistency.map((hash)=>Buffer.from(hash, 'base64'));
    const { size, root } = earlier.checkpoint;
    if (!verifyConsistency(size, root, checkpoint.size, checkpoint.root, path)) {
        return {
            findings: [
                ...findings,
                finding('history-rewritten', {
                    size
                })
            ],
            checkpoint,
            witnessedSize: 0
        };
    }
    return {
        findings: [
            ...findings,
            ...witnessesOf(earlier)
        ],
        checkpoint,
        witnessedSize: size
    };
}
export function witnessesOf({ checkpoint, cosignatures }) {
    return cosignatures.map(({ name, at })=>finding('checkpoint-witnessed', {
            witness: name,
            at: isoOf(at),
            size: checkpoint.size
        }));
}
/** A time that no calendar has is shown as the number it is. */ function isoOf(seconds) {
    const date = new Date(seconds * 1_000);
    return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}
/** @returns undefined when the log did not sign this */ export function readSigned(note, origin, { notes }) {
    try {
        return verifyCheckpoint(note, origin, notes);
    } catch (error) {
        if (error instanceof EnlaceError) return undefined;
        throw error;
    }
}

//# sourceMappingURL=checkpoint.check.js.map