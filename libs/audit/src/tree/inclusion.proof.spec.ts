import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  CT_ENTRIES,
  ReferenceStore,
  entries,
  flipped,
  mth,
  path,
  uniformStore,
} from '../../test/rfc6962.reference.js';
import { inclusionProof, verifyInclusion } from './inclusion.proof.js';
import { TreeFrontier } from './tree.frontier.js';
import { leafHash } from './tree.hash.js';

const SEED = 20261123;
const SIZES = Array.from({ length: 64 }, (_, size) => size + 1);
const ENTRIES = entries(64);
const LEAVES = ENTRIES.map(leafHash);
const ROOTS = [...SIZES.keys(), 64].map((size) => mth(ENTRIES.slice(0, size)));

const leafAt = (index: number): Buffer => LEAVES[index] ?? Buffer.alloc(0);
const rootAt = (size: number): Buffer => ROOTS[size] ?? Buffer.alloc(0);
const prove = (index: number, size: number): Promise<Buffer[]> =>
  inclusionProof(index, size, new ReferenceStore(ENTRIES.slice(0, size)).read);

/** A leaf of a log of 1 to 64 entries, with its proof. */
const proven = fc
  .integer({ min: 1, max: 64 })
  .chain((size) => fc.tuple(fc.nat({ max: size - 1 }), fc.constant(size)))
  .map(([index, size]) => ({ index, size, proof: path(index, ENTRIES.slice(0, size)) }));

