import { verifyConsistency } from "../tree/consistency.proof.js";
import { readSigned, witnessesOf } from "./checkpoint.check.js";
import { finding, verdictOf } from "./finding.js";
import { readPins } from "./key.pins.js";
/**
 * Compares what a log shows with what it showed before. Whoever does this now and then, from wherever, holds the log to
 * its past without asking anybody's leave.
 *
 * @param remembered note of the last time
 * @param proofOf hashes that the log gives for the two sizes
 */ export async function followLog(remembered, shown, origin, keys, proofOf) {
    const pins = readPins(keys);
    const now = readSigned(shown, origin, pins);
    const before = remembered === undefined ? undefined : readSigned(remembered, origin, pins);
    const ended = (findings)=>{
        const verdict = verdictOf(findings);
        return {
            verdict,
            findings,
            remember: verdict === 'false' ? remembered : shown
        };
    };
    if (!now || remembered !== undefined && !before) return ended([
        finding('checkpoint-forged')
    ]);
    const { size, root } = now.checkpoint;
    const witnesses = witnessesOf(now);
    const signed = [
        ...pins.faults,
        finding('checkpoint-signed', {
            size,
            origin
        }),
        ...witnesses.length > 0 ? witnesses : [
            finding('checkpoint-unwitnessed')
        ]
    ];
    if (!before) return ended([
        ...signed,
        finding('log-first-seen', {
            size
        })
    ]);
    const from = before.checkpoint.size;
    if (size < from) return ended([
        ...signed,
        finding('log-rolled-back', {
            size,
            from
        })
    ]);
    if (size === from && !root.equals(before.checkpoint.root)) {
        return ended([
            ...signed,
            finding('log-forked', {
                size
            })
        ]);
    }
    const path = (size === from ? [] : await proofOf(from, size)).map((hash)=>Buffer.from(hash, 'base64'));
    const continues = verifyConsistency(from, before.checkpoint.root, size, root, path);
    return ended([
        ...signed,
        continues ? finding('log-continued', {
            size,
            from
        }) : finding('history-rewritten', {
            size: from
        })
    ]);
}

//# sourceMappingURL=log.follower.js.map