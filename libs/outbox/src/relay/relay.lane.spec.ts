import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import type { ClaimedDelivery } from './delivery.claim.js';
import { RelayLane } from './relay.lane.js';

const copy = (messageId: string): ClaimedDelivery => ({
  messageId,
  destination: 'audit',
  attempt: 1,
  receiptExpected: true,
  type: 'referral.requested.v1',
  body: messageId,
});

/** A lane that writes down what it sends, each send ended by hand unless it is open. */
function laneOf(batch: number, open = true) {
  const sends: string[][] = [];
  const ends: (() => void)[] = [];
  const lane = new RelayLane((copies) => {
    sends.push(copies.map(({ messageId }) => messageId));
    return open ? Promise.resolve() : new Promise((resolve) => ends.push(resolve));
  }, batch);
  return { lane, sends, end: () => ends.shift()?.() };
}

describe('a copy that somebody waits for', () => {
  it('goes at once, and what comes meanwhile goes together next', async () => {
    const { lane, sends, end } = laneOf(10, false);
    lane.push([copy('a')]);
    expect(sends).toEqual([['a']]);
    lane.push([copy('b')]);
    lane.push([copy('c')]);
    end();
    await eventually(() => sends.length === 2);
    expect(sends).toEqual([['a'], ['b', 'c']]);
    end();
  });

  it('takes along what waits for company, in its order', () => {
    const { lane, sends } = laneOf(10);
    lane.push([copy('a')], true);
    lane.push([copy('b')], true);
    expect(sends).toEqual([]);
    lane.push([copy('c')]);
    expect(sends).toEqual([['a', 'b', 'c']]);
  });
});

describe('a copy that nobody waits for', () => {
  it('goes with those that come within a moment, and no later', async () => {
    const { lane, sends } = laneOf(10);
    for (const id of ['a', 'b', 'c']) lane.push([copy(id)], true);
    expect(lane.isIdle).toBe(true);
    await eventually(() => sends.length === 1);
    expect(sends).toEqual([['a', 'b', 'c']]);
    lane.push([copy('d')], true);
    await eventually(() => sends.length === 2);
    expect(sends.at(-1)).toEqual(['d']);
  });

  it('goes at once when a batch is full', () => {
    const { lane, sends } = laneOf(2);
    lane.push([copy('a')], true);
    lane.push([copy('b')], true);
    expect(sends).toEqual([['a', 'b']]);
  });

  it('does not wait when the lane is to be at rest', async () => {
    const { lane, sends } = laneOf(10);
    lane.push([copy('a')], true);
    await lane.settled();
    expect(sends).toEqual([['a']]);
    await lane.settled();
    expect(sends).toHaveLength(1);
  });
});

describe('more than a lane can hold', () => {
  it('is left to the table, whole', async () => {
    const { lane, sends, end } = laneOf(6_000, false);
    lane.push([copy('first')]);
    lane.push(Array.from({ length: 5_001 }, (_, n) => copy(`${n}`)));
    lane.push([copy('last')]);
    end();
    await eventually(() => sends.length === 2);
    expect(sends.at(-1)).toEqual(['last']);
    end();
    await lane.settled();
  });
});
