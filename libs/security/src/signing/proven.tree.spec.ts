import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { BATCH_MAX, type BatchProof } from './batch.proof.js';
import { climb, growTree, leafHash, rootFrom, siblingsOf, type TreeHash } from './merkle.tree.js';
import { ProvenTree } from './proven.tree.js';

const LEAVES = Array.from({ length: BATCH_MAX }, (_, n) => leafHash(`leaf ${n}`));
const signature = Buffer.alloc(64, 7);

interface Batch {
  readonly root: TreeHash;
  readonly proofs: readonly BatchProof[];
}

function batchOf(size: number): Batch {
  const { root, paths } = growTree(LEAVES.slice(0, size));
  return { root, proofs: paths.map((path, index) => ({ signature, index, size, path })) };
}

const leafAt = (index: number): TreeHash => LEAVES[index] ?? '';

/** A tree that knows what these messages showed it, and the first of the batch where it was none. */
function shown({ root, proofs }: Batch, indexes: readonly number[]): ProvenTree {
  const [first = 0] = indexes;
  const proven = proofs[first] ?? { signature, index: 0, size: 0, path: [] };
  const nodes = climb(leafAt(first), proven);
  expect(nodes.at(-1)).toBe(root);
  const tree = new ProvenTree(proven, nodes);
  for (const index of indexes) {
    const proof = proofs[index];
    if (proof) expect(tree.holds(leafAt(index), proof)).toBe(true);
  }
  return tree;
}

const batches = new Map(Array.from({ length: 69 }, (_, at) => [at + 2, batchOf(at + 2)] as const));
/** A batch, the messages of it that came before, and the one that comes. */
const scene = fc.integer({ min: 2, max: 70 }).chain((size) =>
  fc.record({
    batch: fc.constant(batches.get(size) ?? batchOf(size)),
    before: fc.array(fc.nat({ max: size - 1 }), { maxLength: 40 }),
    index: fc.nat({ max: size - 1 }),
  }),
);

describe('the tree of a proven batch', () => {
  it('holds every message of the batch, whichever came before', () => {
    fc.assert(
      fc.property(scene, ({ batch, before, index }) => {
        shown(batch, [...before, index, ...before, index]);
      }),
      { seed: 20261127, numRuns: 500 },
    );
  });

  it('holds all of the largest batch', () => {
    shown(batchOf(BATCH_MAX), [...LEAVES.keys()].toReversed());
  });

  it('holds no other leaf, no other path and no other place than whoever has not seen it before', () => {
    fc.assert(
      fc.property(
        scene,
        fc.nat({ max: 69 }),
        fc.nat({ max: 12 }),
        fc.nat({ max: 31 }),
        ({ batch, before, index }, other, level, byte) => {
          const tree = shown(batch, before);
          const proof = batch.proofs[index];
          if (!proof) return;
          const turned = (hash: TreeHash): TreeHash =>
            hash.slice(0, byte) + String.fromCharCode(hash.charCodeAt(byte) ^ 1) + hash.slice(byte + 1);
          const path = proof.path.map((hash, at) => (at === level % proof.path.length ? turned(hash) : hash));
          const attempts: readonly (readonly [TreeHash, BatchProof])[] = [
            [turned(leafAt(index)), proof],
            [leafAt(other), proof],
            [leafAt(index), { ...proof, path }],
            [leafAt(index), batch.proofs[other % proof.size] ?? proof],
          ];
          const place = other % proof.size;
          const moved =
            siblingsOf(place, proof.size).length === proof.path.length
              ? [[leafAt(index), { ...proof, index: place }] as const]
              : [];
          for (const [leaf, tried] of [...attempts, ...moved])
            expect(tree.holds(leaf, tried)).toBe(rootFrom(leaf, tried) === batch.root);
          expect(tree.holds(leafAt(index), proof)).toBe(true);
        },
      ),
      { seed: 20261127, numRuns: 2_000 },
    );
  });

  it('is of its own signature and size', () => {
    const tree = shown(batchOf(5), [0, 3]);
    const proof = { signature, index: 0, size: 5, path: [] };
    expect(tree.isOf(proof)).toBe(true);
    expect(tree.isOf({ ...proof, size: 6 })).toBe(false);
    expect(tree.isOf({ ...proof, signature: Buffer.alloc(64, 8) })).toBe(false);
  });
});
