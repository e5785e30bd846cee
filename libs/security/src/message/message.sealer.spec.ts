import { beforeAll, describe, expect, it } from '@jest/globals';
import { isCaseCode, MESSAGE_MAX_BYTES } from '@enlace/contracts';
import { envelopeOf, jsonOf } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  MARKER,
  receiptDraft,
  referral,
  refusalOf,
  type Party,
} from '../../test/message.fixture.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import { digestOf } from './message.digest.js';
import { sealMessage } from './message.sealer.js';

let snm: Party;
let onpar: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar);
});

describe('a sealed message', () => {
  it('is a CloudEvents 1.0 event under the JWS header of the exchange', () => {
    const draft = draftOf('onpar');
    const { id, jws, digest } = sealMessage(draft, snm.ring, directory);
    expect(id).toBe(draft.id);
    expect(digest).toBe(digestOf(jws));
    expect(digest).toHaveLength(43);
    expect(jsonOf(jws.split('.')[0])).toEqual({
      alg: 'EdDSA',
      kid: snm.ring.signingKey.kid,
      typ: 'JOSE',
      cty: 'application/cloudevents+json',
    });
    expect(envelopeOf(jws)).toEqual({
      specversion: '1.0',
      id: draft.id,
      source: 'urn:pa:enlace:snm',
      type: 'referral.requested.v1',
      subject: expect.stringMatching(/./),
      time: draft.time,
      sequence: '1',
      recipient: 'onpar',
      correlationid: draft.correlationid,
      traceparent: draft.traceparent,
      dataschema: 'urn:pa:enlace:schema:referral.requested.v1',
      datacontenttype: 'application/jose',
      data: expect.stringMatching(/^[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/),
    });
    expect(isCaseCode(String(envelopeOf(jws)['subject']))).toBe(true);
  });

  it('holds nothing of a person in clear', () => {
    const { jws } = sealMessage(draftOf('onpar'), snm.ring, directory);
    expect(JSON.stringify(envelopeOf(jws))).not.toContain(MARKER);
  });

  it('leaves out whatever a draft carries beyond the attributes of the envelope', () => {
    const draft = { ...draftOf('onpar'), alias: MARKER, source: 'urn:pa:enlace:mire' };
    const envelope = envelopeOf(sealMessage(draft, snm.ring, directory).jws);
    expect(JSON.stringify(envelope)).not.toContain(MARKER);
    expect(envelope['source']).toBe('urn:pa:enlace:snm');
  });

  it('of a clear type can be read by an outsider, and needs no key of the recipient', () => {
    const draft = receiptDraft('mire');
    const envelope = envelopeOf(sealMessage(draft, snm.ring, directory).jws);
    expect(envelope).toMatchObject({ datacontenttype: 'application/json', data: draft.data });
  });

  it('has another ciphertext and another digest each time, so equal bodies cannot be told', () => {
    const draft = draftOf('onpar');
    const [first, second] = [
      sealMessage(draft, snm.ring, directory),
      sealMessage(draft, snm.ring, directory),
    ];
    expect(first.digest).not.toBe(second.digest);
    expect(envelopeOf(first.jws)['data']).not.toBe(envelopeOf(second.jws)['data']);
  });
});

describe('what a receiver would have to refuse', () => {
  it('is not sealed when the data breaks its schema, and the error names the field alone', () => {
    const data = referral();
    Object.assign(data, { content: { ...('content' in data ? data.content : {}), need: MARKER } });
    const error = refusalOf(() => sealMessage(draftOf('onpar', data), snm.ring, directory));
    expect(error).toMatchObject({ code: 'data-invalid', field: 'data.content' });
    expect(error.message).not.toContain(MARKER);
  });

  it.each([
    ['id', { id: MARKER }],
    ['subject', { subject: MARKER }],
    ['time', { time: '2026-11-24' }],
    ['sequence', { sequence: 0 }],
    ['correlationid', { correlationid: MARKER }],
    ['causationid', { causationid: MARKER }],
    ['traceparent', { traceparent: MARKER }],
  ])('is not sealed when its %s is not valid', (field, change) => {
    const error = refusalOf(() => sealMessage({ ...draftOf('onpar'), ...change }, snm.ring, directory));
    expect(error).toMatchObject({ code: 'message-malformed', field });
    expect(error.message).not.toContain(MARKER);
  });

  it('is not sealed when it is larger than any message may be', () => {
    const data = referral(50);
    const notes = Array.from({ length: 40 }, () => ({
      need: 'fear-of-return' as const,
      text: 'x'.repeat(280),
    }));
    if (data.disclosure === 'full') for (const person of data.content.persons) person.notes = notes;
    expect(JSON.stringify(data).length).toBeGreaterThan(MESSAGE_MAX_BYTES);
    const error = refusalOf(() => sealMessage(draftOf('onpar', data), snm.ring, directory));
    expect(error.code).toBe('message-too-large');
  });

  it('is not sealed to a party without keys', () => {
    expect(refusalOf(() => sealMessage(draftOf('mire'), snm.ring, directory)).code).toBe(
      'receiver-not-connected',
    );
  });
});
