import { describe, expect, it } from '@jest/globals';
import { createCaseCode, isCaseCode, normalizeCaseCode } from './case.code.js';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('');
const sample = Array.from({ length: 50 }, () => createCaseCode());

/** Positions of the characters that carry something: the dashes carry nothing. */
const positions = 'XXXX-XXXX-X'.split('').flatMap((mark, index) => (mark === 'X' ? [index] : []));

function replaceAt(code: string, index: number, digit: string): string {
  return code.slice(0, index) + digit + code.slice(index + 1);
}

describe('a case code', () => {
  it('has two groups of four and a check character', () => {
    for (const code of sample) expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  });

  it('is valid as drawn', () => {
    for (const code of sample) expect(isCaseCode(code)).toBe(true);
  });

  it('never holds a letter that is misheard, nor one of the five check symbols', () => {
    const many = Array.from({ length: 2000 }, () => createCaseCode());
    expect(many.filter((code) => /[^0-9A-HJKMNP-TV-Z-]/.test(code))).toEqual([]);
  });

  it('is drawn from the whole alphabet, the check character too', () => {
    const many = Array.from({ length: 2000 }, () => createCaseCode());
    const seen = (index: number): number => new Set(many.map((code) => code[index])).size;
    expect(positions.map(seen)).toEqual(positions.map(() => DIGITS.length));
  });

  it('is not drawn twice in a sample', () => {
    const many = Array.from({ length: 2000 }, () => createCaseCode());
    expect(new Set(many).size).toBe(many.length);
  });

  it('holds 40 random bits: every digit is as frequent as another', () => {
    const many = Array.from({ length: 4000 }, () => createCaseCode().replaceAll('-', '').slice(0, 8)).join(
      '',
    );
    const counts = DIGITS.map((digit) => many.split(digit).length - 1);
    const expected = many.length / DIGITS.length;
    // Six standard deviations: a fair draw fails this once in some ten million runs.
    const tolerance = 6 * Math.sqrt(expected);
    expect(counts.filter((count) => Math.abs(count - expected) > tolerance)).toEqual([]);
  });
});

describe('the check character', () => {
  it('is that of the example which the API names', () => {
    // 7KQ4M2XD in base 32 is 261 695 867 821, and modulo 37 that is 17, the digit H.
    const value = '7KQ4M2XD'.split('').reduce((sum, digit) => sum * 32n + BigInt(DIGITS.indexOf(digit)), 0n);
    expect(DIGITS[Number(value % 37n)]).toBe('H');
    expect(isCaseCode('7KQ4-M2XD-H')).toBe(true);
  });

  it('catches every single wrong character', () => {
    for (const code of sample) {
      const wrong = positions.flatMap((index) =>
        DIGITS.filter((digit) => digit !== code[index]).map((digit) => replaceAt(code, index, digit)),
      );
      expect(wrong).toHaveLength(9 * 31);
      expect(wrong.filter(isCaseCode)).toEqual([]);
    }
  });

  it('catches every transposition of neighbours, across the dashes and with the check character too', () => {
    for (const code of sample) {
      for (const [nth, left] of positions.slice(0, -1).entries()) {
        const right = positions[nth + 1] ?? 0;
        const [a = '', b = ''] = [code[left], code[right]];
        const swapped = replaceAt(replaceAt(code, left, b), right, a);
        expect(isCaseCode(swapped)).toBe(a === b);
      }
    }
  });
});

describe('what is no case code', () => {
  it.each([
    ['nothing', ''],
    ['a code without dashes', '7KQ4M2XDH'],
    ['lower case', '7kq4-m2xd-h'],
    ['a letter that is not in the alphabet', '7KQU-M2XD-H'],
    ['one of the five check symbols', '7KQ4-M2XD-*'],
    ['the check symbol that is a letter', '7KQ4-M2XD-U'],
    ['a code without its check character', '7KQ4-M2XD-'],
    ['something before it', ' 7KQ4-M2XD-H'],
    ['a line end after it', '7KQ4-M2XD-H\n'],
    ['digits of another script', '٧KQ4-M2XD-H'],
  ])('%s', (_, value) => {
    expect(isCaseCode(value)).toBe(false);
  });
});

describe('what a person types', () => {
  it.each([
    ['lower case', '7kq4-m2xd-h'],
    ['no dashes', '7KQ4M2XDH'],
    ['spaces instead', '7KQ4 M2XD H'],
    ['spaces around it', '  7KQ4-M2XD-H\t'],
    ['the dash that a phone makes of two', '7KQ4–M2XD—H'],
    ['a hyphen that does not break', '7KQ4\u2011M2XD\u2011H'],
    ['a space that does not break', '7KQ4\u00a0M2XD\u00a0H'],
  ])('is understood: %s', (_, typed) => {
    expect(normalizeCaseCode(typed)).toBe('7KQ4-M2XD-H');
  });

  it('is understood: letters that look like digits', () => {
    expect(normalizeCaseCode('oO0i-IlL1-1')).toBe('0001-1111-1');
  });

  it('is the code itself when it was typed well', () => {
    for (const code of sample) expect(normalizeCaseCode(code)).toBe(code);
  });

  it('is found again from its bare digits in lower case', () => {
    for (const code of sample) {
      expect(normalizeCaseCode(code.replaceAll('-', '').toLowerCase())).toBe(code);
    }
  });

  it.each(['', '7KQ4', '7KQ4-M2XD-H-H', 'María', '7KQ4-M2XD-8'])(
    'is not made a code when it is none: %p',
    (typed) => {
      expect(isCaseCode(normalizeCaseCode(typed))).toBe(false);
    },
  );
});
