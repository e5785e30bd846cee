import { describe, expect, it } from '@jest/globals';
import { TreeFrontier, leafHash } from '@enlace/audit';
import { runsOf } from './node.store.js';

const leaves = (from: number, to: number): Buffer[] =>
  Array.from({ length: to - from }, (_, at) => leafHash(`${from + at}`));

describe('The nodes of an append', () => {
  it.each([1, 2, 7, 60, 61, 400])('are kept whole, of %i leaves, on any edge', (count) => {
    for (const before of [0, 1, 5, 64]) {
      const { frontier } = TreeFrontier.empty.append(leaves(0, before));
      const { nodes } = frontier.append(leaves(before, before + count));
      const kept = runsOf(nodes).flatMap(({ level, index, hashes }) =>
        Array.from({ length: hashes.length / 32 }, (_, at) => ({
          level,
          index: index + at,
          hash: hashes.subarray(at * 32, at * 32 + 32).toString('hex'),
        })),
      );
      const given = nodes.map(({ level, index, hash }) => ({ level, index, hash: hash.toString('hex') }));
      expect(new Set(kept.map((node) => JSON.stringify(node)))).toEqual(
        new Set(given.map((node) => JSON.stringify(node))),
      );
      expect(kept).toHaveLength(given.length);
    }
  });

  it('are few rows, none of them too long for a page to hold four', () => {
    const runs = runsOf(TreeFrontier.empty.append(leaves(0, 400)).nodes);
    expect(runs.length).toBeLessThan(25);
    expect(Math.max(...runs.map(({ hashes }) => hashes.length))).toBeLessThan(1_950);
  });
});
