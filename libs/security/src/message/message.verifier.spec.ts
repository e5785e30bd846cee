import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_MAX_BYTES } from '@enlace/contracts';
import { headerOf, resign, signPayload, withHeader, withSegment } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  MARKER,
  receiptDraft,
  refusalOf,
  type Party,
} from '../../test/message.fixture.js';
import { KeyDirectory } from '../keys/key.directory.js';
import { generateKeys, publicKeys } from '../keys/key.generator.js';
import { KeyRing } from '../keys/key.ring.js';
import { digestOf } from './message.digest.js';
import { sealMessage } from './message.sealer.js';
import { verifyMessage } from './message.verifier.js';

let snm: Party;
let onpar: Party;
let directory: KeyDirectory;
let jws: string;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar);
  jws = sealMessage(draftOf('onpar'), snm.ring, directory).jws;
});

function refused(message: string) {
  const error = refusalOf(() => verifyMessage(message, directory));
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(MARKER);
  return error;
}

/** Every segment with one character of it altered, at its start, in its middle and at its end. */
function tampered(segment: number): string[] {
  const text = jws.split('.')[segment] ?? '';
  return [0, Math.floor(text.length / 2), text.length - 1].map((at) =>
    withSegment(jws, segment, `${text.slice(0, at)}${text[at] === 'w' ? 'x' : 'w'}${text.slice(at + 1)}`),
  );
}

describe('a verified message', () => {
  it('has a proven source, a known type and the digest of its exact bytes', () => {
    const { envelope, digest } = verifyMessage(jws, directory);
    expect(envelope).toMatchObject({
      source: 'urn:pa:enlace:snm',
      type: 'referral.requested.v1',
      recipient: 'onpar',
    });
    expect(digest).toBe(digestOf(jws));
  });

  it('may be for somebody else: the audit verifies what it cannot open', () => {
    expect(() => verifyMessage(jws, directoryOf(snm))).not.toThrow();
  });

  it('may be signed by any key that its party lists, and by none that was taken out', async () => {
    const old = snm.jwks;
    const fresh = await generateKeys('snm');
    const rotated = { keys: [...fresh.keys, ...old.keys] };
    const during = new KeyDirectory({ snm: publicKeys(rotated), onpar: publicKeys(onpar.jwks) });
    const after = new KeyDirectory({ snm: publicKeys(fresh), onpar: publicKeys(onpar.jwks) });
    const renewed = sealMessage(draftOf('onpar'), new KeyRing('snm', rotated), during).jws;
    expect(() => verifyMessage(jws, during)).not.toThrow();
    expect(() => verifyMessage(renewed, during)).not.toThrow();
    expect(() => verifyMessage(renewed, after)).not.toThrow();
    expect(refusalOf(() => verifyMessage(jws, after)).code).toBe('key-unknown');
  });
});

describe('a revoked key', () => {
  const REVOKED = Date.UTC(2026, 10, 23, 12);
  const revoked = (): KeyDirectory => {
    const keys = publicKeys(snm.jwks).keys.map((key) => ({
      ...key,
      revoked: new Date(REVOKED).toISOString(),
    }));
    return new KeyDirectory({ snm: { keys }, onpar: publicKeys(onpar.jwks) });
  };

  it('signs nothing that comes in later, whatever its time claims', () => {
    const earlier = { ...draftOf('onpar'), time: '2020-01-01T00:00:00.000Z' };
    const forged = sealMessage(earlier, snm.ring, directoryOf(snm, onpar)).jws;
    const refusal = refusalOf(() => verifyMessage(forged, revoked(), REVOKED));
    // No signer: a thief must not take the place of the owner in the order of a case.
    expect([refusal.code, refusal.facts]).toEqual(['key-revoked', {}]);
    expect(refusalOf(() => verifyMessage(jws, revoked())).code).toBe('key-revoked');
  });

  it('proves what came in before', () => {
    expect(verifyMessage(jws, revoked(), REVOKED - 1).envelope.source).toBe('urn:pa:enlace:snm');
  });
});

