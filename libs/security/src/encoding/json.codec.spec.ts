import { describe, expect, it } from '@jest/globals';
import { decodeJson, encodeJson } from './json.codec.js';

describe('JSON on the wire', () => {
  it('survives text of every script', () => {
    const value = { alias: 'Ñañá 玛丽亚 مريم 🌱' };
    expect(decodeJson(Buffer.from(encodeJson(value), 'base64url'))).toEqual(value);
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['an overlong encoding', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a byte order mark', Buffer.from('\uFEFF{}')],
    ['an empty text', Buffer.alloc(0)],
    ['two values', Buffer.from('{}{}')],
    ['nesting without end', Buffer.from('['.repeat(500_000))],
  ])('refuses %s without throwing', (_, bytes) => {
    expect(decodeJson(bytes)).toBeUndefined();
  });
});
