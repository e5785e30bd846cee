import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CT_ENTRIES, ReferenceStore, entries, mth } from '../../test/rfc6962.reference.js';
import { subtreesOf } from './node.address.js';
import { TreeFrontier } from './tree.frontier.js';
import { emptyRoot, leafHash } from './tree.hash.js';

const SEED = 20261123;
const SIZES = Array.from({ length: 65 }, (_, size) => size);
const ENTRIES = entries(64);
const LEAVES = ENTRIES.map(leafHash);
const STORE = new ReferenceStore(ENTRIES);

/** Roots of the logs of the first 1 to 8 entries, from the Merkle tree tests of Certificate Transparency. */
const CT_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('The frontier of the log', () => {
  it('has the roots of the Certificate Transparency tests', () => {
    let frontier = TreeFrontier.empty;
    expect(frontier.root()).toEqual(emptyRoot);
    const roots = CT_ENTRIES.map((entry) => {
      frontier = frontier.append([leafHash(entry)]).frontier;
      return frontier.root().toString('hex');
    });
    expect(roots).toEqual(CT_ROOTS);
  });

  it.each(SIZES)('has the root of the definition at size %i', (size) => {
    const { frontier } = TreeFrontier.empty.append(LEAVES.slice(0, size));
    expect(frontier.size).toBe(size);
    expect(frontier.root()).toEqual(mth(ENTRIES.slice(0, size)));
  });

  it.each(SIZES)('hands over every complete subtree of a log of size %i for storing, each once', (size) => {
    const { nodes } = TreeFrontier.empty.append(LEAVES.slice(0, size));
    const names = nodes.map(({ level, index }) => `${level}/${index}`);
    const complete = [0, 1, 2, 3, 4, 5, 6].flatMap((level) =>
      Array.from({ length: Math.floor(size / 2 ** level) }, (_, index) => `${level}/${index}`),
    );
    expect(names.toSorted()).toEqual(complete.toSorted());
    for (const node of nodes) expect(node.hash).toEqual(STORE.node(node));
  });

  it('is the same whether leaves come in batches or one by one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 8 }), (batches) => {
        const leaves = entries(batches.reduce((sum, batch) => sum + batch, 0)).map(leafHash);
        let [batched, single, from] = [TreeFrontier.empty, TreeFrontier.empty, 0];
        for (const batch of batches) {
          const added = leaves.slice(from, (from += batch));
          const together = batched.append(added);
          const alone = added.map((leaf) => {
            const one = single.append([leaf]);
            single = one.frontier;
            return one.nodes;
          });
          expect(together.nodes).toEqual(alone.flat());
          batched = together.frontier;
        }
        expect(batched).toEqual(single);
      }),
      { seed: SEED },
    );
  });

  it('goes on from stored nodes after a restart as if there had been none', async () => {
    for (const size of SIZES) {
      const restored = await TreeFrontier.restore(size, STORE.read);
      expect(restored).toEqual(TreeFrontier.empty.append(LEAVES.slice(0, size)).frontier);
      expect(restored.append(LEAVES.slice(size)).frontier.root()).toEqual(mth(ENTRIES));
    }
  });

  it('is restored by one read of no more nodes than its size has bits', async () => {
    const store = new ReferenceStore(ENTRIES);
    await TreeFrontier.restore(63, store.read);
    expect(store.reads).toEqual([subtreesOf({ start: 0, end: 63 })]);
    expect(store.reads[0]).toHaveLength(6);
  });

  it('stays as it was when an append is thrown away', () => {
    const { frontier } = TreeFrontier.empty.append(LEAVES.slice(0, 5));
    const before = frontier.root();
    frontier.append(LEAVES.slice(5, 9));
    expect(frontier.size).toBe(5);
    expect(frontier.root()).toEqual(before);
  });

  it('does nothing on an empty batch', () => {
    const { frontier } = TreeFrontier.empty.append(LEAVES.slice(0, 5));
    expect(frontier.append([])).toEqual({ frontier, nodes: [] });
  });

  it('counts on beyond 32 bits', () => {
    const leaf = leafHash(Buffer.of(1));
    const { nodes, frontier } = new TreeFrontier(2 ** 33 + 1, [leaf, leaf]).append([leaf]);
    expect(nodes.map(({ level, index }) => ({ level, index }))).toEqual([
      { level: 0, index: 2 ** 33 + 1 },
      { level: 1, index: 2 ** 32 },
    ]);
    expect(frontier.size).toBe(2 ** 33 + 2);
  });

  it.each([
    ['too few hashes', 3, [Buffer.alloc(32)]],
    ['too many hashes', 2, [Buffer.alloc(32), Buffer.alloc(32)]],
    ['a hash of another length', 1, [Buffer.alloc(20)]],
    ['a size below zero', -1, []],
    ['a size that is no whole number', 0.5, []],
  ])('is not made of %s', (_, size, edge) => {
    expect(() => new TreeFrontier(size, edge)).toThrow(expect.objectContaining({ code: 'internal' }));
  });

  it('refuses entries that were not hashed, one or a pair that would vanish into a node', () => {
    const entry = Buffer.from('an entry');
    for (const batch of [[entry], [entry, entry]]) {
      expect(() => TreeFrontier.empty.append(batch)).toThrow(expect.objectContaining({ code: 'internal' }));
    }
  });
});
