import { describe, expect, it } from '@jest/globals';
import { EnlaceError, createMessageId, type ErrorCode, type VerifiedMessage } from '@enlace/contracts';
import type { MessageCodec } from '../codec/message.codec.js';
import { countMessages, readArrivals, recall, refuse } from './arrival.reader.js';

const ID = '019a8b7e-0000-7000-8000-000000000001';
const ENVELOPE = {
  specversion: '1.0',
  id: ID,
  source: 'urn:pa:enlace:senafront',
  type: 'referral.requested.v1',
  subject: '7KQ4-M2XD-H',
  time: '2026-11-24T10:00:00Z',
  sequence: '1',
  recipient: 'onpar',
  correlationid: '5b0f6a0e-5d6d-4d0a-9c8e-0d7f3a1b2c3d',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-00`,
  dataschema: 'urn:pa:enlace:schema:referral.requested.v1',
  datacontenttype: 'application/jose',
  data: 'sealed',
};

const encode = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64url');
const message = (change: object = {}): string => `e30.${encode({ ...ENVELOPE, ...change })}.c2ln`;

/** A codec that finds no fault, or always the one it is given. */
function codecOf(fault?: { code: ErrorCode; signer?: string } | Error): MessageCodec {
  const digest = (jws: string): string => `digest of ${jws}`;
  const verify = (jws: string): VerifiedMessage => {
    if (fault instanceof Error) throw fault;
    const facts = fault?.signer === undefined ? {} : { signer: fault.signer };
    if (fault) throw new EnlaceError(fault.code, 'A fault.', { facts });
    const envelope: unknown = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
    return { envelope, digest: digest(jws) } as VerifiedMessage;
  };
  const unused = (): never => {
    throw new Error('Reading arrivals neither seals nor opens.');
  };
  return { party: 'onpar', verify, digest, seal: unused, open: unused };
}

const bundle = (...messages: unknown[]): unknown => ({ source: 'senafront', messages });
const readBad = (jws: string, code: ErrorCode, source: unknown = 'senafront') =>
  readArrivals({ source, messages: [jws] }, codecOf({ code })).bad[0];

describe('reading a bundle', () => {
  it('gives every good message with its sender and its bytes, in order', () => {
    const [one, two] = [message(), message({ source: 'urn:pa:enlace:snm' })];
    const { good, bad } = readArrivals(bundle(one, two), codecOf());
    expect(bad).toEqual([]);
    expect(good.map(({ jws, sender, fault }) => ({ jws, sender, fault }))).toEqual([
      { jws: one, sender: 'senafront', fault: undefined },
      { jws: two, sender: 'snm', fault: undefined },
    ]);
  });

  it('believes the signature about the sender and not the bundle', () => {
    const { good } = readArrivals({ source: 'inamu', messages: [message()] }, codecOf());
    expect(good[0]?.sender).toBe('senafront');
  });

  it('parts the good from the bad', () => {
    const codec = codecOf();
    const verify = (jws: string): VerifiedMessage =>
      jws === 'bad' ? codecOf({ code: 'message-malformed' }).verify(jws) : codec.verify(jws);
    const { good, bad } = readArrivals(bundle(message(), 'bad', message()), { ...codec, verify });
    expect([good.length, bad.length]).toEqual([2, 1]);
  });

  it('does not hide a fault of the codec behind a refusal', () => {
    const read = (): unknown => readArrivals(bundle(message()), codecOf(new TypeError('A fault of ours.')));
    expect(read).toThrow(TypeError);
  });
});

describe('the count of a job', () => {
  it('is that of its messages, and one of what is no bundle', () => {
    expect(countMessages(bundle('a', 'b', 'c'))).toBe(3);
    for (const job of [undefined, null, 7, 'text', [], {}, { messages: 'x' }, bundle()])
      expect(countMessages(job)).toBe(1);
  });
});

describe('a job that is no bundle', () => {
  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    {},
    { messages: ['x'] },
    { source: 'senafront' },
    bundle(),
    bundle(1),
    { source: 'x'.repeat(41), messages: ['x'] },
    bundle(...Array.from({ length: 1001 }, () => 'x')),
  ])('is one bad arrival of its own text: %j', (job) => {
    const text = JSON.stringify(job) ?? 'undefined';
    expect(readArrivals(job, codecOf())).toEqual({
      good: [],
      bad: [
        {
          code: 'message-malformed',
          jws: text,
          digest: `digest of ${text}`,
          claimedSource: undefined,
          claimedId: undefined,
          isReceipt: false,
        },
      ],
    });
  });
});

describe('a bad message', () => {
  it('says what can be read of it without trusting it', () => {
    expect(readBad(message(), 'signature-invalid', 'inamu')).toEqual({
      code: 'signature-invalid',
      jws: message(),
      digest: `digest of ${message()}`,
      claimedSource: 'senafront',
      claimedId: ID,
      isReceipt: false,
    });
  });

  it.each([
    ['that is no text of three segments', 'rubbish'],
    ['that is empty', ''],
    ['whose payload is no base64', 'e30.%%%.c2ln'],
    ['whose payload is no JSON', `e30.${Buffer.from('{"id":').toString('base64url')}.c2ln`],
    ['whose payload is null', `e30.${encode(null)}.c2ln`],
    ['whose payload is a list', `e30.${encode([ENVELOPE])}.c2ln`],
    ['whose id is no UUIDv7', message({ id: '5b0f6a0e-5d6d-4d0a-9c8e-0d7f3a1b2c3d' })],
    ['whose source is no text', message({ source: 7 })],
    ['whose type is no text', message({ type: {} })],
  ])('%s is of the party that the bundle names', (_, jws) => {
    expect(readBad(jws, 'message-malformed', 'inamu')).toMatchObject({
      claimedSource: 'inamu',
      claimedId: undefined,
      isReceipt: false,
    });
  });

  it('that claims a party nobody knows is of the party that the bundle names', () => {
    const jws = message({ source: 'urn:pa:enlace:nobody' });
    expect(readBad(jws, 'message-malformed', 'inamu')?.claimedSource).toBe('inamu');
    expect(readBad(jws, 'message-malformed', 'nobody')?.claimedSource).toBeUndefined();
  });

  it('that was signed by one party in the name of another is of the one that signed', () => {
    const fault = { code: 'source-mismatch', signer: 'snm' } as const;
    const { good, bad } = readArrivals(bundle(message()), codecOf(fault));
    expect(good).toEqual([]);
    expect(bad).toMatchObject([{ code: 'source-mismatch', claimedSource: 'snm' }]);
  });

  it.each(['message.receipted.v1', 'message.refused.v1', 'message.of.a.later.version'])(
    'that claims to be a %s counts as a receipt, so that nobody answers it',
    (type) => {
      expect(readBad(message({ type }), 'signature-invalid')?.isReceipt).toBe(true);
    },
  );
});

describe('a message that is proven and yet wrong', () => {
  const fault = { code: 'type-unknown', signer: 'senafront' } as const;
  const jws = message({ type: 'referral.forgotten.v1' });

  it('keeps its place in the order and carries its fault', () => {
    const { good, bad } = readArrivals(bundle(jws), codecOf(fault));
    expect(bad).toEqual([]);
    expect(good).toMatchObject([
      { jws, sender: 'senafront', fault: 'type-unknown', verified: { envelope: { id: ID, sequence: '1' } } },
    ]);
  });

  it('has no place when the codec does not say who signed it', () => {
    const { good, bad } = readArrivals(bundle(jws), codecOf({ code: 'type-unknown' }));
    expect(good).toEqual([]);
    expect(bad).toMatchObject([{ code: 'type-unknown', claimedId: ID }]);
  });

  it('has no place when what was signed is no envelope', () => {
    const signed = { code: 'message-malformed', signer: 'senafront' } as const;
    const { good, bad } = readArrivals(bundle(message({ specversion: '2.0' })), codecOf(signed));
    expect(good).toEqual([]);
    expect(bad).toMatchObject([{ code: 'message-malformed', claimedSource: 'senafront' }]);
  });
});

describe('reading parked bytes again', () => {
  it('finds what was parked', () => {
    const parked = recall({ jws: message(), answerId: null }, codecOf());
    expect(parked).toEqual(readArrivals(bundle(message()), codecOf()).good[0]);
  });

  it('remembers when they were receipted', () => {
    const receiptedAt = Date.parse('2026-11-27T10:00:00.123Z');
    const parked = recall({ jws: message(), answerId: createMessageId(receiptedAt) }, codecOf());
    expect(parked.receiptedAt).toBe(receiptedAt);
    expect(refuse(parked, 'event-out-of-place').receiptedAt).toBe(receiptedAt);
  });

  it('finds it although its key was revoked since', () => {
    const parked = recall({ jws: message(), answerId: null }, codecOf({ code: 'key-unknown' }));
    expect(parked).toEqual(readArrivals(bundle(message()), codecOf()).good[0]);
  });

  it('finds its fault again', () => {
    const fault = { code: 'type-unknown', signer: 'senafront' } as const;
    expect(recall({ jws: message({ type: 'x' }), answerId: null }, codecOf(fault)).fault).toBe(
      'type-unknown',
    );
  });

  it('says so when the bytes are not what was parked', () => {
    const read = (): unknown =>
      recall({ jws: 'rubbish', answerId: null }, codecOf({ code: 'message-malformed' }));
    expect(read).toThrow(expect.objectContaining({ code: 'internal' }));
  });
});

describe('refusing a good arrival', () => {
  it('names it by what is proven of it', () => {
    const [arrival] = readArrivals(bundle(message()), codecOf()).good;
    if (!arrival) throw new Error('The message was not read.');
    expect(refuse(arrival, 'data-invalid')).toEqual({
      code: 'data-invalid',
      jws: message(),
      digest: `digest of ${message()}`,
      claimedSource: 'senafront',
      claimedId: ID,
      isReceipt: false,
    });
  });

  it('knows a receipt', () => {
    const [arrival] = readArrivals(bundle(message({ type: 'message.refused.v1' })), codecOf()).good;
    expect(arrival && refuse(arrival, 'data-invalid').isReceipt).toBe(true);
  });
});
