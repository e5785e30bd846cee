import { describe, expect, it } from '@jest/globals';
import type { PartyId } from '@enlace/contracts';
import { BATCH_MAX } from '../signing/batch.proof.js';
import { lanesOf } from './message.lanes.js';

const COARSE = '2026-11-24T03:15:00.000Z';
const EXACT = '2026-11-24T03:16:01.234Z';

function placesOf(...drafts: readonly (readonly [recipient: PartyId, time: string])[]): number[][] {
  const lanes = lanesOf(drafts.map(([recipient, time]) => ({ recipient, time })));
  return lanes.map(({ members }) => members.map(({ place }) => place));
}

describe('messages share a lane', () => {
  it('with those to the same recipient and with no others', () => {
    expect(placesOf(['onpar', COARSE], ['inamu', COARSE], ['onpar', COARSE])).toEqual([[0, 2], [1]]);
  });

  it('within one quarter of an hour, when their time is no finer', () => {
    const next = '2026-11-24T03:30:00.000Z';
    expect(placesOf(['onpar', COARSE], ['onpar', next], ['onpar', '2026-11-24T03:15:00Z'])).toEqual([
      [0, 2],
      [1],
    ]);
  });

  it('with those whose time is as exact as theirs: an exact time beside a coarse one would give it away', () => {
    const later = '2026-11-24T09:00:00.001Z';
    expect(placesOf(['onpar', COARSE], ['onpar', EXACT], ['onpar', COARSE], ['onpar', later])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('up to the size of a batch', () => {
    const lanes = placesOf(...Array.from({ length: 2 * BATCH_MAX + 1 }, () => ['onpar', COARSE] as const));
    expect(lanes.map((members) => members.length)).toEqual([BATCH_MAX, BATCH_MAX, 1]);
    expect(lanes.flat()).toEqual(Array.from({ length: 2 * BATCH_MAX + 1 }, (_, place) => place));
  });

  it('not at all when there are none', () => {
    expect(placesOf()).toEqual([]);
  });
});
