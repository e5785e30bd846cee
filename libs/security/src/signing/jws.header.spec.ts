import { describe, expect, it } from '@jest/globals';
import { jsonOf } from '../../test/forgery.fixture.js';
import { encodeBase64Url } from '../encoding/base64url.codec.js';
import { encodeJson } from '../encoding/json.codec.js';
import { encodeKeyHeaders, readMessageHeader } from './jws.header.js';

const headers = encodeKeyHeaders('snm-sig-1');
const EXTENSION = 'urn:pa:enlace:batch';

describe('the headers of a key', () => {
  it('are the same bytes every time, so that an outsider can write the one of a batch', () => {
    expect(encodeKeyHeaders('snm-sig-1')).toEqual(headers);
    expect(Buffer.from(headers.batch, 'base64url').toString()).toBe(
      '{"alg":"EdDSA","kid":"snm-sig-1","typ":"JOSE","cty":"application/vnd.enlace.batch"}',
    );
  });

  it('tell a message alone from one of a batch', () => {
    expect(readMessageHeader(headers.plain)).toEqual({ kid: 'snm-sig-1', batched: false });
    expect(readMessageHeader(headers.batched)).toEqual({ kid: 'snm-sig-1', batched: true });
  });

  it('of a batch is not that of a message', () => {
    expect(readMessageHeader(headers.batch)).toBeUndefined();
  });
});

describe('the header of a message', () => {
  it('may have its members in another order, as other software writes them', () => {
    const turned = Object.fromEntries(Object.entries(jsonOf(headers.batched)).toReversed());
    expect(readMessageHeader(encodeJson(turned))).toEqual({ kid: 'snm-sig-1', batched: true });
  });

  it.each<[string, Record<string, unknown>]>([
    ['no crit', { crit: undefined }],
    ['no extension', { [EXTENSION]: undefined }],
    ['neither of them but another crit', { crit: ['b64'], b64: false, [EXTENSION]: undefined }],
    ['another critical extension beside it', { crit: [EXTENSION, 'b64'], b64: false }],
    ['its extension named twice', { crit: [EXTENSION, EXTENSION] }],
    ['an empty crit', { crit: [] }],
    ['a crit that is no list', { crit: EXTENSION }],
    ['another tree', { [EXTENSION]: 'RFC6962_SHA256' }],
    ['a tree that is no name', { [EXTENSION]: true }],
    ['the content type of the batch', { cty: 'application/vnd.enlace.batch' }],
    ['another algorithm', { alg: 'HS256' }],
    ['a key brought along', { jwk: { kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43) } }],
  ])('of a batch is none with %s', (_, changes) => {
    expect(readMessageHeader(encodeJson({ ...jsonOf(headers.batched), ...changes }))).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['no base64url', `${headers.plain}=`],
    ['no JSON', encodeBase64Url('{')],
    ['a list', encodeBase64Url('[]')],
    ['a prototype', encodeBase64Url('{"__proto__":{"alg":"EdDSA"}}')],
  ])('is none when it is %s', (_, segment) => {
    expect(readMessageHeader(segment)).toBeUndefined();
  });
});
