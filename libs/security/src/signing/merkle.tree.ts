import { hash } from 'node:crypto';

export const HASH_BYTES = 32;

/**
 * A hash as a string of 32 characters, one a byte (`latin1`). OpenSSL's answer as a Buffer costs twice the hashing of a
 * node, and a message climbs six to ten of them.
 */
export type TreeHash = string;

/** `0x01 || left || right`, filled in place. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 0x01);

/**
 * SHA-256(0x00 || entry). The tree is that of RFC 9162 section 2.1; `libs/audit` has it for a log in a database, this
 * is the same for a handful of leaves in memory.
 *
 * @param entry ASCII
 */
export function leafHash(entry: string): TreeHash {
  return hash('sha256', `\0${entry}`, 'binary');
}

/** SHA-256(0x01 || left || right): the prefixes keep a node from ever passing as a leaf. */
function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  node.write(left, 1, 'latin1');
  node.write(right, 1 + HASH_BYTES, 'latin1');
  return hash('sha256', node, 'binary');
}

/** Where a node stands. */
export interface TreeSpot {
  readonly level: number;
  readonly at: number;
}

/**
 * Where each sibling of a path stands, from the leaf up. A lone node on the right edge has none and rises unchanged, so the
 * length of a path follows from the place of its leaf.
 */
export function siblingsOf(index: number, size: number): TreeSpot[] {
  const siblings: TreeSpot[] = [];
  for (let at = index, last = size - 1, level = 0; last > 0; at >>= 1, last >>= 1, level += 1) {
    if (at % 2 === 1 || at < last) siblings.push({ level, at: at ^ 1 });
  }
  return siblings;
}

/** Where a leaf stands in a tree of so many, and its siblings on the way up, the lowest first. */
export interface TreePlace {
  readonly index: number;
  readonly size: number;
  readonly path: readonly TreeHash[];
}

/**
 * The nodes on the way from a leaf, itself the first, one for each level: a lone one is there again. The length of the path
 * must be that of {@link siblingsOf}.
 *
 * @param isEnd where the way ends, if not at the root
 */
export function climb(
  leaf: TreeHash,
  { index, size, path }: TreePlace,
  isEnd: (level: number, at: number) => boolean = () => false,
): TreeHash[] {
  const nodes = [leaf];
  let [node, at, last, taken] = [leaf, index, size - 1, 0];
  for (; last > 0 && !isEnd(nodes.length - 1, at); at >>= 1, last >>= 1) {
    if (at % 2 === 1) node = nodeHash(path[taken++] ?? '', node);
    else if (at < last) node = nodeHash(node, path[taken++] ?? '');
    nodes.push(node);
  }
  return nodes;
}

/** The root to which a path leads from a leaf. */
export function rootFrom(leaf: TreeHash, place: TreePlace): TreeHash {
  return climb(leaf, place).at(-1) ?? leaf;
}

export interface MerkleTree {
  readonly root: TreeHash;
  /** The audit path of the leaf at each index, lowest sibling first. */
  readonly paths: readonly (readonly TreeHash[])[];
}

/** @param leaves at least one */
export function growTree(leaves: readonly TreeHash[]): MerkleTree {
  const paths: TreeHash[][] = leaves.map(() => []);
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

function joinPairs(nodes: readonly TreeHash[]): TreeHash[] {
  const joined: TreeHash[] = [];
  for (const [index, left] of nodes.entries()) {
    if (index % 2 === 1) continue;
    const right = nodes[index + 1];
    joined.push(right ? nodeHash(left, right) : left);
  }
  return joined;
}
