import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { growTree, leafHash, rootFrom, siblingsOf, type TreeHash } from './merkle.tree.js';

/** The entries of the Merkle tree tests of Certificate Transparency, and the roots of the first one, two, … of them. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = ENTRIES.map((hex) => leafHash(Buffer.from(hex, 'hex').toString('ascii')));
const many = Array.from({ length: 70 }, (_, n) => leafHash(`leaf ${n}`));

const hexOf = (hash: TreeHash): string => Buffer.from(hash, 'latin1').toString('hex');

describe('the tree of a batch', () => {
  it.each(ROOTS.map((root, index) => [index + 1, root] as const))(
    'has, over the first %i entries of Certificate Transparency, the root published there',
    (size, root) => {
      expect(hexOf(growTree(leaves.slice(0, size)).root)).toBe(root);
    },
  );

  it('gives every leaf a path to the root, of the length that its place asks for', () => {
    for (let size = 1; size <= many.length; size += 1) {
      const { root, paths } = growTree(many.slice(0, size));
      for (const [index, leaf] of many.slice(0, size).entries()) {
        const path = paths[index] ?? [];
        expect(path).toHaveLength(siblingsOf(index, size).length);
        expect(rootFrom(leaf, { index, size, path })).toEqual(root);
      }
    }
  });

  it('leads to its root from no other place', () => {
    const size = 11;
    const { root, paths } = growTree(many.slice(0, size));
    for (const [index, path] of paths.entries()) {
      for (let other = 0; other < size; other += 1) {
        if (other === index || siblingsOf(other, size).length !== path.length) continue;
        expect(rootFrom(many[index] ?? '', { index: other, size, path })).not.toEqual(root);
      }
    }
  });

  it('never takes an inner node for a leaf', () => {
    const [left = '', right = ''] = many;
    const { root } = growTree([left, right]);
    for (const text of [`${left}${right}`, `\x01${left}${right}`]) expect(leafHash(text)).not.toBe(root);
    const asLeaf = createHash('sha256').update(Buffer.from(`\0${left}${right}`, 'latin1'));
    expect(asLeaf.digest('binary')).not.toBe(root);
  });

  it('has a leaf', () => {
    expect(() => growTree([])).toThrow(RangeError);
  });
});
