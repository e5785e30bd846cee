import { describe, expect, it } from '@jest/globals';
import { readHashes } from './node.reader.js';

const ADDRESSES = [
  { level: 1, index: 0 },
  { level: 0, index: 2 },
];
const HASH = Buffer.alloc(32, 7);

describe('Reading stored nodes', () => {
  it('gives the hashes in the order of their addresses', async () => {
    const hashes = [HASH, Buffer.alloc(32, 8)];
    expect(await readHashes(ADDRESSES, () => Promise.resolve(hashes))).toEqual(hashes);
  });

  it('does not go to the store for nothing', async () => {
    expect(await readHashes([], () => Promise.reject(new Error('was read')))).toEqual([]);
  });

  it.each([
    ['fewer hashes than asked for', [HASH]],
    ['more hashes than asked for', [HASH, HASH, HASH]],
    ['something that is not a hash', [HASH, Buffer.alloc(31)]],
  ])('refuses a store that answers with %s', async (_, answer) => {
    await expect(readHashes(ADDRESSES, () => Promise.resolve(answer))).rejects.toMatchObject({
      code: 'internal',
      facts: { asked: 2, answered: answer.length },
    });
  });

  it('lets the failure of the store through as it is', async () => {
    const failure = new Error('connection lost');
    await expect(readHashes(ADDRESSES, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
