import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessageId, type MessageDraft, type PartyId } from '@enlace/contracts';
import { answersOf, destinationsOf } from './answers.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { forgeSignature, resign, sealOne, type Party } from './parties.js';

let exchange: Exchange;
let onpar: House;
let senafront: Party;

beforeAll(async () => {
  exchange = await Exchange.open(['onpar', 'audit'], ['senafront', 'snm']);
  onpar = exchange.house('onpar');
  senafront = exchange.parties.senafront;
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const seal = (draft: MessageDraft): string => sealOne(senafront.codec, draft);

describe('a message under an id that was used', () => {
  it('for other bytes is refused, in the same job and in a later one', async () => {
    const draft = requested();
    const [first, second, third] = [seal(draft), seal(draft), seal(draft)];
    await onpar.inbox.process(jobOf('senafront', first, second));
    await onpar.inbox.process(jobOf('senafront', third, first));
    expect(await onpar.effects()).toEqual([draft.id]);
    const { receipts, refusals } = await answersOf(onpar, senafront);
    expect(receipts).toMatchObject([{ id: draft.id, digest: onpar.codec.digest(first) }]);
    expect(refusals).toMatchObject(
      [second, third].map((jws) => ({
        id: draft.id,
        code: 'message-conflict',
        digest: onpar.codec.digest(jws),
      })),
    );
    expect(await onpar.deadLetter(onpar.codec.digest(second))).toMatchObject({ code: 'message-conflict' });
  });

  it('in other letters is no other id', async () => {
    const draft = requested();
    const [first, second] = [seal(draft), seal({ ...draft, id: draft.id.toUpperCase() })];
    await onpar.inbox.process(jobOf('senafront', second));
    await onpar.inbox.process(jobOf('senafront', first));
    expect(await onpar.effects()).toEqual([draft.id]);
    expect((await answersOf(onpar, senafront)).refusals).toMatchObject([{ code: 'message-conflict' }]);
  });
});

describe('a message under a sequence that was used', () => {
  it('is refused, and the course goes on', async () => {
    const [first, second, third] = course(3);
    if (!first || !second || !third) throw new Error('The course is too short.');
    await onpar.inbox.process(jobOf('senafront', seal(first), seal(second)));
    const late = { ...first, id: createMessageId(Date.now()) };
    await onpar.inbox.process(jobOf('senafront', seal(late), seal(third)));
    expect(await onpar.effects()).toEqual([first.id, second.id, third.id]);
    const { refusals } = await answersOf(onpar, senafront);
    expect(refusals).toMatchObject([{ id: late.id, code: 'event-out-of-place' }]);
    expect(await onpar.arrival(late.id)).toMatchObject({ state: 'refused' });
  });
});

describe('whom a refusal goes to', () => {
  const refusedTo = async (house: House, jws: string, hint: PartyId = 'senafront'): Promise<PartyId[]> => {
    await house.inbox.process(jobOf(hint, jws));
    const letter = await house.deadLetter(house.codec.digest(jws));
    expect(letter).toBeDefined();
    return destinationsOf(house, letter?.answerId);
  };

  it('is the party that proved itself, not the one whose name it took', async () => {
    const jws = resign(senafront, seal(requested()), { source: 'urn:pa:enlace:snm' });
    expect(await refusedTo(onpar, jws, 'snm')).toEqual(['audit', 'senafront']);
  });

  it('is the party that an unsigned envelope names, before the one that the job names', async () => {
    expect(await refusedTo(onpar, forgeSignature(seal(requested())), 'snm')).toEqual(['audit', 'senafront']);
  });

  it('is the party that the job names when the bytes name nobody', async () => {
    expect(await refusedTo(onpar, 'not.a.message', 'snm')).toEqual(['audit', 'snm']);
  });

  it('is the audit alone when nobody is named', async () => {
    expect(await refusedTo(onpar, 'neither.a.message', 'nobody' as PartyId)).toEqual(['audit']);
  });

  it('is the audit alone when the bytes claim to be a receipt, or refusals would answer refusals', async () => {
    const at = new Date().toISOString();
    const { subject: _, sequence: __, ...header } = requested();
    const receipts = [{ id: header.id, digest: 'A'.repeat(43), at }];
    const jws = seal({ ...header, type: 'message.receipted.v1', data: { receipts } });
    expect(await refusedTo(onpar, forgeSignature(jws))).toEqual(['audit']);
    expect(await refusedTo(onpar, resign(senafront, jws, { data: { receipts: [] } }))).toEqual(['audit']);
  });

  it('is nobody when a party gets bytes of its own back, and nobody when the audit knows no sender', async () => {
    const own = sealOne(exchange.parties.onpar.codec, requested({ recipient: 'snm' }));
    expect(await refusedTo(onpar, own)).toEqual([]);
    expect(await refusedTo(exchange.house('audit'), 'no.message.atall', 'nobody' as PartyId)).toEqual([]);
  });
});
