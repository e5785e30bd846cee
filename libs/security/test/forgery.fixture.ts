import { encodeBase64Url } from '../src/encoding/base64url.codec.js';
import type { KeyRing } from '../src/index.js';
import { encodeJson } from '../src/encoding/json.codec.js';
import { decodeBatchProof, encodeBatchProof, type BatchProof } from '../src/signing/batch.proof.js';
import { signCompact } from '../src/signing/jws.js';

type Json = Record<string, unknown>;

export function headerOf(ring: KeyRing): Record<string, string> {
  return { alg: 'EdDSA', kid: ring.signingKey.kid, typ: 'JOSE', cty: 'application/cloudevents+json' };
}

export function jsonOf(segment: string | undefined): Json {
  return JSON.parse(Buffer.from(segment ?? '', 'base64url').toString()) as Json;
}

/** The envelope inside a JWS, unverified. */
export function envelopeOf(jws: string): Json {
  return jsonOf(jws.split('.')[1]);
}

/** A payload of any kind with a good signature of a party: what a broken or bribed member of the exchange can send. */
export function signPayload(payload: string, ring: KeyRing, header: Json = headerOf(ring)): string {
  return signCompact(encodeJson(header), payload, ring.signingKey.key);
}

/** A sealed message with some attributes of its envelope replaced (or, by `undefined`, removed) and signed anew. */
export function resign(jws: string, ring: KeyRing, changes: Json): string {
  return signPayload(JSON.stringify({ ...envelopeOf(jws), ...changes }), ring);
}

/** A compact serialization with one segment replaced. */
export function withSegment(compact: string, index: number, segment: string): string {
  return compact.split('.').with(index, segment).join('.');
}

/** The same with its JSON header changed. */
export function withHeader(compact: string, changes: Json): string {
  const header = { ...jsonOf(compact.split('.')[0]), ...changes };
  return withSegment(compact, 0, encodeBase64Url(JSON.stringify(header)));
}

/** The third segment of a batched message. */
export function proofOf(jws: string): BatchProof {
  const proof = decodeBatchProof(Buffer.from(jws.split('.')[2] ?? '', 'base64url'));
  if (!proof) throw new Error('The message is not one of a batch.');
  return proof;
}

export function withProof(jws: string, changes: Partial<BatchProof>): string {
  return withSegment(jws, 2, encodeBase64Url(encodeBatchProof({ ...proofOf(jws), ...changes })));
}
