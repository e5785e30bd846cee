import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError, createMessageId, type MessageDraft } from '@enlace/contracts';
import { HistoryPruner } from '@enlace/outbox';
import { answersOf } from './answers.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { forgeSignature, sealOne } from './parties.js';

const DAYS = 30;
const DAY_MS = 24 * 3600 * 1000;

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

/** Forgets as on a day to come, a row or two at a time. */
async function forget(house: House, daysFromNow: number, memory: number | 'for ever' = DAYS): Promise<void> {
  const pruner = new HistoryPruner(house.database, {
    days: memory === 'for ever' ? undefined : memory,
    now: () => Date.now() + daysFromNow * DAY_MS,
    onError: (error) => house.errors.push(error),
    batch: 2,
    pauseMilliseconds: 0,
  });
  await pruner.pass();
  expect(house.errors).toEqual([]);
}

/** After each of these the message is older than the memory; the inbox forgets it, then the outbox. */
const REFUSED = DAYS + 0.5;
const INBOX_FORGETS = DAYS + 1.5;
const OUTBOX_FORGETS = DAYS + 2.5;

const post = (...drafts: MessageDraft[]): Promise<unknown> =>
  senafront.work.run((tx) => senafront.outbox.post(drafts, tx));

/** Has messages sent and answered. What a test does after it leaves nowhere by itself, and can be counted. */
async function exchanged(...drafts: MessageDraft[]): Promise<void> {
  await post(...drafts);
  exchange.startRelays();
  await exchange.rest();
  await Promise.all([senafront, onpar, exchange.house('audit')].map((house) => house.stopRelays()));
}

const bytesOf = async (draft: { readonly id: string }): Promise<string> =>
  (await senafront.delivery(draft.id, 'onpar')).body;

const alone = (): MessageDraft<'referral.requested.v1'> => {
  const { sequence: _, ...draft } = requested();
  return draft;
};

describe('what is finished', () => {
  it('is kept for ever when no number of days is set', async () => {
    await exchanged(...course(3));
    const arrived = await onpar.count('inbox_message');
    await forget(senafront, 36_500, 'for ever');
    await forget(onpar, 36_500, 'for ever');
    expect(await senafront.count('outbox_message')).toBe(3);
    expect(await onpar.count('inbox_message')).toBe(arrived);
  });

  it('is kept until it was answered for so many days', async () => {
    await exchanged(...course(3));
    const [sent, arrived, answers] = [
      await senafront.count('outbox_message'),
      await onpar.count('inbox_message'),
      await onpar.count('outbox_message'),
    ];
    await forget(senafront, DAYS);
    await forget(onpar, DAYS);
    expect(await senafront.count('outbox_message')).toBe(sent);
    expect(await onpar.count('inbox_message')).toBe(arrived);
    expect(await onpar.count('outbox_message')).toBe(answers);
  });

  it('is forgotten then, on both sides, in the end the answers too', async () => {
    await exchanged(...course(5));
    for (const house of [senafront, onpar]) {
      await forget(house, OUTBOX_FORGETS);
      expect(await house.count('outbox_message')).toBe(0);
      expect(await house.count('inbox_message')).toBe(0);
    }
  });

  it('is forgotten by two processes at once as by one', async () => {
    await exchanged(...course(9));
    await Promise.all([forget(senafront, OUTBOX_FORGETS), forget(senafront, OUTBOX_FORGETS)]);
    expect(await senafront.count('outbox_message')).toBe(0);
  });

  it('leaves behind that it was answered, and where its case stands', async () => {
    const drafts = course(2);
    await exchanged(...drafts);
    const answered = await senafront.count('outbox_answer');
    await forget(senafront, OUTBOX_FORGETS);
    await forget(onpar, OUTBOX_FORGETS);
    expect(await senafront.count('outbox_answer')).toBe(answered);
    expect(await onpar.count('inbox_sequence WHERE next = 3')).toBe(1);
  });
});

describe('never forgotten is', () => {
  it('a message with an open copy', async () => {
    const [open, done] = [requested(), requested()];
    await post(open);
    await exchanged(done);
    await senafront.database.query(
      `INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, due_at)
       SELECT id, 'audit', digest, true, now() + interval '1 day' FROM outbox_message WHERE id = $1`,
      [open.id],
    );
    await forget(senafront, OUTBOX_FORGETS);
    expect((await senafront.deliveries()).map((copy) => copy.id)).toEqual([open.id, open.id]);
  });

  it('a message that was refused, what it was refused with, and what is dead', async () => {
    onpar.recorder.trouble = () => {
      throw new EnlaceError('transition-not-allowed', 'The case is closed.');
    };
    const refused = requested();
    await exchanged(refused);
    await forget(senafront, OUTBOX_FORGETS);
    await forget(onpar, OUTBOX_FORGETS);
    expect(await senafront.delivery(refused.id, 'onpar')).toMatchObject({ state: 'refused' });
    expect(await onpar.arrival(refused.id)).toMatchObject({ state: 'refused' });
    expect(await onpar.count('dead_letter')).toBe(1);
    expect(await onpar.count(`outbox_message WHERE type = 'message.refused.v1'`)).toBe(1);
  });

  it('the answer to bytes that are no message: they get it again', async () => {
    const job = jobOf('senafront', forgeSignature(sealOne(senafront.codec, requested())));
    await onpar.inbox.process(job);
    await onpar.database.query('DELETE FROM outbox_delivery');
    await forget(onpar, OUTBOX_FORGETS);
    await onpar.inbox.process(job);
    expect((await answersOf(onpar, exchange.parties.senafront)).refusals).toHaveLength(1);
    expect(await onpar.count('outbox_delivery')).toBe(1);
  });

  it('a parked message and its receipt', async () => {
    const early = requested({ sequence: 2 });
    await exchanged(early);
    await forget(onpar, OUTBOX_FORGETS);
    const arrival = await onpar.arrival(early.id);
    expect(arrival).toMatchObject({ state: 'parked' });
    expect(await onpar.deliveries(arrival?.answerId ?? '')).not.toEqual([]);
  });

  it('a message whose receipt the audit does not have yet', async () => {
    const draft = requested();
    await onpar.inbox.process(jobOf('senafront', sealOne(senafront.codec, draft)));
    await forget(onpar, OUTBOX_FORGETS);
    expect(await onpar.arrival(draft.id)).toMatchObject({ state: 'applied' });
    expect(await onpar.count('outbox_message')).toBe(1);
  });
});

