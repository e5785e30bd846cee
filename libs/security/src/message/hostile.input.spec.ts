import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { envelopeOf, resign, signPayload, withSegment } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  MARKER,
  refusalOf,
  sealTogether,
  type Party,
} from '../../test/message.fixture.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import { openMessage } from './message.opener.js';
import { sealMessage } from './message.sealer.js';
import { verifyMessage } from './message.verifier.js';

const SEED = 20261124;
let snm: Party;
let onpar: Party;
let directory: KeyDirectory;
let jws: string;
let other: string;
/** Two messages of one batch. */
let batched: string[];

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar);
  jws = sealMessage(draftOf('onpar'), snm.ring, directory).jws;
  other = sealMessage(draftOf('onpar'), snm.ring, directory).jws;
  const drafts = Array.from({ length: 7 }, () => draftOf('onpar'));
  batched = sealTogether(drafts, snm, directory);
});

/** Ways to damage a text; positions are fractions of its length, so they fit texts of any length. */
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const damage = fc.oneof(
  fc.record({
    kind: fc.constant('replace' as const),
    at: fraction,
    text: fc.string({ minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fraction,
    text: fc.string({ unit: 'binary', minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: fraction, length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('splice' as const), at: fraction, from: fraction }),
  fc.record({
    kind: fc.constant('segments' as const),
    order: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('anything' as const), text: fc.string({ unit: 'binary', maxLength: 300 }) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function apply(text: string, donor: string, change: Damage): string {
  const at = 'at' in change ? Math.floor(change.at * text.length) : 0;
  switch (change.kind) {
    case 'replace':
      return text.slice(0, at) + change.text + text.slice(at + change.text.length);
    case 'insert':
      return text.slice(0, at) + change.text + text.slice(at);
    case 'remove':
      return text.slice(0, at) + text.slice(at + change.length);
    case 'splice':
      return text.slice(0, at) + donor.slice(Math.floor(change.from * donor.length));
    case 'segments':
      return change.order.map((index) => text.split('.')[index] ?? '').join('.');
    case 'anything':
      break;
  }
  return change.text;
}

describe('a receiver', () => {
  it('survives 2,000 damaged messages and accepts none', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (changes) => {
        const message = changes.reduce((text, change) => apply(text, other, change), jws);
        fc.pre(message !== jws && message !== other);
        const error = refusalOf(() => verifyMessage(message, directory));
        expect(error.status).toBe(422);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('survives 2,000 damaged messages of one batch, which it has proven, and accepts none', () => {
    for (const message of batched) verifyMessage(message, directory);
    const [text = '', ...donors] = batched;
    fc.assert(
      fc.property(
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...donors),
        (changes, donor) => {
          const message = changes.reduce((damaged, change) => apply(damaged, donor, change), text);
          fc.pre(!batched.includes(message));
          const error = refusalOf(() => verifyMessage(message, directory));
          expect(error.status).toBe(422);
          expect(error.code).not.toBe('source-mismatch');
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('survives any bytes in place of a signature', () => {
    const [text = ''] = batched;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom(text, jws), (bytes, message) => {
        const forged = withSegment(message, 2, Buffer.from(bytes).toString('base64url'));
        expect(['message-malformed', 'signature-invalid']).toContain(
          refusalOf(() => verifyMessage(forged, directory)).code,
        );
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('survives any payload that a member of the exchange signs, and repeats nothing of it', () => {
    const payload = fc.oneof(fc.json(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(payload, (text) => {
        const error = refusalOf(() => verifyMessage(signPayload(`${text}${MARKER}`, snm.ring), directory));
        expect(error.code).toBe('message-malformed');
        expect(inspect(error, { depth: Infinity })).not.toContain(MARKER);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('survives any value in any attribute of an envelope that a member of the exchange signs', () => {
    const names = Object.keys(envelopeOf(jws));
    const attribute = fc.constantFrom(...names, '__proto__', 'constructor', 'toString');
    fc.assert(
      fc.property(fc.dictionary(attribute, fc.jsonValue(), { minKeys: 1, maxKeys: 3 }), (changes) => {
        const message = resign(jws, snm.ring, changes);
        fc.pre(JSON.stringify(envelopeOf(message)) !== JSON.stringify(envelopeOf(jws)));
        refusalOf(() => openMessage(verifyMessage(message, directory), onpar.ring));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('survives any damaged body that a member of the exchange signs, and opens none', () => {
    const body = String(envelopeOf(jws)['data']);
    const donor = String(envelopeOf(other)['data']);
    fc.assert(
      fc.property(damage, (change) => {
        const data = apply(body, donor, change);
        fc.pre(data !== body && data !== donor);
        const verified = verifyMessage(resign(jws, snm.ring, { data }), directory);
        expect(refusalOf(() => openMessage(verified, onpar.ring)).code).toBe('body-undecryptable');
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});
