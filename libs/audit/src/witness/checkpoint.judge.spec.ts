import { describe, expect, it } from '@jest/globals';
import { consistencyProof } from '../tree/consistency.proof.js';
import type { ReadNodes } from '../tree/node.reader.js';
import { TreeFrontier } from '../tree/tree.frontier.js';
import { leafHash } from '../tree/tree.hash.js';
import { judgeCheckpoint, type Judgement } from './checkpoint.judge.js';

/** A log of one-word entries; `edit` rewrites one. */
function logOf(
  size: number,
  edit = -1,
): { head: TreeFrontier; at: (n: number) => TreeFrontier; read: ReadNodes } {
  const leaves = Array.from({ length: size }, (_, index) =>
    leafHash(index === edit ? 'rewritten' : `entry ${index}`),
  );
  const { frontier, nodes } = TreeFrontier.empty.append(leaves);
  const stored = new Map(nodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
  return {
    head: frontier,
    at: (n) => TreeFrontier.empty.append(leaves.slice(0, n)).frontier,
    read: async (wanted) =>
      wanted.map(({ level, index }) => stored.get(`${level}/${index}`) ?? Buffer.alloc(0)),
  };
}

const headOf = (frontier: TreeFrontier): { size: number; root: Buffer } => ({
  size: frontier.size,
  root: frontier.root(),
});
const LAST = headOf(logOf(9).head);

/** What the witness says to a log of `size` that claims to continue `oldSize`. */
async function judged(
  size: number,
  oldSize: number,
  edit = -1,
  last = LAST,
  before = false,
): Promise<Judgement> {
  const log = logOf(Math.max(size, oldSize), edit);
  const proof = oldSize <= size ? await consistencyProof(oldSize, size, log.read) : [];
  return judgeCheckpoint(last, headOf(log.at(size)), { oldSize, proof }, before);
}

describe('A witness that signed nine leaves', () => {
  it.each([10, 16, 17, 100])('signs %i that continue them', async (size) => {
    expect(await judged(size, 9)).toEqual({ sign: true });
  });

  it('signs the same again: the answer may have been lost', async () => {
    expect(await judged(9, 9)).toEqual({ sign: true });
  });

  it('refuses a fork: the same size with another root', async () => {
    expect(await judged(9, 9, 4)).toEqual({ sign: false, status: 409, alarm: 'fork' });
    expect(await judged(9, 3, 4)).toEqual({ sign: false, status: 409, alarm: 'fork' });
  });

  it('refuses a rollback: a shorter log, its own past or another', async () => {
    expect(await judged(5, 5)).toEqual({ sign: false, status: 409, alarm: 'rollback' });
    expect(await judged(5, 0, 2)).toEqual({ sign: false, status: 409, alarm: 'rollback' });
  });

  it('takes what it signed itself, and comes late, for no rollback', async () => {
    expect(await judged(5, 0, -1, LAST, true)).toEqual({ sign: false, status: 409 });
  });

  it.each([0, 4, 8])('refuses a rewrite of leaf %i, whatever its proof', async (edit) => {
    expect(await judged(20, 9, edit)).toEqual({ sign: false, status: 422, alarm: 'rewrite' });
  });

  it('refuses a good log with no proof', () => {
    const head = headOf(logOf(20).head);
    expect(judgeCheckpoint(LAST, head, { oldSize: 9, proof: [] }, false)).toMatchObject({ status: 422 });
  });

  it('tells a log that does not know where it is, without an alarm', async () => {
    expect(await judged(20, 0)).toEqual({ sign: false, status: 409 });
    expect(await judged(20, 12)).toEqual({ sign: false, status: 409 });
  });

  it('refuses an old size over the new one', async () => {
    expect(await judged(10, 12)).toEqual({ sign: false, status: 400 });
  });
});

describe('A witness that signed nothing yet', () => {
  const none = (size: number, oldSize: number): Promise<Judgement> => {
    const head = headOf(logOf(size).head);
    return Promise.resolve(judgeCheckpoint(undefined, head, { oldSize, proof: [] }, false));
  };

  it('signs whatever the log begins with, also nothing', async () => {
    expect(await none(7, 0)).toEqual({ sign: true });
    expect(await none(0, 0)).toEqual({ sign: true });
  });

  it('tells a log that speaks of an earlier signature that there was none', async () => {
    expect(await none(7, 3)).toEqual({ sign: false, status: 409 });
  });
});