describe('an unauthenticated message', () => {
  it('is refused by its size before anything of it is read', () => {
    expect(refused('A'.repeat(MESSAGE_MAX_BYTES + 1)).code).toBe('message-too-large');
    expect(refused('é'.repeat(MESSAGE_MAX_BYTES / 2 + 1)).code).toBe('message-too-large');
    expect(refused('A'.repeat(MESSAGE_MAX_BYTES)).code).toBe('message-malformed');
  });

  it.each([undefined, null, 7, {}, [jws], Buffer.from('jws')])(
    'that is no string is malformed',
    (message) => {
      expect(refused(message as string).code).toBe('message-malformed');
    },
  );

  it('is refused with any character of its header altered', () => {
    for (const forged of tampered(0)) {
      expect(['message-malformed', 'key-unknown', 'signature-invalid']).toContain(refused(forged).code);
    }
  });

  it('is refused with any character of its payload altered', () => {
    const [start, middle] = tampered(1);
    for (const forged of [start, middle]) expect(refused(forged ?? '').code).toBe('signature-invalid');
  });

  it('is refused with any character of its signature altered, and with none', () => {
    const [start, middle, end] = tampered(2);
    for (const forged of [start, middle]) expect(refused(forged ?? '').code).toBe('signature-invalid');
    expect(['message-malformed', 'signature-invalid']).toContain(refused(end ?? '').code);
    expect(refused(withSegment(jws, 2, '')).code).toBe('signature-invalid');
  });

  it('is refused with its signature in another spelling of the same number', () => {
    const signature = Buffer.from(jws.split('.')[2] ?? '', 'base64url');
    // Little-endian, and congruent modulo the order of the group (RFC 8032 section 5.1.7).
    const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.toReversed());
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const scalar = BigInt(`0x${turn(signature.subarray(32)).toString('hex')}`);
    const respelt = turn(Buffer.from((scalar + order).toString(16).padStart(64, '0'), 'hex'));
    const forged = Buffer.concat([signature.subarray(0, 32), respelt]).toString('base64url');
    expect(refused(withSegment(jws, 2, forged)).code).toBe('signature-invalid');
  });

  it('under a kid that nobody published is refused by name', () => {
    expect(refused(withHeader(jws, { kid: `${MARKER}-sig` })).code).toBe('key-unknown');
  });

  it('under the kid of an encryption key is refused as by an unknown key', () => {
    expect(refused(withHeader(jws, { kid: snm.jwks.keys[1]?.kid })).code).toBe('key-unknown');
  });

  it('signed by one party under the kid of another is a forgery', () => {
    const forged = signPayload('{}', onpar.ring, headerOf(snm.ring));
    expect(refused(forged).code).toBe('signature-invalid');
  });

  it('with the payload of one message and the signature of another is a forgery', () => {
    const other = sealMessage(draftOf('onpar'), snm.ring, directory).jws;
    expect(refused(withSegment(jws, 1, other.split('.')[1] ?? '')).code).toBe('signature-invalid');
  });
});

describe('a signed message that is none of the exchange', () => {
  it.each([
    ['no JSON', `{"alias":"${MARKER}"`],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['an empty object', '{}'],
  ])('is malformed when its payload is %s, and its signer is named', (_, payload) => {
    const error = refused(signPayload(payload, snm.ring));
    expect(error).toMatchObject({ code: 'message-malformed', facts: { signer: 'snm' } });
  });

  it.each<[string, Record<string, unknown>]>([
    ['specversion', { specversion: '0.3' }],
    ['id', { id: MARKER }],
    ['source', { source: 'urn:pa:enlace:interpol' }],
    ['subject', { subject: MARKER }],
    ['time', { time: MARKER }],
    ['sequence', { sequence: 1 }],
    ['recipient', { recipient: MARKER }],
    ['traceparent', { traceparent: undefined }],
    ['data', { data: [MARKER] }],
  ])('is malformed when its %s is wrong or missing', (field, changes) => {
    expect(refused(resign(jws, snm.ring, changes))).toMatchObject({ code: 'message-malformed', field });
  });

  it('is malformed when it carries an attribute that is not of the envelope', () => {
    expect(refused(resign(jws, snm.ring, { alias: MARKER })).code).toBe('message-malformed');
  });

  it('is refused when its source is not the owner of the key', () => {
    const error = refused(resign(jws, onpar.ring, {}));
    expect(error).toMatchObject({ code: 'source-mismatch', field: 'source', facts: { signer: 'onpar' } });
  });

  it.each(['referral.requested.v2', 'constructor', '__proto__', MARKER])(
    'is refused by name, its type unknown',
    (type) => {
      const error = refused(resign(jws, snm.ring, { type }));
      expect(error).toMatchObject({ code: 'type-unknown', facts: { signer: 'snm', id: expect.any(String) } });
    },
  );

  it('names the source fault before the type fault', () => {
    expect(refused(resign(jws, onpar.ring, { type: 'x' })).code).toBe('source-mismatch');
  });

  it('is malformed when its data schema is that of another type', () => {
    const dataschema = 'urn:pa:enlace:schema:referral.amended.v1';
    expect(refused(resign(jws, snm.ring, { dataschema }))).toMatchObject({
      code: 'message-malformed',
      field: 'dataschema',
    });
  });

  it('is malformed when a sealed type comes in clear or a clear type sealed', () => {
    const receipt = sealMessage(receiptDraft('onpar'), snm.ring, directory).jws;
    const faults: [string, Record<string, unknown>, string][] = [
      [jws, { datacontenttype: 'application/json', data: { alias: MARKER } }, 'datacontenttype'],
      [jws, { data: { alias: MARKER } }, 'data'],
      [receipt, { datacontenttype: 'application/jose' }, 'datacontenttype'],
      [receipt, { data: 'a.b.c.d.e' }, 'data'],
    ];
    for (const [message, changes, field] of faults) {
      expect(refused(resign(message, snm.ring, changes))).toMatchObject({ code: 'message-malformed', field });
    }
  });
});
