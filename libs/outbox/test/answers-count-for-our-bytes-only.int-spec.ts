import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EnlaceError,
  ReplayRequest,
  createMessageId,
  createTraceparent,
  type MessageDraft,
  type SealedMessage,
} from '@enlace/contracts';
import { ReplayRunner, planReplay } from '@enlace/outbox';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import { jobOf, type DeliveryRow, type House } from './house.js';
import { Exchange, damaging } from './loopback.js';
import { sealOne, type Party } from './parties.js';

let exchange: Exchange;
let senafront: House;
let onpar: Party;
let snm: Party;
let audit: Party;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit'], ['snm']);
  senafront = exchange.house('senafront');
  ({ onpar, snm, audit } = exchange.parties);
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

/** An instant, in minutes from now. */
const at = (minutes = 0): string => new Date(Date.now() + minutes * 60_000).toISOString();
const OTHER_DIGEST = 'A'.repeat(43);

async function post(): Promise<SealedMessage> {
  const [sealed] = await senafront.work.run((tx) => senafront.outbox.post([requested()], tx));
  if (!sealed) throw new Error('Nothing was posted.');
  return sealed;
}

/** A message whose copy was refused, and opened again by an operator. */
async function openedAgain(): Promise<SealedMessage> {
  const message = await post();
  await refusal(onpar, message.id, message.digest, at(-5));
  const filter = { state: 'refused' };
  const again = { what: 'copies', filter, why: 'mended', dryRun: false, perSecond: 100 };
  await senafront.database.transaction((tx) =>
    planReplay(ReplayRequest.parse(again), { actor: 'operator.senafront', role: 'operator' }, 6, tx),
  );
  await new ReplayRunner(senafront.database, senafront.inbox).run();
  expect(await copyOf(message)).toMatchObject({ state: 'open' });
  return message;
}

type Draft = MessageDraft<'message.receipted.v1'> | MessageDraft<'message.refused.v1'>;
type Body = Pick<Draft, 'type' | 'data'>;

function draftOf(body: Body): MessageDraft {
  const header = { recipient: 'senafront', correlationid: randomUUID(), traceparent: createTraceparent() };
  return { ...header, id: createMessageId(Date.now()), time: at(), ...body } as MessageDraft;
}

async function answer(from: Party, body: Body): Promise<string> {
  const draft = draftOf(body);
  await senafront.inbox.process(jobOf(from.id, sealOne(from.codec, draft)));
  return draft.id;
}

const receiptOf = (id: string, digest: string, when: string): Body => ({
  type: 'message.receipted.v1',
  data: { receipts: [{ id, digest, at: when }] },
});
const receipt = (from: Party, id: string, digest: string, when = at()): Promise<string> =>
  answer(from, receiptOf(id, digest, when));
const refusal = (from: Party, id: string, digest: string, when = at()): Promise<string> =>
  answer(from, {
    type: 'message.refused.v1',
    data: { refusals: [{ id, digest, at: when, code: 'data-invalid' }] },
  });
const copyOf = (message: SealedMessage, destination: 'onpar' | 'audit' = 'onpar'): Promise<DeliveryRow> =>
  senafront.delivery(message.id, destination);

