import { hash, randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { Bytes32, Bytes32Url } from './bytes32.schema.js';

const LETTERS = { base64: '+/', base64url: '-_' } as const;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

describe.each([
  ['base64', Bytes32],
  ['base64url', Bytes32Url],
] as const)('32 bytes in %s', (encoding, schema) => {
  it('are taken as every encoder writes them', () => {
    for (let nth = 0; nth < 1_000; nth += 1)
      expect(schema.parse(randomBytes(32).toString(encoding))).toHaveLength(encoding === 'base64' ? 44 : 43);
  });

  it('have one spelling: no other last letter that decodes to them is taken', () => {
    const text = hash('sha256', 'once', encoding);
    const taken = Array.from(
      ALPHABET + LETTERS[encoding],
      (letter) => text.slice(0, 42) + letter + text.slice(43),
    )
      .filter((other) => schema.safeParse(other).success)
      .map((other) => Buffer.from(other, encoding).toString('hex'));
    expect(taken).toHaveLength(16);
    expect(new Set(taken).size).toBe(16);
  });

  it.each([31, 33])('are not %d bytes', (length) => {
    expect(schema.safeParse(randomBytes(length).toString(encoding)).success).toBe(false);
  });

  it('are not written in the other alphabet', () => {
    const text = Buffer.alloc(32, 0xff).toString(encoding === 'base64' ? 'base64url' : 'base64');
    expect(schema.safeParse(encoding === 'base64' ? `${text}=` : text.slice(0, 43)).success).toBe(false);
  });
});
