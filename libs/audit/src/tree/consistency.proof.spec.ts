import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  CT_ENTRIES,
  ReferenceStore,
  entries,
  flipped,
  mth,
  proof as definition,
  uniformStore,
} from '../../test/rfc6962.reference.js';
import { consistencyProof, verifyConsistency } from './consistency.proof.js';
import { TreeFrontier } from './tree.frontier.js';
import { emptyRoot } from './tree.hash.js';

const SEED = 20261123;
const SIZES = Array.from({ length: 65 }, (_, size) => size);
const ENTRIES = entries(64);
const ROOTS = SIZES.map((size) => mth(ENTRIES.slice(0, size)));
const OTHER = Buffer.alloc(32, 9);

const rootAt = (size: number): Buffer => ROOTS[size] ?? Buffer.alloc(0);

/** Two sizes, 0 < first < second <= 64, with their proof. */
const proven = fc
  .integer({ min: 2, max: 64 })
  .chain((second) => fc.tuple(fc.integer({ min: 1, max: second - 1 }), fc.constant(second)))
  .map(([first, second]) => ({ first, second, proof: definition(first, ENTRIES.slice(0, second)) }));

describe('A consistency proof', () => {
  it.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('from %i to %i is that of the Certificate Transparency tests', async (first, second, expected) => {
    const log = CT_ENTRIES.slice(0, second);
    const proof = await consistencyProof(first, second, new ReferenceStore(log).read);
    expect(proof.map((hash) => hash.toString('hex'))).toEqual(expected);
    expect(verifyConsistency(first, mth(log.slice(0, first)), second, mth(log), proof)).toBe(true);
  });

  it.each(SIZES)('is that of the definition and convinces, from every size up to %i', async (second) => {
    const log = ENTRIES.slice(0, second);
    for (let first = 0; first <= second; first += 1) {
      const proof = await consistencyProof(first, second, new ReferenceStore(log).read);
      expect(proof).toEqual(first === 0 || first === second ? [] : definition(first, log));
      expect(verifyConsistency(first, rootAt(first), second, rootAt(second), proof)).toBe(true);
    }
  });

  it('takes one read of at most 2 log2(n) + 2 nodes', async () => {
    for (const second of SIZES.slice(1)) {
      for (let first = 0; first <= second; first += 1) {
        const store = new ReferenceStore(ENTRIES.slice(0, second));
        await consistencyProof(first, second, store.read);
        expect(store.reads.length).toBeLessThanOrEqual(1);
        expect(store.reads.flat().length).toBeLessThanOrEqual(2 * Math.log2(second) + 2);
      }
    }
  });

  it('holds between logs far beyond 32 bits', async () => {
    const read = uniformStore(Buffer.from('the same'));
    const rootOf = async (size: number): Promise<Buffer> => (await TreeFrontier.restore(size, read)).root();
    await fc.assert(
      fc.asyncProperty(fc.maxSafeNat(), fc.maxSafeNat(), async (one, two) => {
        const [first, second] = one < two ? [one, two] : [two, one];
        const proof = await consistencyProof(first, second, read);
        const [root1, root2] = [await rootOf(first), await rootOf(second)];
        expect(verifyConsistency(first, root1, second, root2, proof)).toBe(true);
        expect(verifyConsistency(first, OTHER, second, root2, proof)).toBe(false);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('fails with any one bit of a root or of the path changed', () => {
    fc.assert(
      fc.property(proven, fc.nat(), fc.nat({ max: 255 }), ({ first, second, proof }, at, bit) => {
        const hashes = [rootAt(first), rootAt(second), ...proof];
        const place = at % hashes.length;
        const [root1 = OTHER, root2 = OTHER, ...changed] = hashes.map((hash, each) =>
          each === place ? flipped(hash, bit) : hash,
        );
        expect(verifyConsistency(first, root1, second, root2, changed)).toBe(false);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('convinces from its own first size alone, so fails with any bit of that size changed', () => {
    for (const second of SIZES.slice(2, 34)) {
      for (let first = 1; first < second; first += 1) {
        const proof = definition(first, ENTRIES.slice(0, second));
        const convinced = SIZES.filter((other) =>
          verifyConsistency(other, rootAt(first), second, rootAt(second), proof),
        );
        expect(convinced).toEqual([first]);
      }
    }
  });

  it('fails against the root of any other size', () => {
    fc.assert(
      fc.property(proven, fc.nat({ max: 64 }), ({ first, second, proof }, other) => {
        if (other !== first) {
          expect(verifyConsistency(first, rootAt(other), second, rootAt(second), proof)).toBe(false);
        }
        if (other !== second) {
          expect(verifyConsistency(first, rootAt(first), second, rootAt(other), proof)).toBe(false);
          expect(verifyConsistency(first, rootAt(first), other, rootAt(other), proof)).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('cannot hide an entry that was changed, dropped or swapped after the first size', async () => {
    const first = 21;
    const log = ENTRIES.slice(0, 40);
    const rewritten = [
      log.with(4, Buffer.from('another')),
      log.toSpliced(20, 1),
      log.with(0, log[1] ?? OTHER).with(1, log[0] ?? OTHER),
    ];
    for (const forged of rewritten) {
      const proof = await consistencyProof(first, forged.length, new ReferenceStore(forged).read);
      expect(verifyConsistency(first, rootAt(first), forged.length, mth(forged), proof)).toBe(false);
    }
  });

  it('fails with a hash left out, added or moved', () => {
    fc.assert(
      fc.property(proven, fc.nat(), ({ first, second, proof }, at) => {
        const place = at % proof.length;
        const refused = [
          proof.toSpliced(place, 1),
          proof.toSpliced(place, 0, OTHER),
          [...proof, rootAt(second)],
          ...(proof.length > 1 ? [proof.toReversed()] : []),
        ];
        for (const wrong of refused) {
          expect(verifyConsistency(first, rootAt(first), second, rootAt(second), wrong)).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('is nothing but the equality of the roots for equal sizes', () => {
    expect(verifyConsistency(5, rootAt(5), 5, rootAt(5), [])).toBe(true);
    expect(verifyConsistency(5, rootAt(5), 5, rootAt(4), [])).toBe(false);
    expect(verifyConsistency(5, rootAt(5), 5, rootAt(5), [OTHER])).toBe(false);
  });

  it('starts from the empty log only under the empty root', () => {
    expect(verifyConsistency(0, emptyRoot, 5, rootAt(5), [])).toBe(true);
    expect(verifyConsistency(0, OTHER, 5, rootAt(5), [])).toBe(false);
    expect(verifyConsistency(0, emptyRoot, 5, rootAt(5), [OTHER])).toBe(false);
    expect(verifyConsistency(0, OTHER, 0, OTHER, [])).toBe(false);
    expect(verifyConsistency(0, emptyRoot, 0, OTHER, [])).toBe(false);
  });

  it('fails, and does not throw, on sizes that shrink, are no sizes, or on what is no hash', () => {
    const proof = definition(3, ENTRIES.slice(0, 7));
    for (const [first, second] of [
      [7, 3],
      [-1, 7],
      [2.5, 7],
      [3, Infinity],
      [3, Number.NaN],
    ] as const) {
      expect(verifyConsistency(first, rootAt(3), second, rootAt(7), proof)).toBe(false);
    }
    expect(verifyConsistency(3, rootAt(3), 7, rootAt(7), [])).toBe(false);
    expect(verifyConsistency(4, rootAt(4), 7, rootAt(7), [])).toBe(false);
    expect(verifyConsistency(3, rootAt(3), 7, rootAt(7), proof.with(0, Buffer.alloc(33)))).toBe(false);
    expect(verifyConsistency(3, Buffer.alloc(0), 7, rootAt(7), proof)).toBe(false);
  });

  it.each([
    [9, 8],
    [-1, 8],
    [0.5, 8],
    [0, Number.NaN],
  ])('is refused from size %p to size %p, by name', async (first, second) => {
    const read = new ReferenceStore(CT_ENTRIES).read;
    await expect(consistencyProof(first, second, read)).rejects.toMatchObject({
      code: 'validation-failed',
      field: 'first',
    });
  });
});
