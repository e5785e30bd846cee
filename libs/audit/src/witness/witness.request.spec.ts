import { describe, expect, it } from '@jest/globals';
import { formatWitnessRequest, parseWitnessRequest } from './witness.request.js';

const refusedAs = (code: string): unknown => expect.objectContaining({ code });
const HASH = Buffer.alloc(32, 7);
const LINE = HASH.toString('base64');
const NOTE = 'origin\n1\nroot\n\n— name c2ln\n';

describe('What a log asks of a witness', () => {
  it('is written as the specification has it', () => {
    expect(formatWitnessRequest({ oldSize: 20_852_014, proof: [HASH, HASH], note: NOTE })).toBe(
      `old 20852014\n${LINE}\n${LINE}\n\n${NOTE}`,
    );
  });

  it.each([0, 1, 63])('is read back with %i hashes', (hashes) => {
    const request = {
      oldSize: hashes === 0 ? 0 : 5,
      proof: Array.from({ length: hashes }, () => HASH),
      note: NOTE,
    };
    expect(parseWitnessRequest(formatWitnessRequest(request))).toEqual(request);
  });

  it.each([
    ['nothing', ''],
    ['no empty line', 'old 1\n'],
    ['no old size', `${LINE}\n\n${NOTE}`],
    ['a size with leading zeroes', `old 01\n\n${NOTE}`],
    ['a negative size', `old -1\n\n${NOTE}`],
    ['a size that no number holds', `old 9999999999999999\n\n${NOTE}`],
    ['a hash of another length', `old 1\nAAAA\n\n${NOTE}`],
    ['a hash that is no base64', `old 1\n${'!'.repeat(44)}\n\n${NOTE}`],
    ['more hashes than a proof has', `old 1\n${`${LINE}\n`.repeat(64)}\n${NOTE}`],
    ['carriage returns', `old 1\r\n\r\n${NOTE}`],
  ])('is refused when it has %s', (_, body) => {
    expect(() => parseWitnessRequest(body)).toThrow(refusedAs('message-malformed'));
  });
});
