import { describe, expect, it } from '@jest/globals';
import { calculateJwkThumbprint } from 'jose';
import { generateKeys, publicKeys, thumbprintOf } from './key.generator.js';
import { KeyRing } from './key.ring.js';

describe('fresh keys', () => {
  it('are one Ed25519 key to sign with and one X25519 key to be written to', async () => {
    const { keys } = await generateKeys('onpar');
    expect(keys).toEqual([
      expect.objectContaining({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA' }),
      expect.objectContaining({ kty: 'OKP', crv: 'X25519', use: 'enc', alg: 'ECDH-ES' }),
    ]);
    expect(() => new KeyRing('onpar', { keys })).not.toThrow();
  });

  it('carry their owner, their use and the start of their RFC 7638 thumbprint in the kid', async () => {
    const { keys } = await generateKeys('snm');
    for (const key of keys) {
      const thumbprint = await calculateJwkThumbprint(key);
      expect(key.kid).toBe(`snm-${key.use}-${thumbprint.slice(0, 8)}`);
    }
  });

  it('are never the same twice', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => generateKeys('inamu')));
    const secrets = made.flatMap(({ keys }) => keys.map(({ d }) => d));
    expect(new Set(secrets).size).toBe(16);
  });

  it('have the thumbprint of RFC 8037 appendix A.3', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    expect(thumbprintOf({ crv: 'Ed25519', kty: 'OKP', x })).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    );
  });
});

describe('the published set', () => {
  it('holds no private part and nothing that somebody added to the file', async () => {
    const jwks = await generateKeys('mire');
    const annotated = { keys: jwks.keys.map((key) => ({ ...key, note: 'a secret' })) };
    const published = JSON.stringify(publicKeys(annotated));
    for (const { d, x } of jwks.keys) {
      expect(published).not.toContain(d);
      expect(published).toContain(x);
    }
    expect(published).not.toContain('a secret');
  });
});
