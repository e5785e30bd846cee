import { describe, expect, it } from '@jest/globals';
import { readCursor, writeCursor } from './entry.cursor.js';

const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('a cursor', () => {
  it.each([0, 1, 200, Number.MAX_SAFE_INTEGER % 1e15])(
    'is read back as the leaf it was written for, in the log as long as it was: %i',
    (from) => {
      for (const size of [from, from + 1])
        expect(readCursor(writeCursor({ from, size }))).toEqual({ from, size });
    },
  );

  it.each([
    ['nothing', ''],
    ['a plain number', '12'],
    ['a leaf of no log', encoded('leaf 1')],
    ['no number', encoded('leaf NaN of NaN')],
    ['a negative leaf', encoded('leaf -1 of 2')],
    ['more digits than a leaf has', encoded('leaf 9007199254740993 of 9007199254740994')],
    ['a second spelling of a leaf', encoded('leaf 007 of 8')],
    ['a second spelling of a size', encoded('leaf 7 of 08')],
    ['something behind the size', encoded('leaf 1 of 2; DROP')],
    ['padding', `${writeCursor({ from: 7, size: 9 })}=`],
  ])('is refused when it is %s', (_, cursor) => {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'cursor-invalid' }));
  });
});
