import type { BatchProof } from './batch.proof.js';
import { nodeHash, type TreeHash } from './merkle.tree.js';

/**
 * The tree of a batch whose signature is proved, as far as messages have shown it. Who comes to a known node has only the
 * rest of a known way before him: his path is compared there and not hashed, and two hashes stand for ten.
 *
 * It is compared to the end all the same. A path that is wrong above a known node would pass here and nowhere else: the
 * message would have several spellings, and could be proved to nobody.
 */
export class ProvenTree {
  readonly #signature: Buffer;
  readonly #size: number;
  /** By level and place. Whatever is here leads to the root: nodes that were climbed, and their siblings. */
  readonly #known = new Map<number, TreeHash>();

  constructor({ signature, size }: BatchProof, root: TreeHash) {
    this.#signature = signature;
    this.#size = size;
    this.#known.set(keyOf(Math.ceil(Math.log2(size)), 0), root);
  }

  isOf({ signature, size }: BatchProof): boolean {
    return size === this.#size && signature.equals(this.#signature);
  }

  /** Whether that leaf stands at that place. @param proof of this batch */
  holds(leaf: TreeHash, { index, path }: BatchProof): boolean {
    const climbed: TreeHash[] = [];
    let [node, at, last, taken] = [leaf, index, this.#size - 1, 0];
    for (; !this.#known.has(keyOf(climbed.length, at)); at >>= 1, last >>= 1) {
      climbed.push(node);
      if (at % 2 === 1) node = nodeHash(path[taken++] ?? '', node);
      else if (at < last) node = nodeHash(node, path[taken++] ?? '');
    }
    if (this.#known.get(keyOf(climbed.length, at)) !== node) return false;
    for (let level = climbed.length; last > 0; level += 1, at >>= 1, last >>= 1) {
      if (isAlone(at, last)) continue;
      if (this.#known.get(keyOf(level, at ^ 1)) !== path[taken++]) return false;
    }
    this.#learn(climbed, index, path);
    return true;
  }

  #learn(climbed: readonly TreeHash[], index: number, path: readonly TreeHash[]): void {
    let [at, last, taken] = [index, this.#size - 1, 0];
    for (const [level, node] of climbed.entries()) {
      this.#known.set(keyOf(level, at), node);
      if (!isAlone(at, last)) this.#known.set(keyOf(level, at ^ 1), path[taken++] ?? '');
      at >>= 1;
      last >>= 1;
    }
  }
}

/** The last node of a level, without a sibling: it rises unchanged. */
function isAlone(at: number, last: number): boolean {
  return at % 2 === 0 && at === last;
}

/** No level has more places than a batch leaves. */
function keyOf(level: number, at: number): number {
  return level * 65_536 + at;
}
