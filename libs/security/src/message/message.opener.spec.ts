import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { envelopeOf, jsonOf, resign, withHeader, withSegment } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  MARKER,
  receiptDraft,
  refusalOf,
  sealTogether,
  type Party,
} from '../../test/message.fixture.js';
import { EphemeralKeys } from '../encryption/ephemeral.keys.js';
import { encryptCompact } from '../encryption/jwe.js';
import { KeyDirectory } from '../keys/key.directory.js';
import { generateKeys, publicKeys } from '../keys/key.generator.js';
import { KeyRing } from '../keys/key.ring.js';
import { openMessage } from './message.opener.js';
import { sealMessage } from './message.sealer.js';
import { verifyMessage } from './message.verifier.js';

let snm: Party;
let onpar: Party;
let mire: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  mire = await createParty('mire');
  directory = directoryOf(snm, onpar, mire);
});

function seal(): string {
  return sealMessage(draftOf('onpar'), snm.ring, directory).jws;
}

function open(jws: string, ring = onpar.ring) {
  return openMessage(verifyMessage(jws, directory), ring);
}

function refused(jws: string, ring = onpar.ring) {
  const error = refusalOf(() => open(jws, ring));
  expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain(MARKER);
  return error;
}

/** A body of any kind, well sealed by SNM to ONPAR. */
function sealedBody(plaintext: string): string {
  const jws = seal();
  const context = { sender: 'snm', recipient: 'onpar', id: String(envelopeOf(jws)['id']) } as const;
  const agreement = new EphemeralKeys().agreeWith(directory.encryptionKey('onpar'), 'a test');
  return resign(jws, snm.ring, { data: encryptCompact(plaintext, agreement, context) });
}

describe('an opened message', () => {
  it('gives the recipient the data that was sealed', () => {
    const draft = draftOf('onpar');
    const { jws } = sealMessage(draft, snm.ring, directory);
    expect(open(jws)).toEqual({ type: draft.type, data: draft.data });
  });

  it('gives the data of a clear type under the same checks', () => {
    const draft = receiptDraft('onpar');
    const { jws } = sealMessage(draft, snm.ring, directory);
    expect(open(jws)).toEqual({ type: draft.type, data: draft.data });
    expect(refused(resign(jws, snm.ring, { data: { receipts: [{ id: MARKER }] } }))).toMatchObject({
      code: 'data-invalid',
      field: 'data.receipts[0].id',
    });
  });

  it('can be one sealed to the old key, while the ring still holds it after a rotation', async () => {
    const fresh = await generateKeys('onpar');
    const rotated = { keys: [...fresh.keys, ...onpar.jwks.keys] };
    const ring = new KeyRing('onpar', rotated);
    const renewed = new KeyDirectory({ snm: publicKeys(snm.jwks), onpar: publicKeys(rotated) });
    const underWay = seal();
    const after = sealMessage(draftOf('onpar'), snm.ring, renewed).jws;
    expect(open(underWay, ring).type).toBe('referral.requested.v1');
    expect(open(after, ring).type).toBe('referral.requested.v1');
    expect(refused(after, onpar.ring).code).toBe('body-undecryptable');
    expect(refused(underWay, new KeyRing('onpar', fresh)).code).toBe('body-undecryptable');
  });
});

describe('a message for somebody else', () => {
  it('is refused before its body is touched', () => {
    expect(refused(seal(), mire.ring)).toMatchObject({ code: 'recipient-mismatch', field: 'recipient' });
  });

  it('does not open for its readdressed recipient', () => {
    expect(refused(resign(seal(), snm.ring, { recipient: 'mire' }), mire.ring).code).toBe(
      'body-undecryptable',
    );
  });

  it('does not become one’s own by signing it anew: the body is tied to the party that sealed it', () => {
    const stolen = resign(seal(), mire.ring, { source: 'urn:pa:enlace:mire' });
    expect(refused(stolen).code).toBe('body-undecryptable');
  });
});

describe('a body lifted out of its message', () => {
  it('opens in no other of the same sender and recipient, though both share an ephemeral key', () => {
    const [one = '', two = ''] = sealTogether([draftOf('onpar'), draftOf('onpar')], snm, directory);
    const [lifted, place] = [envelopeOf(one), envelopeOf(two)].map(({ data }) => String(data));
    expect(jsonOf(lifted?.split('.')[0])['epk']).toEqual(jsonOf(place?.split('.')[0])['epk']);
    expect(refused(resign(two, snm.ring, { data: lifted })).code).toBe('body-undecryptable');
  });

  it('opens under no other id, not even with the header of the body that belongs there', () => {
    const jws = seal();
    const { id, data } = envelopeOf(sealMessage(draftOf('onpar'), snm.ring, directory).jws);
    expect(refused(resign(jws, snm.ring, { id })).code).toBe('body-undecryptable');
    const [header = ''] = String(data).split('.');
    const mixed = withSegment(String(envelopeOf(jws)['data']), 0, header);
    expect(refused(resign(jws, snm.ring, { id, data: mixed })).code).toBe('body-undecryptable');
  });
});

describe('a body that cannot be right', () => {
  it.each([0, 2, 3, 4])(
    'does not open with segment %i of its JWE altered and the message signed anew',
    (index) => {
      const jws = seal();
      const data = String(envelopeOf(jws)['data']);
      const segment = data.split('.')[index] ?? '';
      const altered = withSegment(data, index, `${segment.startsWith('A') ? 'B' : 'A'}${segment.slice(1)}`);
      expect(refused(resign(jws, snm.ring, { data: altered })).code).toBe('body-undecryptable');
    },
  );

  it('does not open under a header with another algorithm', () => {
    const jws = seal();
    const data = withHeader(String(envelopeOf(jws)['data']), { alg: 'ECDH-ES+A256KW' });
    expect(refused(resign(jws, snm.ring, { data })).code).toBe('body-undecryptable');
  });

  it.each([
    ['no JSON', `{"alias":"${MARKER}`],
    ['a list', '[]'],
    ['null', 'null'],
    ['an object of another shape', JSON.stringify({ alias: MARKER })],
  ])('is invalid data when it holds %s', (_, plaintext) => {
    expect(refused(sealedBody(plaintext)).code).toBe('data-invalid');
  });

  it('names the field at fault as a client would write it, and never its value', () => {
    const data = draftOf('onpar').data;
    const wrong = JSON.stringify(data).replace('"sex":"f"', `"sex":"${MARKER}"`);
    const error = refused(sealedBody(wrong));
    expect(error).toMatchObject({ code: 'data-invalid', field: 'data.content.persons[0].sex' });
  });

  it('is invalid data when it holds a field that is never collected, whose name is not repeated', () => {
    const wrong = JSON.stringify(draftOf('onpar').data).replace('"sex":"f"', `"sex":"f","${MARKER}":1`);
    expect(refused(sealedBody(wrong))).toMatchObject({
      code: 'data-invalid',
      field: 'data.content.persons[0]',
    });
  });
});
