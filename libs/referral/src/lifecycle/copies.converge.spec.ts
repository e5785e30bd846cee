import { describe, expect, it } from '@jest/globals';
import type { EventType, ReferralStatus } from '@enlace/contracts';
import { allowedCommands, mirrored, transition } from './lifecycle.engine.js';
import { INITIAL_STATUS, referringView, type Side } from './lifecycle.table.js';

/** Both copies of one referral and what is under way between them, oldest first: the inbox applies in order. */
interface World {
  readonly referring: ReferralStatus;
  readonly receiving: ReferralStatus;
  readonly toReferring: readonly EventType[];
  readonly toReceiving: readonly EventType[];
}

const START: World = {
  referring: INITIAL_STATUS,
  receiving: INITIAL_STATUS,
  toReferring: [],
  toReceiving: [],
};
/** How many events may be under way in one direction at once. */
const UNDER_WAY = 5;

function commanded(world: World, by: Side): World[] {
  const channel = by === 'receiving' ? 'toReferring' : 'toReceiving';
  if (world[channel].length >= UNDER_WAY) return [];
  return allowedCommands(world[by], by).map((command) => {
    const { to, event } = transition(world[by], command, by);
    return { ...world, [by]: to, [channel]: [...world[channel], event] };
  });
}

function delivered(world: World, copy: Side): World[] {
  const channel = copy === 'receiving' ? 'toReceiving' : 'toReferring';
  const [event, ...rest] = world[channel];
  return event ? [{ ...world, [copy]: mirrored(copy, world[copy], event), [channel]: rest }] : [];
}

/** Every world that commands and deliveries, in any interleaving, can lead to. */
function everyWorld(): World[] {
  const worlds = new Map([[JSON.stringify(START), START]]);
  for (const world of worlds.values()) {
    const next = (['referring', 'receiving'] as const).flatMap((side) => [
      ...commanded(world, side),
      ...delivered(world, side),
    ]);
    for (const one of next) worlds.set(JSON.stringify(one), worlds.get(JSON.stringify(one)) ?? one);
  }
  return [...worlds.values()];
}

describe('both sides acting at once', () => {
  const worlds = everyWorld();
  const quiet = worlds.filter(
    ({ toReferring, toReceiving }) => toReferring.length + toReceiving.length === 0,
  );

  it('never send each other an event that is out of place', () => {
    expect(worlds.length).toBeGreaterThan(100);
  });

  it('hold the same state once everything has arrived', () => {
    expect(quiet.length).toBeGreaterThan(5);
    for (const { referring, receiving } of quiet) expect(referring).toBe(referringView(receiving));
  });
});
