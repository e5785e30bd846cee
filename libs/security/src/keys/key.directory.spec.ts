import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/message.fixture.js';
import { encodeKeyHeaders } from '../signing/jws.header.js';
import type { PrivateJwk, PublicJwk } from './jwk.schema.js';
import { KeyDirectory } from './key.directory.js';
import { generateKeys, publicKeys } from './key.generator.js';

type Parties = ConstructorParameters<typeof KeyDirectory>[0];
let onpar: PublicJwk[];
let snm: PublicJwk[];
let secret: PrivateJwk[];

beforeAll(async () => {
  secret = (await generateKeys('onpar')).keys;
  onpar = publicKeys({ keys: secret }).keys;
  snm = publicKeys(await generateKeys('snm')).keys;
});

describe('the key directory', () => {
  it('knows whose a signing key is', () => {
    const directory = new KeyDirectory({ onpar: { keys: onpar }, snm: { keys: snm } });
    expect(directory.verificationKey(onpar[0]?.kid ?? '')).toMatchObject({ party: 'onpar' });
    expect(directory.verificationKey(snm[0]?.kid ?? '')).toMatchObject({ party: 'snm' });
    expect(directory.has('snm')).toBe(true);
    expect(directory.has('mire')).toBe(false);
  });

  it('finds no signing key under the kid of an encryption key, nor under a name of the language', () => {
    const directory = new KeyDirectory({ onpar: { keys: onpar } });
    for (const kid of [onpar[1]?.kid ?? '', '__proto__', 'constructor', '']) {
      expect(directory.verificationKey(kid)).toBeUndefined();
    }
  });

  it('knows the headers that its signing keys write, and no other', () => {
    const directory = new KeyDirectory({ onpar: { keys: onpar } });
    const kid = onpar[0]?.kid ?? '';
    const { plain, batched, batch } = encodeKeyHeaders(kid);
    expect(directory.headerOf(plain)).toEqual({ kid, batched: false });
    expect(directory.headerOf(batched)).toEqual({ kid, batched: true });
    const foreign = [encodeKeyHeaders(onpar[1]?.kid ?? '').plain, encodeKeyHeaders(snm[0]?.kid ?? '').plain];
    for (const segment of [batch, ...foreign, '', '__proto__']) {
      expect(directory.headerOf(segment)).toBeUndefined();
    }
  });

  it('writes to the first encryption key of a party and believes every signing key listed', async () => {
    const fresh = publicKeys(await generateKeys('onpar')).keys;
    const directory = new KeyDirectory({ onpar: { keys: [...fresh, ...onpar] } });
    expect(directory.encryptionKey('onpar').kid).toBe(fresh[1]?.kid);
    expect(directory.verificationKey(fresh[0]?.kid ?? '')?.party).toBe('onpar');
    expect(directory.verificationKey(onpar[0]?.kid ?? '')?.party).toBe('onpar');
  });

  it('is replaced whole or not at all, in the hands of whoever has it', async () => {
    const fresh = publicKeys(await generateKeys('onpar')).keys;
    const directory = new KeyDirectory({ onpar: { keys: onpar } });
    const broken = { onpar: { keys: [{ ...fresh[0], x: 'short' }] } } as Parties;
    expect(refusalOf(() => directory.replace(broken)).code).toBe('configuration-invalid');
    expect(directory.encryptionKey('onpar').kid).toBe(onpar[1]?.kid);
    directory.replace({ onpar: { keys: fresh } });
    expect(directory.encryptionKey('onpar').kid).toBe(fresh[1]?.kid);
    expect(directory.verificationKey(onpar[0]?.kid ?? '')).toBeUndefined();
  });

  it('writes to the key whose time it is, and to none that was revoked or ended', async () => {
    const fresh = publicKeys(await generateKeys('onpar')).keys.map((key) => ({
      ...key,
      from: '2026-11-23T12:00:00Z',
    }));
    const keys = [...onpar, ...fresh];
    const at = (hour: number, set: readonly PublicJwk[] = keys): KeyDirectory =>
      new KeyDirectory({ onpar: { keys: set } }, () => Date.UTC(2026, 10, 23, hour));
    expect(at(11).encryptionKey('onpar').kid).toBe(onpar[1]?.kid);
    expect(at(12).encryptionKey('onpar').kid).toBe(fresh[1]?.kid);
    expect([at(12).isRotating('onpar'), at(12, onpar).isRotating('onpar')]).toEqual([true, false]);
    const over = onpar.map((key) => ({ ...key, until: '2026-11-23T12:00:00Z' }));
    expect([at(11, over).has('onpar'), at(12, over).has('onpar')]).toEqual([true, false]);
  });

  it('says that a party without keys is not connected', () => {
    const directory = new KeyDirectory({ onpar: { keys: onpar } });
    expect(refusalOf(() => directory.encryptionKey('mire'))).toMatchObject({
      code: 'receiver-not-connected',
      facts: { receiver: 'mire' },
    });
  });
});

describe('a key directory that cannot be right', () => {
  const low = Buffer.alloc(32).toString('base64url');
  const cases: [string, () => unknown, string][] = [
    ['a party nobody registered', () => ({ interpol: { keys: onpar } }), 'not registered'],
    ['a published private key', () => ({ onpar: { keys: secret } }), 'a private key'],
    [
      'one key of two parties',
      () => ({ onpar: { keys: onpar }, snm: { keys: [snm[0], { ...onpar[1], kid: 'y' }] } }),
      '"x"',
    ],
    [
      'one kid of two parties',
      () => ({ onpar: { keys: onpar }, snm: { keys: [{ ...snm[0], kid: onpar[0]?.kid }, snm[1]] } }),
      '"kid"',
    ],
    [
      'one kid twice in a party',
      () => ({ snm: { keys: [...snm, { ...onpar[0], kid: snm[0]?.kid }] } }),
      '"kid"',
    ],
    ['a placeholder to sign with', () => ({ snm: { keys: [{ ...snm[0], x: low }, snm[1]] } }), 'low order'],
    ['a placeholder to encrypt to', () => ({ snm: { keys: [snm[0], { ...snm[1], x: low }] } }), 'low order'],
    [
      'a key of 31 bytes',
      () => ({ snm: { keys: [{ ...snm[0], x: low.slice(0, 42) }, snm[1]] } }),
      'keys[0].x',
    ],
  ];

  it.each(cases)('with %s is refused, naming the fault and never the key', (_, parties, fault) => {
    const error = refusalOf(() => new KeyDirectory(parties() as Parties));
    expect(error.code).toBe('configuration-invalid');
    expect(error.message).toContain(fault);
    const printed = inspect(error, { depth: Infinity });
    for (const { x, d } of secret) {
      expect(printed).not.toContain(x);
      expect(printed).not.toContain(d);
    }
  });
});
