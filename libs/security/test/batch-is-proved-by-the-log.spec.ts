import { beforeAll, describe, expect, it } from '@jest/globals';
import { TreeFrontier, leafHash, verifyInclusion } from '@enlace/audit';
import { batchJwsOf, type KeyDirectory } from '../src/index.js';
import { createParty, directoryOf, draftOf, sealTogether, type Party } from './message.fixture.js';

let snm: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  directory = directoryOf(snm, await createParty('onpar'));
});

/** The tree of a batch is written twice: here for a handful of leaves, in `libs/audit` for a log. They must agree. */
describe('the verifier of the log', () => {
  it.each([2, 3, 5, 8, 33])('finds every message in a batch of %i, and the same root', (count) => {
    const drafts = Array.from({ length: count }, () => draftOf('onpar'));
    const leaves = sealTogether(drafts, snm, directory).map((jws) => {
      const proof = Buffer.from(jws.split('.')[2] ?? '', 'base64url');
      const signed = Buffer.from((batchJwsOf(jws) ?? '').split('.')[1] ?? '', 'base64url');
      const path = Array.from({ length: (proof.length - 72) / 32 }, (_, n) =>
        proof.subarray(72 + 32 * n, 104 + 32 * n),
      );
      return {
        index: proof.readUInt32BE(64),
        leaf: leafHash(jws.slice(0, jws.lastIndexOf('.'))),
        root: signed.subarray(0, 32),
        path,
      };
    });
    for (const { index, leaf, path, root } of leaves) {
      expect(verifyInclusion(leaf, index, count, path, root)).toBe(true);
    }
    const inOrder = leaves.toSorted((one, other) => one.index - other.index).map(({ leaf }) => leaf);
    const { frontier } = TreeFrontier.empty.append(inOrder);
    expect(new Set(leaves.map(({ root }) => root.toString('hex')))).toEqual(
      new Set([frontier.root().toString('hex')]),
    );
  });
});
