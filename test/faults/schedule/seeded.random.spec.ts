import { describe, expect, it } from '@jest/globals';
import { SeededRandom } from './seeded.random.js';

const draw = (seed: number): number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: 1000 }, random.next);
};

describe('chance from a seed', () => {
  it('is the same for the same seed and another for another', () => {
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('lies from 0 up to 1 and is spread over it', () => {
    const numbers = draw(1);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.05);
  });

  it('shuffles without losing or doubling anything', () => {
    const values = [1, 2, 3, 4, 5, 6];
    const shuffled = new SeededRandom(3).shuffle(values);
    expect(shuffled).not.toEqual(values);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(values);
    expect(new Set(new SeededRandom(3).sample(values, 3)).size).toBe(3);
  });

  it('picks nothing from nothing', () => {
    expect(() => new SeededRandom(1).pick([])).toThrow('nothing to pick');
  });
});
