import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError, type MessageDraft, type PartyId } from '@enlace/contracts';
import { eventually } from '../../../test/support/eventually.js';
import { answersOf } from './answers.js';
import { course, requested } from './drafts.js';
import { jobOf, type DeliveryRow, type House } from './house.js';
import { Exchange } from './loopback.js';
import { forgeSignature, sealOne } from './parties.js';

let exchange: Exchange;
let senafront: House;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const seal = (draft: MessageDraft): string => sealOne(senafront.codec, draft);

/** Every copy of every answer as if it had been sent. */
const markSent = (house: House): Promise<unknown> => house.database.query('DELETE FROM outbox_delivery');
/** What is on its way now, and to whom. */
const due = async (house: House): Promise<Pick<DeliveryRow, 'id' | 'body' | 'destination'>[]> =>
  (await house.deliveries())
    .filter((row) => row.state === 'open')
    .map(({ id, body, destination }) => ({ id, body, destination }));

/** Processes a job, counts its answers as sent, processes it again; gives both answers. */
async function processTwice(job: unknown): Promise<[first: DeliveryRow[], second: unknown[]]> {
  await onpar.inbox.process(job);
  const first = (await onpar.deliveries()).filter((row) => row.destination !== 'audit');
  await markSent(onpar);
  await onpar.createInbox().process(job);
  return [first, await due(onpar)];
}

const sameAs = (rows: DeliveryRow[], destination: PartyId = 'senafront'): object[] =>
  rows.map(({ id, body }) => ({ id, body, destination }));

