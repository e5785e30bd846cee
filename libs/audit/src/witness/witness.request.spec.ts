import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
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

describe('Whatever is asked of a witness', () => {
  it('is refused or read back as it was, and breaks nothing', () => {
    const good = formatWitnessRequest({ oldSize: 5, proof: [HASH, HASH], note: NOTE });
    const mutated = fc
      .tuple(fc.nat(good.length), fc.string({ maxLength: 4 }), fc.nat(3))
      .map(([at, text, cut]) => good.slice(0, at) + text + good.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), mutated), (body) => {
        try {
          expect(formatWitnessRequest(parseWitnessRequest(body))).toBe(body);
        } catch (error) {
          expect(error).toEqual(refusedAs('message-malformed'));
        }
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });
});
