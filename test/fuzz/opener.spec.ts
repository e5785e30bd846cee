import { beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import { EphemeralKeys, openMessage, sealMessage, sealMessages, verifyMessage } from '@enlace/security';
import * as fc from 'fast-check';
import { createParty, directoryOf, draftOf, type Party } from '../../libs/security/test/message.fixture.js';
import { HOURS, SEED, runsOf } from './fuzz.amount.js';
import { mutated } from './message.mutation.js';

let snm: Party;
let onpar: Party;

beforeAll(async () => {
  [snm, onpar] = await Promise.all([createParty('snm'), createParty('onpar')]);
});

describe('the opener', () => {
  it(
    'accepts no mutated message and fails in no other way than by a stable code',
    () => {
      const directory = directoryOf(snm, onpar);
      const drafts = Array.from({ length: 6 }, () => draftOf('onpar'));
      const good = [
        ...sealMessages(drafts, snm.ring, directory, new EphemeralKeys()).map(({ jws }) => jws),
        sealMessage(draftOf('onpar'), snm.ring, directory).jws,
      ];
      const runs = runsOf(3_000);
      const codes = new Map<string, number>();
      // Some damage changes nothing; such a text is drawn again.
      const bad = mutated(good, snm.ring).filter((jws) => !good.includes(jws));
      const property = fc.property(bad, (jws) => {
        try {
          openMessage(verifyMessage(jws, directory), onpar.ring);
        } catch (error) {
          if (!(error instanceof EnlaceError)) throw error;
          codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
          return;
        }
        throw new Error('A mutated message was accepted.');
      });
      const started = performance.now();
      fc.assert(property, { seed: SEED, numRuns: runs, endOnFailure: true });
      if (process.env['FUZZ_RUNS'] !== undefined) {
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        const told = JSON.stringify(Object.fromEntries(codes));
        process.stdout.write(
          `opener: ${runs} mutated messages in ${seconds} s, none accepted, refused ${told}\n`,
        );
      }
      expect([...codes.keys()]).toEqual(
        expect.arrayContaining([
          'signature-invalid',
          'message-malformed',
          'key-unknown',
          'body-undecryptable',
        ]),
      );
      // And it is not broken for those that come after.
      for (const jws of good) expect(openMessage(verifyMessage(jws, directory), onpar.ring)).toBeDefined();
    },
    HOURS,
  );
});
