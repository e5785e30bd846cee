import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeBase64Url, encodeBase64Url } from './base64url.codec.js';

describe('base64url', () => {
  it('gives back every byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const content = Buffer.from(bytes);
        expect(decodeBase64Url(encodeBase64Url(content))).toEqual(content);
      }),
      { seed: 7515 },
    );
  });

  it.each([
    ['padding', 'QQ=='],
    ['the alphabet of plain base64', '-_+/'],
    ['stray trailing bits', 'QR'],
    ['an impossible length', 'QQQQQ'],
    ['white space', 'QQ QQ'],
    ['a line end', 'QQQQ\n'],
    ['a character outside ASCII', 'QQQé'],
  ])('refuses %s, so that bytes have one spelling', (_, text) => {
    expect(decodeBase64Url(text)).toBeUndefined();
  });
});
