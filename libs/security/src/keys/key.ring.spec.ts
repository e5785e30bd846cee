import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/message.fixture.js';
import type { PrivateJwk } from './jwk.schema.js';
import { generateKeys } from './key.generator.js';
import { KeyRing } from './key.ring.js';

type Keys = { keys: PrivateJwk[] };
let sig: PrivateJwk;
let enc: PrivateJwk;
let other: PrivateJwk[];

beforeAll(async () => {
  [sig, enc] = (await generateKeys('onpar')).keys as [PrivateJwk, PrivateJwk];
  other = (await generateKeys('onpar')).keys;
});

describe('a key ring', () => {
  it('signs with the first signing key and opens with every encryption key', () => {
    const ring = new KeyRing('onpar', { keys: [...other, sig, enc] });
    expect(ring.party).toBe('onpar');
    expect(ring.signingKey.kid).toBe(other[0]?.kid);
    expect(ring.decryptionKey(enc.kid)?.key.type).toBe('private');
    expect(ring.decryptionKey(other[1]?.kid ?? '')?.key.type).toBe('private');
    expect(ring.decryptionKey(sig.kid)).toBeUndefined();
    expect(ring.decryptionKey('__proto__')).toBeUndefined();
  });

  it('ignores members of a JWK that it does not know (RFC 7517 section 4)', () => {
    const keys = [
      { ...sig, ext: true },
      { ...enc, key_ops: ['deriveBits'] },
    ];
    expect(() => new KeyRing('onpar', { keys })).not.toThrow();
  });

  it('shows no key material when it is printed', () => {
    const ring = new KeyRing('onpar', { keys: [sig, enc] });
    for (const text of [JSON.stringify(ring), inspect(ring, { depth: Infinity, showHidden: true })]) {
      expect(text).not.toContain(sig.d);
      expect(text).not.toContain(enc.d);
    }
  });
});

describe('a key ring that cannot be right', () => {
  const cases: [string, () => unknown, string][] = [
    ['no set at all', () => undefined, 'the set itself'],
    ['an empty set', () => ({ keys: [] }), 'keys'],
    ['no encryption key', () => ({ keys: [sig] }), '"enc"'],
    ['no signing key', () => ({ keys: [enc] }), '"sig"'],
    ['no private part', () => ({ keys: [sig, { ...enc, d: undefined }] }), 'keys[1].d'],
    ['a short private part', () => ({ keys: [sig, { ...enc, d: enc.d.slice(4) }] }), 'keys[1].d'],
    ['a padded public part', () => ({ keys: [{ ...sig, x: `${sig.x}=` }, enc] }), 'keys[0].x'],
    ['another curve', () => ({ keys: [{ ...sig, crv: 'P-256' }, enc] }), 'keys[0].crv'],
    ['a curve that does not fit the use', () => ({ keys: [{ ...sig, crv: 'X25519' }, enc] }), 'keys[0].crv'],
    ['another algorithm', () => ({ keys: [sig, { ...enc, alg: 'ECDH-ES+A256KW' }] }), 'keys[1].alg'],
    ['another use', () => ({ keys: [sig, enc, { ...enc, use: 'wrap' }] }), 'keys[2].use'],
    ['an empty kid', () => ({ keys: [{ ...sig, kid: '' }, enc] }), 'keys[0].kid'],
    [
      'halves of two pairs to sign with',
      () => ({ keys: [{ ...sig, d: other[0]?.d }, enc] }),
      'not of one pair',
    ],
    ['halves of two pairs', () => ({ keys: [sig, { ...enc, d: other[1]?.d }] }), 'not of one pair'],
    ['a kid used twice', () => ({ keys: [sig, { ...enc, kid: sig.kid }] }), '"kid"'],
    ['a key listed twice', () => ({ keys: [sig, enc, { ...enc, kid: 'again' }] }), '"x"'],
  ];

  it.each(cases)('with %s is refused, naming the fault and never the key', (_, jwks, fault) => {
    const error = refusalOf(() => new KeyRing('onpar', jwks() as Keys));
    expect(error.code).toBe('configuration-invalid');
    expect(error.message).toContain(fault);
    const printed = inspect(error, { depth: Infinity });
    for (const key of [sig, enc, ...other]) {
      expect(printed).not.toContain(key.d.slice(4));
      expect(printed).not.toContain(key.x.slice(4));
    }
  });
});
