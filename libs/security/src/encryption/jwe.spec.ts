import { createCipheriv, createDecipheriv } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { jsonOf, withHeader, withSegment } from '../../test/forgery.fixture.js';
import { createParty, directoryOf, MARKER, refusalOf, type Party } from '../../test/message.fixture.js';
import { encodeBase64Url } from '../encoding/base64url.codec.js';
import { encodeJson } from '../encoding/json.codec.js';
import { concatKdf } from './concat.kdf.js';
import { EphemeralKeys, type Agreement } from './ephemeral.keys.js';
import { decryptCompact, encryptCompact, type BodyContext } from './jwe.js';

const CONTEXT: BodyContext = {
  sender: 'snm',
  recipient: 'onpar',
  id: '01a20bc3-a1a0-75a1-867f-f2e5e2478e90',
};
const OTHER_ID = '01a20bc3-a1a0-75a1-867f-f2e5e2478e91';
const PLAINTEXT = JSON.stringify({ alias: MARKER });
let onpar: Party;

beforeAll(async () => {
  onpar = await createParty('onpar');
});

function agree(): Agreement {
  return new EphemeralKeys().agreeWith(directoryOf(onpar).encryptionKey('onpar'), 'a test');
}

function seal(agreement = agree(), id = CONTEXT.id): string {
  return encryptCompact(PLAINTEXT, agreement, { ...CONTEXT, id });
}

function open(jwe: string, context: Partial<BodyContext> = {}): string {
  const keyOf = (kid: string) => onpar.ring.decryptionKey(kid);
  return decryptCompact(jwe, keyOf, { ...CONTEXT, ...context }).toString();
}

/** An empty object sealed under any secret and header: what a sender with other software, or ill will, can make. */
function sealByHand(secret: Buffer, changes: Record<string, unknown>): string {
  const header = encodeJson({ ...jsonOf(seal().split('.')[0]), ...changes });
  const key = concatKdf({ secret, algorithm: 'A256GCM', apu: `snm/${CONTEXT.id}`, apv: 'onpar', bits: 256 });
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12)).setAAD(Buffer.from(header));
  const body = Buffer.concat([cipher.update('{}'), cipher.final()]);
  return [header, '', ...[Buffer.alloc(12), body, cipher.getAuthTag()].map(encodeBase64Url)].join('.');
}

/** Whether a content key is the one of a body. */
function opensUnder(key: Buffer, jwe: string): boolean {
  const [header = '', , ...rest] = jwe.split('.');
  const [iv, body, tag] = rest.map((segment) => Buffer.from(segment, 'base64url')) as [
    Buffer,
    Buffer,
    Buffer,
  ];
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(header));
  decipher.setAuthTag(tag).update(body);
  try {
    return decipher.final().length === 0;
  } catch {
    return false;
  }
}

/** One other character in the middle of a segment: never its last, whose spare bits are another guarantee's. */
function flip(segment: string): string {
  const at = Math.floor(segment.length / 2);
  return `${segment.slice(0, at)}${segment[at] === 'A' ? 'B' : 'A'}${segment.slice(at + 1)}`;
}

