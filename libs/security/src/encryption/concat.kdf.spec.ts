import { describe, expect, it } from '@jest/globals';
import { concatKdf } from './concat.kdf.js';

/** RFC 7518 appendix C: the shared secret Z of Alice's ephemeral key and Bob's key. */
const SECRET = Buffer.from('nlbZHYFxNdNyg0KDv4QmnPsxbqPagGpI9tqneYz-kMQ', 'base64url');
const EXAMPLE = { secret: SECRET, algorithm: 'A128GCM', apu: 'Alice', apv: 'Bob', bits: 128 };

describe('the Concat KDF', () => {
  it('derives the key of RFC 7518 appendix C', () => {
    expect(concatKdf(EXAMPLE).toString('base64url')).toBe('VqqN6vgjbSBcIijNcacQGg');
  });

  it('derives another key when any part of the agreement is another', () => {
    const keys = [
      EXAMPLE,
      { ...EXAMPLE, apu: 'Alicia' },
      { ...EXAMPLE, apv: 'Alice', apu: 'Bob' },
      { ...EXAMPLE, apu: 'AliceB', apv: 'ob' },
      { ...EXAMPLE, algorithm: 'A256GCM' },
      { ...EXAMPLE, bits: 256 },
      { ...EXAMPLE, secret: Buffer.alloc(32) },
    ].map((input) => concatKdf(input).subarray(0, 16).toString('hex'));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('refuses a length that one round cannot give, rather than give less', () => {
    expect(() => concatKdf({ ...EXAMPLE, bits: 512 })).toThrow(RangeError);
    expect(concatKdf({ ...EXAMPLE, bits: 256 })).toHaveLength(32);
  });
});