describe('a message that comes again', () => {
  it('gets its receipt again for as long as the inbox knows it', async () => {
    const draft = alone();
    await exchanged(draft);
    const bytes = await bytesOf(draft);
    await forget(onpar, REFUSED);
    await onpar.inbox.process(jobOf('senafront', bytes));
    expect(await onpar.count('outbox_delivery')).toBe(1);
    expect((await answersOf(onpar, exchange.parties.senafront)).refusals).toEqual([]);
  });

  it.each([
    ['that stands alone', alone, 'message-too-old'],
    ['of a case', requested, 'event-out-of-place'],
  ])('after it was forgotten is refused, and has no second effect: one %s', async (_, draw, code) => {
    const draft = draw();
    await exchanged(draft);
    const bytes = await bytesOf(draft);
    await forget(onpar, INBOX_FORGETS);
    expect(await onpar.arrival(draft.id)).toBeUndefined();
    await onpar.inbox.process(jobOf('senafront', bytes));
    expect(await onpar.effects()).toEqual([draft.id]);
    const { refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(refusals).toMatchObject([{ id: draft.id, code }]);
  });

  it('is refused also after the memory was made longer: what is forgotten stays forgotten', async () => {
    const draft = alone();
    await exchanged(draft);
    const bytes = await bytesOf(draft);
    await forget(onpar, INBOX_FORGETS);
    await forget(onpar, INBOX_FORGETS, 400);
    await onpar.inbox.process(jobOf('senafront', bytes));
    expect(await onpar.effects()).toEqual([draft.id]);
  });
});

describe('a message that is older than the memory when it first comes', () => {
  it('is refused, by name, and blocks nothing behind it', async () => {
    await forget(onpar, INBOX_FORGETS);
    const [first, second] = course(2);
    if (!first || !second) throw new Error('The course is too short.');
    const young = { ...second, id: createMessageId(Date.now() + INBOX_FORGETS * DAY_MS) };
    const jws = [first, young].map((draft) => sealOne(senafront.codec, draft));
    await onpar.inbox.process(jobOf('senafront', ...jws));
    expect(await onpar.effects()).toEqual([young.id]);
    const { refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(refusals).toMatchObject([{ id: first.id, code: 'message-too-old' }]);
  });

  it('is taken all the same when it is a receipt: somebody waits for it', async () => {
    await forget(senafront, INBOX_FORGETS);
    const draft = requested();
    await exchanged(draft);
    expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'done' });
  });
});

describe('what operators did', () => {
  it('is forgotten once it is over, and kept while it is not', async () => {
    await onpar.database.query(
      `INSERT INTO reconcile_difference (partner, day, prefix, sender_count, receiver_count, missing, beyond, healed_at)
       VALUES ('senafront', '2026-01-01', '', 2, 1, 1, 0, now()), ('senafront', '2026-01-02', '', 2, 1, 1, 0, NULL),
         ('senafront', '2026-01-03', 'A', 1, 2, 0, 1, NULL), ('senafront', '2026-01-03', 'B', 1, 2, 0, 1, NULL),
         ('senafront', '2026-01-04', '', 1, 4, 0, 3, NULL)`,
    );
    await onpar.database.query(
      `INSERT INTO difference_acknowledgement (partner, day, id, beyond, why, actor, role, acknowledged_at)
       SELECT 'senafront', day, gen_random_uuid(), 2, 'a test', 'op', 'operator', now()
       FROM unnest(ARRAY['2026-01-03', '2026-01-04']::date[]) AS day`,
    );
    await onpar.database.query(
      `WITH made AS (
         INSERT INTO replay (id, what, state, actor, role, why, per_second, total)
         SELECT gen_random_uuid(), 'copies', state, 'op', 'operator', 'a test', 1, 1
         FROM unnest(ARRAY['done', 'stopped', 'running', 'paused']) AS state RETURNING id
       )
       INSERT INTO replay_item (replay_id, place, item) SELECT id, 1, id::text FROM made`,
    );
    await forget(onpar, INBOX_FORGETS);
    expect(await onpar.count('replay_item')).toBe(4);
    expect(await onpar.count('reconcile_difference')).toBe(5);
    await forget(onpar, OUTBOX_FORGETS);
    // One that is missing, and one of which more is beyond than somebody looked into.
    expect(await onpar.count(`reconcile_difference WHERE day IN ('2026-01-02', '2026-01-04')`)).toBe(2);
    expect(await onpar.count('reconcile_difference')).toBe(2);
    expect(await onpar.count('difference_acknowledgement')).toBe(1);
    expect(await onpar.count(`replay WHERE state IN ('running', 'paused')`)).toBe(2);
    expect(await onpar.count('replay_item')).toBe(2);
  });
});
