import { describe, expect, it } from '@jest/globals';
import { createMessageId, EVENT_TYPES } from '@enlace/contracts';
import { answeredBy } from './answer.finder.js';

const at = '2026-11-24T10:30:00.123Z';
const [one, two] = ['A'.repeat(43), 'E'.repeat(43)];
const receipt = (digest: unknown): object => ({ id: createMessageId(0), digest, at });
const refusal = (digest: unknown): object => ({ digest, at, code: 'data-invalid' });

describe('what a message answers', () => {
  it('is every message that a receipt names', () => {
    const data = { receipts: [receipt(one), { ...receipt(two), leaf: 3 }] };
    expect(answeredBy({ type: 'message.receipted.v1', data })).toEqual([one, two]);
  });

  it('is every message that a refusal names, those without a readable id too', () => {
    const data = { refusals: [{ ...refusal(one), id: createMessageId(0) }, refusal(two)] };
    expect(answeredBy({ type: 'message.refused.v1', data })).toEqual([one, two]);
  });

  it('is each once, however often it is named', () => {
    const data = { receipts: [receipt(one), receipt(two), receipt(one)] };
    expect(answeredBy({ type: 'message.receipted.v1', data })).toEqual([one, two]);
  });

  it.each(EVENT_TYPES.filter((type) => !type.startsWith('message.')))(
    'is nothing for a %s, whatever it holds',
    (type) => {
      expect(answeredBy({ type, data: { receipts: [receipt(one)], refusals: [refusal(one)] } })).toEqual([]);
    },
  );

  it.each([
    ['sealed', 'a.b.c.d.e'],
    ['empty', { receipts: [], refusals: [] }],
    ['a digest of another length', { receipts: [receipt('A')] }],
    ['a digest that is none', { receipts: [receipt(null)] }],
    ['the words of the other kind', { refusals: [refusal(one)] }],
  ])('is nothing when what calls itself a receipt is %s', (_, data) => {
    expect(answeredBy({ type: 'message.receipted.v1', data })).toEqual([]);
  });
});
