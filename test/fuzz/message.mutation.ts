import * as fc from 'fast-check';
import type { KeyRing } from '@enlace/security';
import { envelopeOf, resign, withHeader, withSegment } from '../../libs/security/test/forgery.fixture.js';
import { bytesDamage, damage } from './mutation.js';

/** Claims about how a message is to be verified, each of which has broken somebody's verifier. */
const HEADERS: readonly Record<string, unknown>[] = [
  { alg: 'none' },
  { alg: 'HS256' },
  { alg: 'Ed25519' },
  { alg: ['EdDSA'] },
  { crit: ['b64'], b64: false },
  { crit: [] },
  { kid: '' },
  { kid: '__proto__' },
  { kid: null },
  { typ: 'JWT' },
  { jku: 'http://127.0.0.1/jwks.json' },
  { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } },
  { x5u: 'http://127.0.0.1/' },
  { zip: 'DEF' },
];

/**
 * Good messages, made bad: by their text, by a segment of another one, by the bytes within a segment, by their header, and,
 * as only a member of the exchange can, signed anew over a damaged body.
 *
 * @param signer whose keys a bribed member has
 */
export function mutated(good: readonly string[], signer: KeyRing): fc.Arbitrary<string> {
  const one = fc.constantFrom(...good);
  const segment = fc.integer({ min: 0, max: 2 });
  return fc.oneof(
    fc
      .tuple(one, one, fc.array(damage, { minLength: 1, maxLength: 3 }))
      .map(([jws, other, steps]) => steps.reduce((text, step) => step(text, other), jws)),
    fc.tuple(one, one, segment).map(([jws, other, at]) => withSegment(jws, at, other.split('.')[at] ?? '')),
    fc
      .tuple(one, segment, bytesDamage)
      .map(([jws, at, harm]) => withSegment(jws, at, harm(jws.split('.')[at] ?? ''))),
    fc.tuple(one, fc.constantFrom(...HEADERS)).map(([jws, header]) => withHeader(jws, header)),
    fc
      .tuple(one, one, fc.integer({ min: 0, max: 4 }), bytesDamage, damage, fc.boolean())
      .map(([jws, other, at, harm, break_, within]) => {
        const [body, another] = [bodyOf(jws), bodyOf(other)];
        const data = within ? withSegment(body, at, harm(body.split('.')[at] ?? '')) : break_(body, another);
        return data === body ? withSegment(jws, 2, '') : resign(jws, signer, { data });
      }),
  );
}

function bodyOf(jws: string): string {
  const { data } = envelopeOf(jws);
  return typeof data === 'string' ? data : '';
}
