import { describe, expect, it } from '@jest/globals';
import { BATCH_MAX, decodeBatchProof, encodeBatchProof, type BatchProof } from './batch.proof.js';
import { siblingsOf } from './merkle.tree.js';

const signature = Buffer.alloc(64, 7);

function proofOf(index: number, size: number, hashes = siblingsOf(index, size).length): BatchProof {
  return {
    signature,
    index,
    size,
    path: Array.from({ length: hashes }, (_, n) => String.fromCharCode(n).repeat(32)),
  };
}

function decoded(index: number, size: number, hashes?: number) {
  return decodeBatchProof(encodeBatchProof(proofOf(index, size, hashes)));
}

describe('the proof of a batched message', () => {
  it('is its signature, its index, the size and its path, in that order and big-endian', () => {
    const bytes = encodeBatchProof(proofOf(2, 259, 1));
    expect(bytes.subarray(0, 64)).toEqual(signature);
    expect(bytes.subarray(64).toString('hex')).toBe(`0000000200000103${'00'.repeat(32)}`);
  });

  it.each([
    [0, 2],
    [1, 2],
    [2, 3],
    [4, 5],
    [49, 50],
    [BATCH_MAX - 1, BATCH_MAX],
  ])('is read as it was written, for leaf %i of %i', (index, size) => {
    expect(decoded(index, size)).toEqual(proofOf(index, size));
  });

  it('has one hash for a lone leaf on the right edge and ten at most', () => {
    expect(decoded(4, 5)?.path).toHaveLength(1);
    expect(decoded(0, BATCH_MAX)?.path).toHaveLength(10);
  });

  it.each([
    ['a batch of nothing', 0, 0, 0],
    ['a batch of one', 0, 1, 0],
    ['a batch over the limit', 0, BATCH_MAX + 1, 11],
    ['a batch without end', 0, 0xffff_ffff, 32],
    ['an index past the last', 2, 2, 1],
    ['an index without end', 0xffff_ffff, 3, 2],
    ['no path', 0, 2, 0],
    ['a hash too few', 3, 8, 2],
    ['a hash too many', 3, 8, 4],
    ['the path of another place', 4, 5, 3],
  ])('with %s is none', (_, index, size, hashes) => {
    expect(decoded(index, size, hashes)).toBeUndefined();
  });

  it('cut off, or with a byte after it, is none', () => {
    const bytes = encodeBatchProof(proofOf(1, 3));
    for (let length = 0; length < bytes.length; length += 1) {
      expect(decodeBatchProof(bytes.subarray(0, length))).toBeUndefined();
    }
    expect(decodeBatchProof(Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
  });
});
