import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { Repetition } from './repetition.js';

describe('a repetition', () => {
  it('goes on after a turn that failed, and says so', async () => {
    let turns = 0;
    const reports: unknown[] = [];
    const fail = (): Promise<void> => {
      turns += 1;
      return Promise.reject(new Error('away'));
    };
    const repetition = new Repetition(fail, 1, (error) => reports.push(error));
    repetition.start();
    await eventually(() => turns >= 3, { every: 1 });
    await repetition.stop();
    expect(reports.length).toBeGreaterThanOrEqual(3);
  });

  it('takes one turn at a time, and ends with the turn in hand', async () => {
    let inHand = 0;
    let most = 0;
    let turns = 0;
    let finish = (): void => undefined;
    const work = async (): Promise<void> => {
      inHand += 1;
      turns += 1;
      most = Math.max(most, inHand);
      await new Promise<void>((resolve) => (finish = resolve));
      inHand -= 1;
    };
    const repetition = new Repetition(work, 1, () => undefined);
    repetition.start();
    await eventually(() => turns === 1, { every: 1 });
    finish();
    await eventually(() => turns === 2, { every: 1 });
    const stopped = repetition.stop();
    expect(inHand).toBe(1);
    finish();
    await stopped;
    expect({ inHand, most, turns }).toEqual({ inHand: 0, most: 1, turns: 2 });
  });

  it('that is stopped before its first turn has none', async () => {
    let turns = 0;
    const repetition = new Repetition(
      () => Promise.resolve(void (turns += 1)),
      1,
      () => undefined,
    );
    repetition.start();
    await repetition.stop();
    await new Promise((resolve) => setImmediate(resolve));
    expect(turns).toBe(0);
  });
});
