import { describe, expect, it } from '@jest/globals';
import { groupBy } from './grouping.js';

describe('groupBy', () => {
  it('keeps the order of the groups and of their values', () => {
    const groups = groupBy(['bb', 'a', 'cc', 'd'], (value) => value.length);
    expect([...groups]).toEqual([
      [2, ['bb', 'cc']],
      [1, ['a', 'd']],
    ]);
  });

  it('groups nothing into nothing', () => {
    expect(groupBy([], String).size).toBe(0);
  });
});
