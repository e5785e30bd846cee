import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { BoundedCache } from './bounded.cache.js';

function clock(): { now: () => number; advance: (milliseconds: number) => void } {
  let at = 0;
  return { now: () => at, advance: (milliseconds) => (at += milliseconds) };
}

describe('a bounded cache', () => {
  it('holds as many values as it may and no more, whatever comes', () => {
    const cache = new BoundedCache<number>({ entries: 3 });
    for (let n = 0; n < 1000; n += 1) cache.set(`${n}`, n);
    expect(cache.size).toBe(3);
    expect([996, 997, 998, 999].map((n) => cache.get(`${n}`))).toEqual([undefined, 997, 998, 999]);
  });

  it('lets go first of what was not asked for longest', () => {
    const cache = new BoundedCache<number>({ entries: 2 });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('takes a second value under a key in place of the first', () => {
    const cache = new BoundedCache<number>({ entries: 2 });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('b', 3);
    expect([cache.size, cache.get('a'), cache.get('b')]).toEqual([2, 1, 3]);
  });

  it('finds nothing under a name of the language', () => {
    const cache = new BoundedCache<number>({ entries: 2 });
    expect([cache.get('__proto__'), cache.get('constructor')]).toEqual([undefined, undefined]);
  });

  it('gives out no value past its lifetime, however often it was asked for', () => {
    const { now, advance } = clock();
    const cache = new BoundedCache<number>({ entries: 2, lifetime: 1000, now });
    cache.set('a', 1);
    advance(999);
    expect(cache.get('a')).toBe(1);
    advance(1);
    expect(cache.get('a')).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  it('wipes every value that it lets go: the one too many, the replaced, the removed and the old', () => {
    const { now, advance } = clock();
    const wiped: number[] = [];
    const cache = new BoundedCache<number>({
      entries: 2,
      lifetime: 10,
      now,
      wipe: (value) => wiped.push(value),
    });
    for (const [key, value] of [
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['c', 4],
    ] as const)
      cache.set(key, value);
    cache.delete('b');
    cache.delete('b');
    advance(10);
    cache.get('c');
    expect(wiped).toEqual([1, 3, 2, 4]);
  });

  it('lets go of old values though nobody asks, and of younger ones in their turn', async () => {
    const { now, advance } = clock();
    const wiped: string[] = [];
    const cache = new BoundedCache<string>({
      entries: 9,
      lifetime: 5,
      now,
      wipe: (value) => wiped.push(value),
    });
    cache.set('a', 'old');
    advance(3);
    cache.set('b', 'young');
    advance(2);
    await eventually(() => wiped.length > 0);
    expect([wiped, cache.size]).toEqual([['old'], 1]);
    advance(3);
    await eventually(() => cache.size === 0);
    expect(wiped).toEqual(['old', 'young']);
  });
});