/** Statements here that wait for a row. */
const WAITING = `pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
const OPEN = { state: 'open', answerId: null, refusal: null };

describe('a receipt', () => {
  it('ends the copy of its sender, and says by which answer', async () => {
    const message = await post();
    const id = await receipt(onpar, message.id, message.digest);
    expect(await copyOf(message)).toMatchObject({ state: 'done', answerId: id, refusal: null });
    expect(await copyOf(message, 'audit')).toMatchObject(OPEN);
  });

  it('is kept whole, as the proof of delivery', async () => {
    const message = await post();
    const id = await receipt(onpar, message.id, message.digest);
    const [row] = await senafront.database.query<{ body: string }[]>(
      'SELECT body FROM inbox_message WHERE id = $1',
      [id],
    );
    expect(onpar.codec.verify(String(row?.body)).envelope.id).toBe(id);
  });

  it('of other bytes under our id ends nothing', async () => {
    const message = await post();
    await receipt(onpar, message.id, OTHER_DIGEST);
    expect(await copyOf(message)).toMatchObject(OPEN);
  });

  it('of our bytes under another id ends nothing', async () => {
    const [message, other] = [await post(), await post()];
    await receipt(onpar, other.id, message.digest);
    expect(await copyOf(message)).toMatchObject(OPEN);
    expect(await copyOf(other)).toMatchObject(OPEN);
  });

  it('of a party that the message was not for ends nothing', async () => {
    const message = await post();
    await receipt(snm, message.id, message.digest);
    expect(await copyOf(message)).toMatchObject(OPEN);
    expect(await copyOf(message, 'audit')).toMatchObject(OPEN);
  });

  it('that comes twice changes nothing: the first stands', async () => {
    const message = await post();
    const first = await receipt(onpar, message.id, message.digest);
    await receipt(onpar, message.id, message.digest, at(5));
    expect(await copyOf(message)).toMatchObject({ state: 'done', answerId: first });
  });

  it('of many messages ends those that are ours and passes over the rest', async () => {
    const messages = [await post(), await post(), await post()];
    const receipts = messages.map(({ id, digest }) => ({ id, digest, at: at() }));
    const strange = { id: createMessageId(Date.now()), digest: OTHER_DIGEST, at: at() };
    await answer(onpar, { type: 'message.receipted.v1', data: { receipts: [strange, ...receipts] } });
    for (const message of messages) expect(await copyOf(message)).toMatchObject({ state: 'done' });
  });

  it('of the audit keeps the leaf that it promises', async () => {
    const message = await post();
    const receipts = [{ id: message.id, digest: message.digest, at: at(), leaf: 4_294_967_297 }];
    await answer(audit, { type: 'message.receipted.v1', data: { receipts } });
    expect(await copyOf(message, 'audit')).toMatchObject({ state: 'done', leaf: '4294967297' });
    expect(await copyOf(message)).toMatchObject(OPEN);
  });
});

describe('a refusal', () => {
  it('of our bytes stops the re-sending, and shows its code', async () => {
    const message = await post();
    const id = await refusal(onpar, message.id, message.digest);
    expect(await copyOf(message)).toMatchObject({ state: 'refused', refusal: 'data-invalid', answerId: id });
    const { attempts } = await copyOf(message);
    const { attempts: audited } = await copyOf(message, 'audit');
    exchange.wire.fate = () => [];
    senafront.startRelay(exchange.wire);
    await eventually(async () => (await copyOf(message, 'audit')).attempts >= audited + 3);
    expect((await copyOf(message)).attempts).toBe(attempts);
    expect(exchange.wire.sentTo('onpar')).toEqual([]);
  });

  it('of other bytes under our id does not stop the re-sending of ours', async () => {
    const message = await post();
    await refusal(onpar, message.id, OTHER_DIGEST);
    expect(await copyOf(message)).toMatchObject(OPEN);
    exchange.startRelays();
    await exchange.rest();
    expect(await exchange.house('onpar').effects()).toEqual([message.id]);
  });

  it('of our bytes by a party that they were not for stops nothing', async () => {
    const message = await post();
    await refusal(snm, message.id, message.digest);
    expect(await copyOf(message)).toMatchObject(OPEN);
  });

  it('that names no id still finds the bytes', async () => {
    const message = await post();
    const refusals = [{ digest: message.digest, at: at(), code: 'message-malformed' as const }];
    await answer(onpar, { type: 'message.refused.v1', data: { refusals } });
    expect(await copyOf(message)).toMatchObject({ state: 'refused', refusal: 'message-malformed' });
  });
});

describe('of two answers about one copy', () => {
  it('the refusal that follows a receipt stands: a parked message was refused in its turn', async () => {
    const message = await post();
    await receipt(onpar, message.id, message.digest, at(-5));
    await refusal(onpar, message.id, message.digest, at(-1));
    expect(await copyOf(message)).toMatchObject({ state: 'refused', refusal: 'data-invalid' });
  });

  it('the refusal stands when the receipt before it comes late', async () => {
    const message = await post();
    await refusal(onpar, message.id, message.digest, at(-1));
    await receipt(onpar, message.id, message.digest, at(-5));
    expect(await copyOf(message)).toMatchObject({ state: 'refused', refusal: 'data-invalid' });
  });

  it('the refusal stands when both are taken in at once, the receipt a little sooner', async () => {
    const message = await post();
    const given = at(-5);
    const refused = await senafront.database.transaction(async (tx) => {
      await tx.query(
        `WITH ended AS (DELETE FROM outbox_delivery WHERE destination = 'onpar' RETURNING message_id, destination)
         INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, attempts, sent_at)
         SELECT message_id, destination, $1, $2, 1, $2 FROM ended`,
        [randomUUID(), given],
      );
      const refusing = refusal(onpar, message.id, message.digest, at(-1));
      await eventually(async () => (await senafront.count(WAITING)) > 0);
      return [refusing];
    });
    await Promise.all(refused);
    expect(await copyOf(message)).toMatchObject({ state: 'refused', refusal: 'data-invalid' });
  });

  it('the refusal stands when both are of one instant', async () => {
    for (const answers of [
      [receipt, refusal],
      [refusal, receipt],
    ]) {
      const message = await post();
      const instant = at(-1);
      for (const give of answers) await give(onpar, message.id, message.digest, instant);
      expect(await copyOf(message)).toMatchObject({ state: 'refused' });
    }
  });

  it('the receipt that follows a refusal stands: the receiver took the message after all', async () => {
    const message = await post();
    await refusal(onpar, message.id, message.digest, at(-5));
    const id = await receipt(onpar, message.id, message.digest, at(-1));
    expect(await copyOf(message)).toMatchObject({ state: 'done', refusal: null, answerId: id });
  });

  it('the receipt ends a copy that was opened again, before it was sent again', async () => {
    const message = await openedAgain();
    const id = await receipt(onpar, message.id, message.digest, at(-1));
    expect(await copyOf(message)).toMatchObject({ state: 'done', answerId: id, refusal: null });
  });

  it('the receipt ends a copy that was opened again, and others that come with it end theirs', async () => {
    const messages = [await post(), await openedAgain(), await post()];
    const drafts = messages.map(({ id, digest }) => draftOf(receiptOf(id, digest, at(-1))));
    const sealed = drafts.map((draft) => sealOne(onpar.codec, draft));
    await senafront.inbox.process(jobOf(onpar.id, ...sealed));
    for (const [index, message] of messages.entries())
      expect(await copyOf(message)).toMatchObject({
        state: 'done',
        answerId: drafts[index]?.id,
        refusal: null,
      });
  });

  it('the receipt stands when the refusal before it comes late', async () => {
    const message = await post();
    await receipt(onpar, message.id, message.digest, at(-1));
    await refusal(onpar, message.id, message.digest, at(-5));
    expect(await copyOf(message)).toMatchObject({ state: 'done', refusal: null });
  });
});

describe('an exchange', () => {
  it('gets its message through although the wire damaged it at first', async () => {
    const { wire } = exchange;
    const message = await post();
    const spoil = damaging((jws) => `${jws.slice(0, -6)}AAAAAA`);
    wire.fate = (job) => (job.queue === 'onpar' ? spoil(job) : [job]);
    exchange.startRelays();
    const receiver = exchange.house('onpar');
    await eventually(async () => (await receiver.count('dead_letter')) > 0);
    await eventually(async () => (await senafront.count('inbox_message WHERE sender = $$onpar$$')) > 0);
    expect(await copyOf(message)).toMatchObject(OPEN);
    wire.fate = (job) => [job];
    await exchange.rest();
    expect(await receiver.effects()).toEqual([message.id]);
    expect(await copyOf(message)).toMatchObject({ state: 'done', refusal: null });
  });

  it.each([
    ['', 0],
    [', by a clock that is a minute ahead of the one that refuses', 60_000],
  ])('shows the sender what was refused although it was parked and receipted before%s', async (_, ahead) => {
    const [first, second] = course(2);
    if (!first || !second) throw new Error('The course is too short.');
    const receiver = exchange.house('onpar');
    receiver.recorder.trouble = ({ envelope }) => {
      if (envelope.id === second.id) throw new EnlaceError('transition-not-allowed', 'The case is closed.');
    };
    await senafront.work.run((tx) => senafront.outbox.post([second], tx));
    exchange.startRelays();
    await exchange.rest();
    expect(await senafront.delivery(second.id, 'onpar')).toMatchObject({ state: 'done' });
    receiver.clock = () => Date.now() - ahead;
    await senafront.work.run((tx) => senafront.outbox.post([first], tx));
    await eventually(async () => {
      expect(await senafront.delivery(second.id, 'onpar')).toMatchObject({
        state: 'refused',
        refusal: 'transition-not-allowed',
      });
    });
    await exchange.rest();
    expect(await receiver.effects()).toEqual([first.id]);
    expect(await senafront.delivery(first.id, 'onpar')).toMatchObject({ state: 'done' });
  });
});
