import { describe, expect, it } from '@jest/globals';
import { currentOf, isBelieved, stateOf, type Lifetime } from './key.lifetime.js';
import { mergePinned, withEnded, withNext, withRevoked } from './key.rotation.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));
type Key = Lifetime & { kid: string };
const old: Key = { kid: 'old' };

describe('a rotation', () => {
  const keys = withNext<Key>([old], [{ kid: 'new' }], at(12));
  const [first = old, second = old] = keys;

  it('lists the next key before it is used, and uses it from its time on', () => {
    expect(currentOf(keys, at(11).getTime())?.kid).toBe('old');
    expect(stateOf(second, keys, at(11).getTime())).toBe('next');
    expect(currentOf(keys, at(12).getTime())?.kid).toBe('new');
    expect([stateOf(first, keys, at(12).getTime()), stateOf(second, keys, at(12).getTime())]).toEqual([
      'retired',
      'current',
    ]);
  });

  it('goes on believing the old key, whose messages are under way', () => {
    expect(isBelieved(first, at(23).getTime())).toBe(true);
    const [ended = old] = withEnded(keys, ['old'], at(20));
    expect([isBelieved(ended, at(19).getTime()), isBelieved(ended, at(20).getTime())]).toEqual([true, false]);
  });

  it('uses of keys without times the first listed', () => {
    const keys: Key[] = [{ kid: 'a' }, { kid: 'b' }];
    expect(currentOf(keys, at(1).getTime())?.kid).toBe('a');
  });
});

describe('a revocation', () => {
  it('ends the key at its time and leaves what was before', () => {
    const [key = old] = withRevoked([old], 'old', at(12));
    expect([isBelieved(key, at(11).getTime()), isBelieved(key, at(12).getTime())]).toEqual([true, false]);
    expect(stateOf(key, [key], at(13).getTime())).toBe('revoked');
    expect(currentOf([key], at(13).getTime())).toBeUndefined();
  });

  it('is not put off by a second one', () => {
    expect(withRevoked(withRevoked([old], 'old', at(12)), 'old', at(15))).toEqual([
      { kid: 'old', revoked: at(12).toISOString() },
    ]);
  });
});

describe('what a party published', () => {
  it('cannot take back a revocation, nor make a key forgotten', () => {
    const pinned = withRevoked<Key>([old, { kid: 'older' }], 'old', at(12));
    expect(mergePinned(pinned, [{ kid: 'new' }, { kid: 'old' }])).toEqual([
      { kid: 'new' },
      { kid: 'old', revoked: at(12).toISOString() },
      { kid: 'older' },
    ]);
  });
});
