import { describe, expect, it } from '@jest/globals';
import { fieldPath } from './field.path.js';

describe('the path of a field', () => {
  it.each([
    [[], ''],
    [['data', 'persons', 0, 'needs', 1], 'data.persons[0].needs[1]'],
    [['keys', 2], 'keys[2]'],
  ])('is written as a client would write it', (path, written) => {
    expect(fieldPath(path)).toBe(written);
  });
});