describe('a compact JWE', () => {
  it('opens with the recipient’s key and shows nothing of the plaintext', () => {
    const jwe = seal();
    expect(open(jwe)).toBe(PLAINTEXT);
    expect(Buffer.from(jwe.replaceAll('.', ''), 'base64url').includes(MARKER)).toBe(false);
  });

  it('names its algorithms, its key, its parties and an ephemeral key, and nothing else', () => {
    expect(jsonOf(seal().split('.')[0])).toEqual({
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      kid: onpar.jwks.keys[1]?.kid,
      apu: encodeBase64Url('snm/01a20bc3-a1a0-75a1-867f-f2e5e2478e90'),
      apv: encodeBase64Url('onpar'),
      epk: { kty: 'OKP', crv: 'X25519', x: expect.stringMatching(/^[\w-]{43}$/) },
    });
  });

  it('has an initialisation vector of its own, also under the same key', () => {
    const agreement = agree();
    const sealed = Array.from({ length: 50 }, () => seal(agreement));
    expect(new Set(sealed.map((jwe) => jwe.split('.')[2])).size).toBe(50);
  });

  it('has a key of its own when it shares its ephemeral key: opened, it opens no other', () => {
    const agreement = agree();
    const [one, two] = [seal(agreement), seal(agreement, OTHER_ID)];
    expect([open(one), open(two, { id: OTHER_ID })]).toEqual([PLAINTEXT, PLAINTEXT]);
    const keys = [CONTEXT.id, OTHER_ID].map((id) =>
      concatKdf({
        secret: agreement.secret,
        algorithm: 'A256GCM',
        apu: `snm/${id}`,
        apv: 'onpar',
        bits: 256,
      }),
    );
    const opened = [one, two].map((jwe) => keys.filter((key) => opensUnder(key, jwe)));
    expect(opened).toEqual([[keys[0]], [keys[1]]]);
  });

  it.each([
    ['header', 0],
    ['initialisation vector', 2],
    ['ciphertext', 3],
    ['tag', 4],
  ])('with one character of its %s altered does not open', (_, index) => {
    const jwe = seal();
    const altered = withSegment(jwe, index, flip(jwe.split('.')[index] ?? ''));
    expect(refusalOf(() => open(altered)).code).toBe('body-undecryptable');
  });

  it.each<[string, Record<string, unknown>]>([
    ['a key wrap', { alg: 'ECDH-ES+A256KW' }],
    ['a shared key', { alg: 'dir' }],
    ['a smaller cipher', { enc: 'A128GCM' }],
    ['a cipher of another kind', { enc: 'A256CBC-HS512' }],
    ['compression', { zip: 'DEF' }],
    ['an extension', { crit: ['exp'], exp: 1 }],
    ['a kid that is in no ring', { kid: 'onpar-enc-00000000' }],
    ['a kid of the language', { kid: '__proto__' }],
    ['no kid', { kid: undefined }],
    ['another sender', { apu: encodeBase64Url(`senafront/${CONTEXT.id}`) }],
    ['another id', { apu: encodeBase64Url(`snm/${OTHER_ID}`) }],
    ['no id', { apu: encodeBase64Url('snm') }],
    ['no sender', { apu: undefined }],
    ['another recipient', { apv: encodeBase64Url('mire') }],
    ['an ephemeral key of another curve', { epk: { kty: 'EC', crv: 'P-256', x: 'A', y: 'A' } }],
    ['a short ephemeral key', { epk: { kty: 'OKP', crv: 'X25519', x: 'AAAA' } }],
    ['no ephemeral key', { epk: undefined }],
  ])('with %s in its header does not open', (_, changes) => {
    expect(refusalOf(() => open(withHeader(seal(), changes))).code).toBe('body-undecryptable');
  });

  it.each<[string, (jwe: string) => string]>([
    ['nothing', () => ''],
    ['four segments', (jwe) => jwe.split('.').slice(0, 4).join('.')],
    ['six segments', (jwe) => `${jwe}.`],
    ['an encrypted key', (jwe) => withSegment(jwe, 1, 'AAAA')],
    ['a long initialisation vector', (jwe) => withSegment(jwe, 2, 'A'.repeat(24))],
    ['a tag cut to 32 bits', (jwe) => withSegment(jwe, 4, jwe.split('.')[4]?.slice(0, 6) ?? '')],
    ['a padded tag', (jwe) => `${jwe}==`],
    ['a header that is not JSON', (jwe) => withSegment(jwe, 0, 'AAAA')],
  ])('of %s does not open', (_, change) => {
    expect(refusalOf(() => open(change(seal()))).code).toBe('body-undecryptable');
  });

  it.each<Partial<BodyContext>>([{ sender: 'mire' }, { recipient: 'mire' }, { id: OTHER_ID }])(
    'does not open in a message of %p, though the key is the right one',
    (context) => {
      expect(refusalOf(() => open(seal(), context)).code).toBe('body-undecryptable');
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ['compression', { zip: 'DEF' }],
    ['an extension', { crit: ['exp'], exp: 1 }],
    ['a member nobody agreed on', { note: MARKER }],
    ['a sender that its key was not derived for', { apu: encodeBase64Url(`mire/${CONTEXT.id}`) }],
    ['a recipient that its key was not derived for', { apv: encodeBase64Url('mire') }],
  ])('with %s does not open though a sender sealed it so', (_, changes) => {
    const { secret, epk: x } = agree();
    const epk = { kty: 'OKP', crv: 'X25519', x };
    expect(open(sealByHand(secret, { epk }))).toBe('{}');
    const error = refusalOf(() => open(sealByHand(secret, { epk, ...changes })));
    expect(error.code).toBe('body-undecryptable');
    expect(error.message).not.toContain(MARKER);
  });

  it.each([
    ['00'.repeat(32)],
    [`01${'00'.repeat(31)}`],
    ['e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    [`ec${'ff'.repeat(30)}7f`],
  ])('sealed under the all-zero secret of the low-order point %s does not open', (point) => {
    const x = Buffer.from(point, 'hex').toString('base64url');
    const jwe = sealByHand(Buffer.alloc(32), { epk: { kty: 'OKP', crv: 'X25519', x } });
    const error = refusalOf(() => open(jwe));
    expect(error.code).toBe('body-undecryptable');
    expect(error.message).toContain('low order');
  });
});
