import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { generateKeys } from './key.generator.js';
import { isWeakKey } from './weak.key.js';

function keyOf(crv: 'Ed25519' | 'X25519', hex: string) {
  const x = Buffer.from(hex, 'hex').toString('base64url');
  return { x, key: createPublicKey({ key: { kty: 'OKP', crv, x }, format: 'jwk' }) };
}

/** Points of order 1, 2, 4 and 8 (RFC 8032 section 5.1 curve), with either sign. */
const WEAK_POINTS = [
  `01${'00'.repeat(31)}`,
  `ec${'ff'.repeat(30)}7f`,
  '00'.repeat(32),
  `${'00'.repeat(31)}80`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
];

describe('a weak key', () => {
  it.each(WEAK_POINTS)('%s of Ed25519, under which anybody signs, is known as one', (hex) => {
    const { x, key } = keyOf('Ed25519', hex);
    expect(isWeakKey(key, x)).toBe(true);
  });

  it.each([
    '00'.repeat(32),
    `01${'00'.repeat(31)}`,
    'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
    '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    `ec${'ff'.repeat(30)}7f`,
    `ed${'ff'.repeat(30)}7f`,
    `ee${'ff'.repeat(30)}7f`,
  ])('%s of X25519, whose secrets everybody knows, is known as one', (hex) => {
    const { x, key } = keyOf('X25519', hex);
    expect(isWeakKey(key, x)).toBe(true);
  });

  it('is not found among honest ones', async () => {
    for (const { crv, x } of (await generateKeys('snm')).keys) {
      expect(isWeakKey(createPublicKey({ key: { kty: 'OKP', crv, x }, format: 'jwk' }), x)).toBe(false);
    }
  });
});
