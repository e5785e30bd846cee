import { hash } from "node:crypto";
export const HASH_BYTES = 32;
/** `0x01 || left || right`, filled in place. */ const node = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);
/**
 * SHA-256(0x00 || entry). The tree is that of RFC 9162 section 2.1; `libs/audit` has it for a log in a database, this
 * is the same for a handful of leaves in memory.
 *
 * @param entry ASCII
 */ export function leafHash(entry) {
    return hash('sha256', `\0${entry}`, 'binary');
}
/** SHA-256(0x01 || left || right): the prefixes keep a node from ever passing as a leaf. */ function nodeHash(left, right) {
    node.write(left, 1, 'latin1');
    node.write(right, 1 + HASH_BYTES, 'latin1');
    return hash('sha256', node, 'binary');
}
/**
 * Where each sibling of a path stands, from the leaf up. A lone node on the right edge has none and rises unchanged, so the
 * length of a path follows from the place of its leaf.
 */ export function siblingsOf(index, size) {
    const siblings = [];
    for(let at = index, last = size - 1, level = 0; last > 0; at >>= 1, last >>= 1, level += 1){
        if (at % 2 === 1 || at < last) siblings.push({
            level,
            at: at ^ 1
        });
    }
    return siblings;
}
/**
 * The nodes on the way from a leaf, itself the first, one for each level: a lone one is there again. The length of the path
 * must be that of {@link siblingsOf}.
 *
 * @param isEnd where the way ends, if not at the root
 */ export function climb(leaf, { index, size, path }, isEnd = ()=>false) {
    const nodes = [
        leaf
    ];
    let [node, at, last, taken] = [
        leaf,
        index,
        size - 1,
        0
    ];
    for(; last > 0 && !isEnd(nodes.length - 1, at); at >>= 1, last >>= 1){
        if (at % 2 === 1) node = nodeHash(path[taken++] ?? '', node);
        else if (at < last) node = nodeHash(node, path[taken++] ?? '');
        nodes.push(node);
    }
    return nodes;
}
/** The root to which a path leads from a leaf. */ export function rootFrom(leaf, place) {
    return climb(leaf, place).at(-1) ?? leaf;
}
/** @param leaves at least one */ export function growTree(leaves) {
    const paths = leaves.map(()=>[]);
    let nodes = leaves;
    for(let level = 0; nodes.length > 1; level += 1){
        for (const [index, path] of paths.entries()){
            const sibling = nodes[index >> level ^ 1];
            if (sibling) path.push(sibling);
        }
        nodes = joinPairs(nodes);
    }
    const [root] = nodes;
    if (!root) throw new RangeError('A tree has at least one leaf');
    return {
        root,
        paths
    };
}
function joinPairs(nodes) {
    const joined = [];
    for (const [index, left] of nodes.entries()){
        if (index % 2 === 1) continue;
        const right = nodes[index + 1];
        joined.push(right ? nodeHash(left, right) : left);
    }
    return joined;
}

//# sourceMappingURL=merkle.tree.js.map