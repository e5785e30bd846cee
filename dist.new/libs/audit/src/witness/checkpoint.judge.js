import { verifyConsistency } from "../tree/consistency.proof.js";
import { emptyRoot } from "../tree/tree.hash.js";
/** What the checkpoint of a log proves against it: one size with two roots, a shorter log, a history that was changed. */ export const ALARM_KINDS = [
    'fork',
    'rollback',
    'rewrite'
];
/**
 * Whether a witness that last signed `last` may sign this checkpoint, which its log has signed (c2sp.org/tlog-witness).
 * That is the whole worth of a witness: it never signs two histories.
 *
 * @param signedBefore whether the witness itself once signed this very checkpoint: a request that comes late, or twice,
 * shows nothing against the log
 */ export function judgeCheckpoint(last, checkpoint, { oldSize, proof }, signedBefore) {
    if (oldSize > checkpoint.size) return {
        sign: false,
        status: 400
    };
    const known = last ?? {
        size: 0,
        root: emptyRoot
    };
    if (checkpoint.size < known.size) {
        return signedBefore ? {
            sign: false,
            status: 409
        } : {
            sign: false,
            status: 409,
            alarm: 'rollback'
        };
    }
    if (checkpoint.size === known.size && !checkpoint.root.equals(known.root)) {
        return {
            sign: false,
            status: 409,
            alarm: 'fork'
        };
    }
    if (oldSize !== known.size) return {
        sign: false,
        status: 409
    };
    if (!verifyConsistency(known.size, known.root, checkpoint.size, checkpoint.root, proof)) {
        return {
            sign: false,
            status: 422,
            alarm: 'rewrite'
        };
    }
    return {
        sign: true
    };
}

//# sourceMappingURL=checkpoint.judge.js.map