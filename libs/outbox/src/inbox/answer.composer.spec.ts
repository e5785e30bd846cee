import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MessageReceipted, MessageRefused, createMessageId, type PartyId } from '@enlace/contracts';
import { composeReceipts, composeRefusals } from './answer.composer.js';
import type { BadArrival, GoodArrival } from './arrival.reader.js';

const NOW = Date.UTC(2026, 10, 24, 10, 30, 0, 123);
const AT = '2026-11-24T10:30:00.123Z';
const digestOf = (letter: string): string => hash('sha256', letter, 'base64url');
const NO_LEAVES = new Map<string, number>();
const RECEIPT_IDS = new Map<PartyId, string>([
  ['senafront', createMessageId(NOW)],
  ['snm', createMessageId(NOW)],
]);
const idOf = (sender: PartyId): string => RECEIPT_IDS.get(sender) ?? '';

function good(sender: PartyId, digest = digestOf('A')): GoodArrival {
  const envelope = { id: createMessageId(NOW) };
  return { sender, jws: '', verified: { envelope, digest } } as unknown as GoodArrival;
}

function bad(change: Partial<BadArrival> = {}): BadArrival {
  return {
    code: 'signature-invalid',
    jws: '',
    digest: digestOf('B'),
    claimedSource: 'senafront',
    claimedId: undefined,
    isReceipt: false,
    ...change,
  };
}

describe('composing receipts', () => {
  it('composes none for nothing', () => {
    expect(composeReceipts([], NO_LEAVES, idOf, NOW)).toEqual([]);
  });

  it('composes one for each sender, about all of its messages', () => {
    const arrivals = [good('senafront'), good('snm'), good('senafront'), good('senafront')];
    const receipts = composeReceipts(arrivals, NO_LEAVES, idOf, NOW);
    expect(receipts.map((receipt) => receipt.recipient)).toEqual(['senafront', 'snm']);
    expect(receipts.map(({ data }) => data.receipts.length)).toEqual([3, 1]);
    const named = receipts.flatMap(({ data }) => data.receipts.map(({ id }) => id));
    expect(new Set(named)).toEqual(new Set(arrivals.map(({ verified }) => verified.envelope.id)));
  });

  it('states id, digest and instant of each message, and nothing else', () => {
    const arrival = good('senafront', digestOf('C'));
    const [receipt] = composeReceipts([arrival], NO_LEAVES, idOf, NOW);
    expect(receipt?.data).toEqual({
      receipts: [{ id: arrival.verified.envelope.id, digest: digestOf('C'), at: AT }],
    });
  });

  it('adds the promise of a leaf where there is one, the first leaf too', () => {
    const [first, second] = [good('senafront'), good('senafront', digestOf('B'))];
    const leaves = new Map([[first.verified.digest, 0]]);
    const [receipt] = composeReceipts([first, second], leaves, idOf, NOW);
    const [one, two] = receipt?.data.receipts ?? [];
    expect(one?.leaf).toBe(0);
    expect(two && 'leaf' in two).toBe(false);
  });

  it('makes what the contracts call a receipt', () => {
    const [receipt] = composeReceipts([good('senafront')], new Map(), idOf, NOW);
    expect(MessageReceipted.safeParse(receipt?.data).success).toBe(true);
    expect(receipt).toMatchObject({ type: 'message.receipted.v1', time: AT });
  });

  it('gives it no case and no sequence: it stands alone and can never be parked', () => {
    const [receipt] = composeReceipts([good('senafront')], NO_LEAVES, idOf, NOW);
    expect(receipt).not.toHaveProperty('subject');
    expect(receipt).not.toHaveProperty('sequence');
  });

  it('gives each the id that was drawn for it, and a trace of its own', () => {
    const receipts = composeReceipts([good('senafront'), good('snm')], NO_LEAVES, idOf, NOW);
    for (const name of ['id', 'correlationid', 'traceparent'] as const) {
      expect(new Set(receipts.map((receipt) => receipt[name])).size).toBe(2);
    }
  });
});

describe('composing refusals', () => {
  const recipients = (arrivals: readonly BadArrival[], self: PartyId = 'onpar'): PartyId[] =>
    composeRefusals(arrivals, self, NOW).map(({ draft }) => draft.recipient);

  it('composes none for nothing', () => {
    expect(composeRefusals([], 'onpar', NOW)).toEqual([]);
  });

  it('composes one for each claimed source', () => {
    const arrivals = [
      bad({ digest: digestOf('D') }),
      bad({ claimedSource: 'snm' }),
      bad({ digest: digestOf('E') }),
    ];
    const refusals = composeRefusals(arrivals, 'onpar', NOW);
    expect(refusals.map(({ draft, digests }) => [draft.recipient, digests])).toEqual([
      ['senafront', [digestOf('D'), digestOf('E')]],
      ['snm', [digestOf('B')]],
    ]);
  });

  it('states the code, the digest and the instant, and the id if one could be read', () => {
    const id = createMessageId(NOW);
    const arrivals = [bad({ claimedId: id }), bad({ digest: digestOf('F'), code: 'message-too-large' })];
    const [refusal] = composeRefusals(arrivals, 'onpar', NOW);
    expect(refusal?.draft.data).toEqual({
      refusals: [
        { id, digest: digestOf('B'), at: AT, code: 'signature-invalid' },
        { id: undefined, digest: digestOf('F'), at: AT, code: 'message-too-large' },
      ],
    });
  });

  it('makes what the contracts call a refusal', () => {
    const [refusal] = composeRefusals([bad()], 'onpar', NOW);
    expect(MessageRefused.safeParse(refusal?.draft.data).success).toBe(true);
    expect(refusal?.draft).toMatchObject({ type: 'message.refused.v1', time: AT });
  });

  it('tells the audit alone of what names nobody', () => {
    expect(recipients([bad({ claimedSource: undefined })])).toEqual(['audit']);
  });

  it('tells the audit alone of what claims to be a receipt, or refusals would answer refusals', () => {
    expect(recipients([bad({ isReceipt: true })])).toEqual(['audit']);
  });

  it('tells the audit of both in one message', () => {
    const arrivals = [bad({ isReceipt: true }), bad({ claimedSource: undefined, digest: digestOf('G') })];
    const [refusal, ...others] = composeRefusals(arrivals, 'onpar', NOW);
    expect(refusal?.digests).toHaveLength(2);
    expect(others).toEqual([]);
  });

  it('never writes to the party itself', () => {
    expect(recipients([bad({ claimedSource: 'onpar' })])).toEqual([]);
    expect(recipients([bad({ claimedSource: undefined })], 'audit')).toEqual([]);
    expect(recipients([bad({ isReceipt: true }), bad({ digest: digestOf('H') })], 'audit')).toEqual([
      'senafront',
    ]);
  });
});
