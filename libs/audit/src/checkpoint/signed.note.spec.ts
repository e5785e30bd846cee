import { describe, expect, it } from '@jest/globals';
import { NOTE_MAX_BYTES, formatSignature, fromBase64, parseNote } from './signed.note.js';

/** A text with an empty line of its own, and letters beyond ASCII. */
const TEXT = 'Lo que se firmó\ny lo que sigue:\n\nla última línea.\n';
/** The signature line that the C2SP specification shows. */
const LINE =
  '— quasimodo.example/salvatore ' +
  'NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
const NOTE = `${TEXT}\n${LINE}`;

describe('A signed note', () => {
  it('is read, its signature line as the specification shows it', () => {
    const { text, signatures } = parseNote(NOTE);
    expect(text).toBe(TEXT);
    expect(signatures).toHaveLength(1);
    expect(signatures[0]).toMatchObject({
      name: 'quasimodo.example/salvatore',
      keyId: Buffer.from('367ba04b', 'hex'),
    });
    expect(signatures[0]?.signature).toHaveLength(64);
  });

  it('is written as it was read, byte for byte', () => {
    const { text, signatures } = parseNote(`${NOTE}${LINE.replace('salvatore', 'zwei')}`);
    expect(`${text}\n${signatures.map(formatSignature).join('')}`).toBe(
      `${NOTE}${LINE.replace('salvatore', 'zwei')}`,
    );
  });

  it('ends its text at the last empty line', () => {
    expect(parseNote(`a\n\n\n${LINE}`).text).toBe('a\n\n');
  });

  it('may carry the 16 signatures that every reader has to accept, and a post-quantum one', () => {
    const large = `— pq.example/log ${Buffer.alloc(5000, 1).toString('base64')}\n`;
    expect(parseNote(`a\n\n${large.repeat(16)}${LINE}`).signatures).toHaveLength(17);
  });

  it.each([
    ['nothing', ''],
    ['no signature', TEXT],
    ['no signature after the empty line', `${TEXT}\n`],
    ['no text', LINE],
    ['no empty line before the signatures', `${TEXT}${LINE}`.replace('sigue:\n\n', 'sigue:\n')],
    ['an end without a newline', NOTE.slice(0, -1)],
    ['something after the signatures', `${NOTE}and more\n`],
    ['an empty line after the signatures', `${NOTE}\n`],
    ['a hyphen for the em dash', NOTE.replace('—', '-')],
    ['an en dash for the em dash', NOTE.replace('—', '–')],
    ['two spaces after the dash', NOTE.replace('— ', '—  ')],
    ['no name', NOTE.replace('quasimodo.example/salvatore ', '')],
    ['a space in the name', NOTE.replace('/salvatore', '/ salvatore')],
    ['a no-break space in the name', NOTE.replace('/salvatore', '/\u00a0salvatore')],
    ['a next-line character in the name', NOTE.replace('/salvatore', '/\u0085salvatore')],
    ['a plus in the name', NOTE.replace('/salvatore', '+salvatore')],
    ['carriage returns', NOTE.replaceAll('\n', '\r\n')],
    ['a tab', NOTE.replace('Lo que', 'Lo\tque')],
    ['a NUL', NOTE.replace('Lo', 'Lo\0')],
    ['half a surrogate pair', NOTE.replace('Lo', 'Lo\ud800')],
    ['base64 without its padding', NOTE.replace('Ic=\n', 'Ic\n')],
    ['base64 with bits that mean nothing', NOTE.replace('Ic=\n', 'Id=\n')],
    ['base64 of the URL alphabet', NOTE.replaceAll('IS+Z/i', 'IS-Z_i')],
    ['base64 with padding in its middle', NOTE.replace('IS+Z', 'IS=Z')],
    ['a key id without a signature', `a\n\n— a.example NnugSw==\n`],
    ['a signature shorter than a key id', `a\n\n— a.example Nns=\n`],
  ])('with %s is refused by name', (_, note) => {
    expect(() => parseNote(note)).toThrow(expect.objectContaining({ code: 'message-malformed' }));
  });

  it('that is larger than any checkpoint is refused before it is read', () => {
    const filler = 'a'.repeat(NOTE_MAX_BYTES - Buffer.byteLength(`\n\n${LINE}`));
    expect(parseNote(`${filler}\n\n${LINE}`).signatures).toHaveLength(1);
    expect(() => parseNote(`a${filler}\n\n${LINE}`)).toThrow(
      expect.objectContaining({ code: 'message-too-large' }),
    );
  });

  it('is refused without quoting it', () => {
    expect(() => parseNote('Amina\n')).toThrow(/^(?!.*Amina)/);
  });
});

describe('Base64 of a note', () => {
  it('has one spelling for the same bytes', () => {
    expect(fromBase64('AQ==')).toEqual(Buffer.of(1));
    expect(['AQ', 'AR==', 'AQ= =', ' AQ==', 'AQ==\n', 'AQ===', '-_8='].map(fromBase64)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });
});
