import { createPrivateKey, createPublicKey } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { headerOf, withHeader, withSegment } from '../../test/forgery.fixture.js';
import { createParty, refusalOf, type Party } from '../../test/message.fixture.js';
import { encodeBase64Url } from '../encoding/base64url.codec.js';
import { encodeJson } from '../encoding/json.codec.js';
import { readCompactJws, signCompact } from './jws.js';
import { VerificationKey } from './verification.key.js';

let snm: Party;
let jws: string;

beforeAll(async () => {
  snm = await createParty('snm');
  jws = signCompact(encodeJson(headerOf(snm.ring)), '{}', snm.ring.signingKey.key);
});

function publicKeyOf({ ring }: Party): VerificationKey {
  return new VerificationKey('snm', ring.signingKey.kid, createPublicKey(ring.signingKey.key));
}

describe('a compact JWS', () => {
  it('is, for the key and payload of RFC 8037 appendix A.4, the one printed there', () => {
    const key = createPrivateKey({
      key: {
        kty: 'OKP',
        crv: 'Ed25519',
        d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
        x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
      },
      format: 'jwk',
    });
    expect(signCompact(encodeJson({ alg: 'EdDSA' }), 'Example of Ed25519 signing', key)).toBe(
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-' +
        '09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    );
  });

  it('is read and verified by the key that signed it and by no other', async () => {
    const compact = readCompactJws(jws);
    expect(compact.payload.toString()).toBe('{}');
    expect(publicKeyOf(snm).verifies(compact)).toBe(true);
    expect(publicKeyOf(await createParty('snm')).verifies(compact)).toBe(false);
  });

  it.each<[string, Record<string, unknown>]>([
    ['no algorithm', { alg: undefined }],
    ['the algorithm "none"', { alg: 'none' }],
    ['the algorithm in other letters', { alg: 'EDDSA' }],
    ['the fully specified name of RFC 9864', { alg: 'Ed25519' }],
    ['a symmetric algorithm', { alg: 'HS256' }],
    ['a list of algorithms', { alg: ['EdDSA'] }],
    ['no kid', { kid: undefined }],
    ['a kid that is not a string', { kid: { toString: 'snm' } }],
    ['a kid without end', { kid: 'k'.repeat(101) }],
    ['an extension that must be understood', { crit: ['b64'], b64: false }],
    ['an empty crit', { crit: [] }],
    ['a payload that is not encoded (RFC 7797)', { b64: false }],
    ['a key brought along', { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } }],
    ['a key to be fetched', { jku: 'https://keys.example/jwks.json' }],
    ['another type', { typ: 'JWT' }],
    ['another content type', { cty: 'application/json' }],
    ['no types', { typ: undefined, cty: undefined }],
  ])('with %s in its header is refused before any key is touched', (_, changes) => {
    expect(refusalOf(() => readCompactJws(withHeader(jws, changes))).code).toBe('message-malformed');
  });

  it.each<[string, () => string]>([
    ['nothing', () => ''],
    ['two segments', () => jws.split('.').slice(0, 2).join('.')],
    ['four segments', () => `${jws}.`],
    ['a padded segment', () => `${jws}==`],
    ['a header that is not JSON', () => withSegment(jws, 0, encodeBase64Url('EdDSA'))],
    ['a header that is a list', () => withSegment(jws, 0, encodeBase64Url('["EdDSA"]'))],
    ['a header that is null', () => withSegment(jws, 0, encodeBase64Url('null'))],
    ['the JSON serialization', () => JSON.stringify({ payload: 'e30', signatures: [] })],
    ['only dots', () => '.'.repeat(400_000)],
  ])('of %s is refused', (_, text) => {
    expect(refusalOf(() => readCompactJws(text())).code).toBe('message-malformed');
  });
});
