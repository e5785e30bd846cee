import { describe, expect, it } from '@jest/globals';
import { readCursor, writeCursor } from './entry.cursor.js';

describe('a cursor', () => {
  it.each([0, 1, 200, Number.MAX_SAFE_INTEGER % 1e15])(
    'is read back as the leaf it was written for: %i',
    (leaf) => {
      expect(readCursor(writeCursor(leaf))).toBe(leaf);
    },
  );

  it.each([
    ['nothing', ''],
    ['a plain number', '12'],
    ['a negative leaf', Buffer.from('leaf -1').toString('base64url')],
    ['more digits than a leaf has', Buffer.from('leaf 9007199254740993').toString('base64url')],
    ['a second spelling of a leaf', Buffer.from('leaf 007').toString('base64url')],
    ['something behind the leaf', Buffer.from('leaf 1; DROP').toString('base64url')],
    ['padding', `${writeCursor(7)}=`],
  ])('is refused when it is %s', (_, cursor) => {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'cursor-invalid' }));
  });
});
