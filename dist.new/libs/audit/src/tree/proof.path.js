import { half, subtreesOf } from "./node.address.js";
import { readHashes } from "./node.reader.js";
import { foldSubtrees } from "./tree.hash.js";
/**
 * The hash of each span, from one batched read. At most one span of a proof is an incomplete right edge, so the read
 * stays within 2 * log2(size) + 2 nodes.
 */ export async function hashSpans(spans, readNodes) {
    const subtrees = spans.map(subtreesOf);
    const hashes = await readHashes(subtrees.flat(), readNodes);
    let taken = 0;
    return subtrees.map(({ length })=>foldSubtrees(hashes.slice(taken, taken += length)));
}
/**
 * Walks from a node up to the root of a tree of `last` + 1 nodes on the same level, one sibling of the proof at a time:
 * the loop that RFC 9162 2.1.3.2 and 2.1.4.2 share.
 *
 * @param combine is given each sibling and the side of the walker on which it stands
 * @returns whether the proof ends exactly at the root: one hash too few or too many is no proof
 */ export function climb(index, last, proof, combine) {
    let node = index;
    let edge = last;
    for (const sibling of proof){
        if (edge === 0) return false;
        if (node % 2 === 1 || node === edge) {
            combine(sibling, 'left');
            // A lone node on the right edge has no sibling: it rises unchanged until it is somebody's right child.
            for(; node % 2 === 0 && node !== 0; edge = half(edge))node = half(node);
        } else {
            combine(sibling, 'right');
        }
        node = half(node);
        edge = half(edge);
    }
    return edge === 0;
}

//# sourceMappingURL=proof.path.js.map