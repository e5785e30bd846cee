import { hash } from 'node:crypto';

export const HASH_BYTES = 32;
const NODE = Buffer.of(0x01);

/**
 * SHA-256(0x00 || entry). The tree is that of RFC 9162 section 2.1; `libs/audit` has it for a log in a database, this
 * is the same for a handful of leaves in memory.
 *
 * @param entry ASCII
 */
export function leafHash(entry: string): Buffer {
  return hash('sha256', `\0${entry}`, 'buffer');
}

/** SHA-256(0x01 || left || right): the prefixes keep a node from ever passing as a leaf. */
function nodeHash(left: Buffer, right: Buffer): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');
}

/**
 * On which side each sibling of a path stands, from the leaf up. A lone node on the right edge has none and rises
 * unchanged, so the length of a path follows from the place of its leaf.
 */
export function sidesOf(index: number, size: number): ('left' | 'right')[] {
  const sides: ('left' | 'right')[] = [];
  for (let node = index, last = size - 1; last > 0; node >>= 1, last >>= 1) {
    if (node % 2 === 1) sides.push('left');
    else if (node < last) sides.push('right');
  }
  return sides;
}

/** The root to which a path leads from a leaf; its length must be that of {@link sidesOf}. */
export function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer {
  const sides = sidesOf(index, size);
  return path.reduce(
    (node, sibling, level) => (sides[level] === 'left' ? nodeHash(sibling, node) : nodeHash(node, sibling)),
    leaf,
  );
}

export interface MerkleTree {
  readonly root: Buffer;
  /** The audit path of the leaf at each index, lowest sibling first. */
  readonly paths: readonly (readonly Buffer[])[];
}

/** @param leaves hashes, at least one */
export function growTree(leaves: readonly Buffer[]): MerkleTree {
  const paths: Buffer[][] = leaves.map(() => []);
  let nodes = leaves;
  for (let level = 0; nodes.length > 1; level += 1) {
    for (const [index, path] of paths.entries()) {
      const sibling = nodes[(index >> level) ^ 1];
      if (sibling) path.push(sibling);
    }
    nodes = joinPairs(nodes);
  }
  const [root] = nodes;
  if (!root) throw new RangeError('A tree has at least one leaf');
  return { root, paths };
}

function joinPairs(nodes: readonly Buffer[]): Buffer[] {
  const joined: Buffer[] = [];
  for (const [index, node] of nodes.entries()) {
    if (index % 2 === 1) continue;
    const right = nodes[index + 1];
    joined.push(right ? nodeHash(node, right) : node);
  }
  return joined;
}