describe('An inclusion proof', () => {
  it.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('of entry %i in %i is that of the Certificate Transparency tests', async (index, size, expected) => {
    const log = CT_ENTRIES.slice(0, size);
    const proof = await inclusionProof(index, size, new ReferenceStore(log).read);
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(expected);
    const leaf = leafHash(CT_ENTRIES[index] ?? Buffer.alloc(0));
    expect(verifyInclusion(leaf, index, size, proof, mth(log))).toBe(true);
  });

  it.each(SIZES)(
    'is the path of the definition and convinces, for every entry of a log of size %i',
    async (size) => {
      for (let index = 0; index < size; index += 1) {
        const proof = await prove(index, size);
        expect(proof).toEqual(path(index, ENTRIES.slice(0, size)));
        expect(verifyInclusion(leafAt(index), index, size, proof, rootAt(size))).toBe(true);
      }
    },
  );

  it('of an older size comes from the nodes of the log as it has grown since', async () => {
    const grown = new ReferenceStore(ENTRIES);
    expect(await inclusionProof(9, 21, grown.read)).toEqual(path(9, ENTRIES.slice(0, 21)));
  });

  it('takes one read of at most 2 log2(n) + 2 nodes', async () => {
    for (const size of SIZES) {
      for (let index = 0; index < size; index += 1) {
        const store = new ReferenceStore(ENTRIES.slice(0, size));
        await inclusionProof(index, size, store.read);
        expect(store.reads.length).toBeLessThanOrEqual(1);
        expect(store.reads.flat().length).toBeLessThanOrEqual(2 * Math.log2(size) + 2);
      }
    }
  });

  it('holds in a log far beyond 32 bits', async () => {
    const entry = Buffer.from('the same');
    const read = uniformStore(entry);
    await fc.assert(
      fc.asyncProperty(
        fc.maxSafeNat(),
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        async (at, size) => {
          const index = at % size;
          const root = (await TreeFrontier.restore(size, read)).root();
          const proof = await inclusionProof(index, size, read);
          expect(verifyInclusion(leafHash(entry), index, size, proof, root)).toBe(true);
          expect(verifyInclusion(leafHash(entry), index, size, proof.slice(1), root)).toBe(
            proof.length === 0,
          );
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('fails with any one bit of the leaf, the root or the path changed', () => {
    fc.assert(
      fc.property(proven, fc.nat(), fc.nat({ max: 255 }), ({ index, size, proof }, at, bit) => {
        const hashes = [leafAt(index), rootAt(size), ...proof];
        const place = at % hashes.length;
        const [leaf = leafAt(index), root = rootAt(size), ...changed] = hashes.map((hash, each) =>
          each === place ? flipped(hash, bit) : hash,
        );
        expect(verifyInclusion(leaf, index, size, changed, root)).toBe(false);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('convinces at its own index alone, so fails with any bit of the index changed', () => {
    for (const size of SIZES.slice(0, 33)) {
      for (let index = 0; index < size; index += 1) {
        const proof = path(index, ENTRIES.slice(0, size));
        const convinced = [...SIZES.keys()].filter((other) =>
          verifyInclusion(leafAt(index), other, size, proof, rootAt(size)),
        );
        expect(convinced).toEqual([index]);
      }
    }
  });

  it('fails against the root of any other size', () => {
    fc.assert(
      fc.property(proven, fc.nat({ max: 64 }), ({ index, size, proof }, other) => {
        fc.pre(other !== size);
        expect(verifyInclusion(leafAt(index), index, other, proof, rootAt(other))).toBe(false);
        expect(verifyInclusion(leafAt(index), index, size, proof, rootAt(other))).toBe(false);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('does not bind the size by itself: the size has to come from the checkpoint of the root', () => {
    const proof = path(0, ENTRIES.slice(0, 5));
    expect(verifyInclusion(leafAt(0), 0, 6, proof, rootAt(5))).toBe(true);
    expect(verifyInclusion(leafAt(0), 0, 4, proof, rootAt(5))).toBe(false);
    expect(verifyInclusion(leafAt(0), 0, 9, proof, rootAt(5))).toBe(false);
  });

  it('fails with a hash left out, added or moved', () => {
    fc.assert(
      fc.property(proven, fc.nat(), ({ index, size, proof }, at) => {
        fc.pre(proof.length > 1);
        const place = at % proof.length;
        const refused = [
          proof.toSpliced(place, 1),
          proof.toSpliced(place, 0, Buffer.alloc(32, 9)),
          [...proof, rootAt(size)],
          proof.toReversed(),
        ];
        for (const wrong of refused) {
          expect(verifyInclusion(leafAt(index), index, size, wrong, rootAt(size))).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('fails, and does not throw, on what is no index, no size or no hash', () => {
    const proof = path(1, ENTRIES.slice(0, 4));
    const [first = leafAt(0)] = proof;
    for (const [index, size] of [
      [4, 4],
      [-1, 4],
      [1.5, 4],
      [Number.NaN, 4],
      [1, Number.NaN],
      [1, Infinity],
      [0, 0],
    ] as const) {
      expect(verifyInclusion(leafAt(1), index, size, proof, rootAt(4))).toBe(false);
    }
    const long = Buffer.concat([first, Buffer.of(0)]);
    expect(verifyInclusion(leafAt(1), 1, 4, [long, ...proof.slice(1)], rootAt(4))).toBe(false);
    expect(verifyInclusion(Buffer.alloc(0), 1, 4, proof, rootAt(4))).toBe(false);
    expect(verifyInclusion(leafAt(1), 1, 4, proof, Buffer.alloc(0))).toBe(false);
  });

  it('fails when a byte moves from the leaf to its sibling, though the hashed bytes stay the same', () => {
    const [sibling = leafAt(0)] = path(1, ENTRIES.slice(0, 2));
    const longer = Buffer.concat([sibling, leafAt(1).subarray(0, 1)]);
    expect(verifyInclusion(leafAt(1), 1, 2, [sibling], rootAt(2))).toBe(true);
    expect(verifyInclusion(leafAt(1).subarray(1), 1, 2, [longer], rootAt(2))).toBe(false);
  });

  it.each([
    [0, 0],
    [8, 8],
    [9, 8],
    [-1, 8],
    [0.5, 8],
    [0, 2 ** 53],
  ])('is refused for entry %p of a log of size %p, by name', async (index, size) => {
    const read = new ReferenceStore(CT_ENTRIES).read;
    await expect(inclusionProof(index, size, read)).rejects.toMatchObject({
      code: 'validation-failed',
      field: 'index',
    });
  });
});
