import { describe, expect, it } from '@jest/globals';
import { CT_ENTRIES } from '../../test/rfc6962.reference.js';
import { emptyRoot, foldSubtrees, isHash, leafHash, nodeHash } from './tree.hash.js';

const hex = (bytes: Buffer): string => bytes.toString('hex');

describe('The hashes of the tree', () => {
  it('are those of the Certificate Transparency tests', () => {
    expect(hex(emptyRoot)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(CT_ENTRIES.slice(0, 2).map((entry) => hex(leafHash(entry)))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    ]);
    expect(hex(nodeHash(leafHash(Buffer.alloc(0)), leafHash(Buffer.of(0))))).toBe(
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    );
  });

  it('are the same of a text and of its bytes', () => {
    for (const text of ['', 'eyJhbGciOiJFZERTQSJ9.e30.c2ln', 'señal'])
      expect(leafHash(text)).toEqual(leafHash(Buffer.from(text)));
  });

  it('never let an inner node pass as an entry', () => {
    const [left, right] = [leafHash(Buffer.of(1)), leafHash(Buffer.of(2))];
    expect(leafHash(Buffer.concat([left, right]))).not.toEqual(nodeHash(left, right));
  });

  it('depend on which child is left', () => {
    const [left, right] = [leafHash(Buffer.of(1)), leafHash(Buffer.of(2))];
    expect(nodeHash(left, right)).not.toEqual(nodeHash(right, left));
  });

  it('fold a ragged right edge from the right', () => {
    const [a, b, c] = [1, 2, 3].map((byte) => leafHash(Buffer.of(byte))) as [Buffer, Buffer, Buffer];
    expect(foldSubtrees([])).toEqual(emptyRoot);
    expect(foldSubtrees([a])).toEqual(a);
    expect(foldSubtrees([a, b, c])).toEqual(nodeHash(a, nodeHash(b, c)));
  });

  it('have 32 bytes, neither more nor fewer', () => {
    expect([31, 32, 33].map((length) => isHash(Buffer.alloc(length)))).toEqual([false, true, false]);
  });
});
