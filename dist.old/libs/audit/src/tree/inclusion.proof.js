import { EnlaceError } from "../../../contracts/src/index.js";
import { isCount, splitPoint } from "./node.address.js";
import { climb, hashSpans } from "./proof.path.js";
import { isHash, nodeHash } from "./tree.hash.js";
/** The spans whose hashes are the proof, from the leaf up: PATH of RFC 6962 2.1.1, from the root down and reversed. */ function inclusionSpans(index, size) {
    const spans = [];
    let start = 0;
    let end = size;
    while(end - start > 1){
        const middle = start + splitPoint(end - start);
        if (index < middle) {
            spans.push({
                start: middle,
                end
            });
            end = middle;
        } else {
            spans.push({
                start,
                end: middle
            });
            start = middle;
        }
    }
    return spans.toReversed();
}
/**
 * The audit path of the leaf at `index` in the log of the first `size` leaves, lowest sibling first.
 *
 * @throws EnlaceError `validation-failed` when no such leaf is in a log of that size
 */ export async function inclusionProof(index, size, readNodes) {
    if (!isCount(index) || !isCount(size) || index >= size) {
        throw new EnlaceError('validation-failed', 'The log of this size has no such leaf; ask for one below the size', {
            field: 'index',
            facts: {
                size
            }
        });
    }
    return hashSpans(inclusionSpans(index, size), readNodes);
}
/**
 * Whether the proof leads from the leaf to the root (RFC 9162 2.1.3.2). Take `size` and `root` from one verified
 * checkpoint: trees of several sizes share the shape of a path, so a proof by itself does not bind the size.
 */ export function verifyInclusion(leafHash, index, size, proof, root) {
    if (!isCount(index) || !isCount(size) || index >= size) return false;
    if (![
        leafHash,
        root,
        ...proof
    ].every(isHash)) return false;
    let hash = leafHash;
    const complete = climb(index, size - 1, proof, (sibling, side)=>{
        hash = side === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    });
    return complete && Buffer.compare(hash, root) === 0;
}

//# sourceMappingURL=inclusion.proof.js.map