import { describe, expect, it } from '@jest/globals';
import { eventually } from '../eventually.js';
import { DelayLine } from './delay.line.js';

describe('a line of delays', () => {
  it('hands on at once what needs not wait', () => {
    const out: number[] = [];
    const line = new DelayLine<number>(
      () => 0,
      (item) => out.push(item),
    );
    line.push(1);
    expect(out).toEqual([1]);
  });

  it('lets nothing overtake when the delay is taken away', async () => {
    const out: number[] = [];
    let delay = 30;
    const line = new DelayLine<number>(
      () => delay,
      (item) => out.push(item),
    );
    line.push(1);
    delay = 0;
    line.push(2);
    expect(out).toEqual([]);
    await eventually(() => out.length === 2);
    expect(out).toEqual([1, 2]);
    line.push(3);
    expect(out).toEqual([1, 2, 3]);
  });

  it('forgets what it holds', async () => {
    const out: number[] = [];
    let delay = 1;
    const line = new DelayLine<number>(
      () => delay,
      (item) => out.push(item),
    );
    line.push(1);
    line.clear();
    delay = 20;
    line.push(2);
    await eventually(() => out.length > 0);
    expect(out).toEqual([2]);
  });
});