describe('a duplicate', () => {
  it('of an applied message gets the same receipt again, id and bytes', async () => {
    const [first, second] = await processTwice(jobOf('senafront', seal(requested())));
    expect(first).toHaveLength(1);
    expect(second).toEqual(sameAs(first));
    expect(await onpar.count('outbox_message')).toBe(1);
  });

  it('is answered by a job of its own: the first one may still lie with a worker that is dead', async () => {
    const job = jobOf('senafront', seal(requested()));
    onpar.startRelay(exchange.wire);
    const sent = () => exchange.wire.sent.filter(({ queue }) => queue === 'senafront').map(({ id }) => id);
    for (const times of [1, 2]) {
      await onpar.inbox.process(job);
      await eventually(() => sent().length === times);
    }
    expect(new Set(sent()).size).toBe(2);
  });

  it('of a parked message gets the same receipt again', async () => {
    const [first, second] = await processTwice(jobOf('senafront', seal(requested({ sequence: 2 }))));
    expect(first).toHaveLength(1);
    expect(second).toEqual(sameAs(first));
  });

  it('of a refused message gets the same refusal again, and its handler is not asked again', async () => {
    let asked = 0;
    onpar.recorder.trouble = () => {
      asked += 1;
      throw new EnlaceError('transition-not-allowed', 'The case is closed.');
    };
    const job = jobOf('senafront', seal(requested()));
    await onpar.inbox.process(job);
    const before = asked;
    const [first] = (await onpar.deliveries()).filter((row) => row.destination !== 'audit');
    await markSent(onpar);
    await onpar.inbox.process(job);
    expect(asked).toBe(before);
    expect(await due(onpar)).toEqual(first && sameAs([first]));
    expect(first?.type).toBe('message.refused.v1');
  });

  it('of bytes that are no message gets the same refusal again, and is counted', async () => {
    const forged = forgeSignature(seal(requested()));
    const [first, second] = await processTwice(jobOf('senafront', forged));
    expect(first).toHaveLength(1);
    expect(second).toEqual(sameAs(first));
    const letter = await onpar.deadLetter(onpar.codec.digest(forged));
    expect(letter).toMatchObject({ code: 'signature-invalid', seen: 2, answerId: first[0]?.id });
  });

  it('of messages that were receipted apart gets each of their receipts', async () => {
    const bytes = course(3).map(seal);
    for (const jws of bytes) await onpar.inbox.process(jobOf('senafront', jws));
    const receipts = (await onpar.deliveries()).filter((row) => row.destination !== 'audit');
    await markSent(onpar);
    await onpar.inbox.process(jobOf('senafront', ...bytes.toReversed()));
    expect(await due(onpar)).toEqual(sameAs(receipts));
  });

  it('beside a new message gets the old receipt, and the new message its own', async () => {
    const [old, fresh] = course(2);
    if (!old || !fresh) throw new Error('The course is too short.');
    const jws = seal(old);
    await onpar.inbox.process(jobOf('senafront', jws));
    await markSent(onpar);
    await onpar.inbox.process(jobOf('senafront', jws, seal(fresh)));
    const again = (await due(onpar)).filter((row) => row.destination === 'senafront');
    expect(again.map((row) => row.id)).toEqual([
      (await onpar.arrival(old.id))?.answerId,
      (await onpar.arrival(fresh.id))?.answerId,
    ]);
    const { receipts, refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(receipts.map((receipt) => receipt.id)).toEqual([old.id, fresh.id]);
    expect(refusals).toEqual([]);
  });

  it('gets its receipt again although its sender refused that before, each time', async () => {
    const job = jobOf('senafront', seal(requested()));
    await onpar.inbox.process(job);
    const [receipt] = await due(onpar);
    if (!receipt) throw new Error('Nothing was receipted.');
    for (let time = 0; time < 3; time += 1) {
      const refusal = {
        id: receipt.id,
        digest: onpar.codec.digest(receipt.body),
        code: 'key-unknown',
      } as const;
      const { subject: _, sequence: __, ...header } = requested();
      const data = { refusals: [{ ...refusal, at: new Date().toISOString() }] };
      await onpar.inbox.process(jobOf('senafront', seal({ ...header, type: 'message.refused.v1', data })));
      const sent = await onpar.delivery(receipt.id, 'senafront');
      expect(sent).toMatchObject({ state: 'refused', refusal: 'key-unknown' });
      await onpar.inbox.process(job);
      expect(await onpar.delivery(receipt.id, 'senafront')).toMatchObject({ state: 'open' });
    }
  });

  it('does not have the audit copy of the receipt sent again', async () => {
    const job = jobOf('senafront', seal(requested()));
    const [, second] = await processTwice(job);
    expect(second).toHaveLength(1);
    expect(await onpar.count(`outbox_delivery WHERE destination = 'audit'`)).toBe(0);
  });

  it('of a receipt is answered by nothing', async () => {
    const [sealed] = await senafront.work.run((tx) => senafront.outbox.post([requested()], tx));
    await onpar.inbox.process(jobOf('senafront', String(sealed?.jws)));
    const [receipt] = await onpar.deliveries();
    const posted = await senafront.count('outbox_message');
    for (let time = 0; time < 3; time += 1) {
      await senafront.inbox.process(jobOf('onpar', String(receipt?.body)));
    }
    expect(await senafront.count('outbox_message')).toBe(posted);
    expect(await senafront.delivery(String(sealed?.id), 'onpar')).toMatchObject({
      state: 'done',
      answerId: receipt?.id,
    });
  });
});

describe('a receipt that never reaches the sender', () => {
  it('is fetched by the re-send: the same receipt comes until it arrives', async () => {
    const { wire } = exchange;
    const draft = requested();
    wire.fate = (job) => (job.queue === 'senafront' && job.name === 'message.receipted.v1' ? [] : [job]);
    await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    exchange.startRelays();
    const fromOnpar = () =>
      wire
        .sentTo('senafront')
        .filter((jws) => senafront.codec.verify(jws).envelope.source === 'urn:pa:enlace:onpar');
    await eventually(() => fromOnpar().length >= 4);
    expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'open' });
    wire.fate = (job) => [job];
    await exchange.rest();
    expect(new Set(fromOnpar()).size).toBe(1);
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await onpar.count('outbox_message')).toBe(1);
  });
});
