import { describe, expect, it } from '@jest/globals';
import { RelaySignal } from './relay.signal.js';

/** Longer than any test may take: a wait that ends earlier was ended by a wake. Milliseconds. */
const LONG = 100_000;

describe('RelaySignal', () => {
  it('ends a wait at once when it wakes', async () => {
    const signal = new RelaySignal();
    const waiting = signal.wait(LONG);
    signal.wake();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('keeps a wake that comes while nobody waits', async () => {
    const signal = new RelaySignal();
    signal.wake();
    await expect(signal.wait(LONG)).resolves.toBeUndefined();
  });

  it('spends a kept wake on one wait only', async () => {
    const signal = new RelaySignal();
    signal.wake();
    signal.wake();
    await signal.wait(LONG);
    let ended = false;
    const second = signal.wait(LONG).then(() => (ended = true));
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    signal.wake();
    await second;
  });

  it('ends by itself when nobody wakes it', async () => {
    await expect(new RelaySignal().wait(1)).resolves.toBeUndefined();
  });

  it('goes on working after a wait that ended by itself', async () => {
    const signal = new RelaySignal();
    await signal.wait(1);
    const waiting = signal.wait(LONG);
    signal.wake();
    await expect(waiting).resolves.toBeUndefined();
  });

  it('loses no wake between two waits, whatever the moment', async () => {
    const signal = new RelaySignal();
    for (let round = 0; round < 100; round += 1) {
      const waiting = signal.wait(LONG);
      if (round % 2 === 0) await Promise.resolve();
      signal.wake();
      await waiting;
      signal.wake();
      await signal.wait(LONG);
    }
  });
});
