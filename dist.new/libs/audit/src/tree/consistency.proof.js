import { EnlaceError } from "../../../contracts/src/index.js";
import { half, isCount, splitPoint } from "./node.address.js";
import { climb, hashSpans } from "./proof.path.js";
import { emptyRoot, isHash, nodeHash } from "./tree.hash.js";
/** The spans whose hashes are the proof: SUBPROOF of RFC 6962 2.1.2, from the root down and reversed. */ function consistencySpans(first, second) {
    const spans = [];
    let start = 0;
    let end = second;
    while(first !== end){
        const middle = start + splitPoint(end - start);
        if (first <= middle) {
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
    // From leaf 0 on, the subtree is the whole old log, and the verifier holds its root already.
    if (start > 0) spans.push({
        start,
        end
    });
    return spans.toReversed();
}
/**
 * Proof that the log of the first `first` leaves is a prefix of the log of the first `second` leaves. It is empty for
 * equal sizes and for the empty log, which is a prefix of every log.
 *
 * @throws EnlaceError `validation-failed` when the first size is over the second
 */ export async function consistencyProof(first, second, readNodes) {
    if (!isCount(first) || !isCount(second) || first > second) {
        throw new EnlaceError('validation-failed', 'A log only grows; ask from the smaller size to the larger', {
            field: 'first',
            facts: {
                second
            }
        });
    }
    return first === 0 ? [] : hashSpans(consistencySpans(first, second), readNodes);
}
/**
 * Whether the log of `size1` leaves under `root1` is a prefix of the log of `size2` leaves under `root2`
 * (RFC 9162 2.1.4.2). Take each size and its root from one verified checkpoint, as for an inclusion proof.
 */ export function verifyConsistency(size1, root1, size2, root2, proof) {
    if (!isCount(size1) || !isCount(size2) || size1 > size2) return false;
    if (![
        root1,
        root2,
        ...proof
    ].every(isHash)) return false;
    if (size2 === 0 && !emptyRoot.equals(root2)) return false;
    if (size1 === 0) return proof.length === 0 && emptyRoot.equals(root1);
    if (size1 === size2) return proof.length === 0 && Buffer.compare(root1, root2) === 0;
    let node = size1 - 1;
    let last = size2 - 1;
    for(; node % 2 === 1; last = half(last))node = half(node);
    // Only a power of two ends at node 0: the old log is one complete subtree, and its root starts the path.
    const [start, ...rest] = node === 0 ? [
        root1,
        ...proof
    ] : proof;
    if (start === undefined) return false;
    let hash1 = start;
    let hash2 = start;
    const complete = climb(node, last, rest, (sibling, side)=>{
        if (side === 'left') hash1 = nodeHash(sibling, hash1);
        hash2 = side === 'left' ? nodeHash(sibling, hash2) : nodeHash(hash2, sibling);
    });
    return complete && Buffer.compare(hash1, root1) === 0 && Buffer.compare(hash2, root2) === 0;
}

//# sourceMappingURL=consistency.proof.js.map