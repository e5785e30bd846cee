import { hash, verify, type KeyObject } from 'node:crypto';
import { MESSAGE_MAX_BYTES } from '@enlace/contracts';
import { climb } from '../tree/proof.path.js';
import { leafHash, nodeHash } from '../tree/tree.hash.js';

/**
 * Verifies the signature of a message, alone or in a batch (ADR 0013). `libs/security` does the same for the exchange;
 * this is written a second time on purpose, from the specification: a verifier that shares the code of those it checks
 * would share their mistakes.
 */
const BATCH_EXTENSION = 'urn:pa:enlace:batch';
const BATCH_TREE = 'RFC9162_SHA256';
const BATCH_MOST = 1_024;
const SIGNATURE_BYTES = 64;
const PATH_AT = SIGNATURE_BYTES + 8;
const HASH_BYTES = 32;

/** A message taken apart; nothing of it is proven yet. */
export interface ReadMessage {
  readonly kid: string;
  readonly payload: Buffer;
  readonly digest: string;
  /** Whether this key made the signature. */
  isSignedBy(key: KeyObject): boolean;
}

/** @returns undefined when these bytes are not a message of the exchange */
export function readMessage(jws: string): ReadMessage | undefined {
  if (Buffer.byteLength(jws) > MESSAGE_MAX_BYTES) return undefined;
  const [first = '', second = '', third = '', ...more] = jws.split('.');
  const [head, payload, proof] = [first, second, third].map(fromBase64Url);
  if (more.length > 0 || !head || !payload || !proof) return undefined;
  const header = readHeader(head);
  if (!header) return undefined;
  const signed = `${first}.${second}`;
  const statement = header.batched
    ? batchStatement(header.kid, signed, proof)
    : { input: signed, signature: proof };
  if (statement?.signature.length !== SIGNATURE_BYTES) return undefined;
  const { input, signature } = statement;
  return {
    kid: header.kid,
    payload,
    digest: hash('sha256', jws, 'base64url'),
    isSignedBy: (key) => verify(null, Buffer.from(input), key, signature),
  };
}

/** What was signed for a batch: the root to which this message leads and the number of messages, itself a JWS. */
function batchStatement(
  kid: string,
  signed: string,
  proof: Buffer,
): { readonly input: string; readonly signature: Buffer } | undefined {
  if (proof.length < PATH_AT || (proof.length - PATH_AT) % HASH_BYTES !== 0) return undefined;
  const index = proof.readUInt32BE(SIGNATURE_BYTES);
  const size = proof.readUInt32BE(SIGNATURE_BYTES + 4);
  if (size < 2 || size > BATCH_MOST || index >= size) return undefined;
  const path = Array.from({ length: (proof.length - PATH_AT) / HASH_BYTES }, (_, at) =>
    proof.subarray(PATH_AT + at * HASH_BYTES, PATH_AT + (at + 1) * HASH_BYTES),
  );
  let root = leafHash(signed);
  const complete = climb(index, size - 1, path, (sibling, side) => {
    root = side === 'left' ? nodeHash(sibling, root) : nodeHash(root, sibling);
  });
  if (!complete) return undefined;
  const count = Buffer.alloc(4);
  count.writeUInt32BE(size);
  const header = { alg: 'EdDSA', kid, typ: 'JOSE', cty: 'application/vnd.enlace.batch' };
  const input = [Buffer.from(JSON.stringify(header)), Buffer.concat([root, count])]
    .map((part) => part.toString('base64url'))
    .join('.');
  return { input, signature: proof.subarray(0, SIGNATURE_BYTES) };
}

/** Exactly the members of the exchange: a header that brings a key along, or another algorithm, is an attack. */
function readHeader(bytes: Buffer): { readonly kid: string; readonly batched: boolean } | undefined {
  const header = readJson(bytes);
  if (typeof header !== 'object' || header === null) return undefined;
  const { alg, kid, typ, cty, crit, [BATCH_EXTENSION]: tree, ...others } = header as Record<string, unknown>;
  if (alg !== 'EdDSA' || typ !== 'JOSE' || cty !== 'application/cloudevents+json') return undefined;
  if (typeof kid !== 'string' || Object.keys(others).length > 0) return undefined;
  if (crit === undefined && tree === undefined) return { kid, batched: false };
  const batched =
    Array.isArray(crit) && crit.length === 1 && crit[0] === BATCH_EXTENSION && tree === BATCH_TREE;
  return batched ? { kid, batched } : undefined;
}

export function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

/** Two spellings of the same bytes would be two messages: only one is read. */
function fromBase64Url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
