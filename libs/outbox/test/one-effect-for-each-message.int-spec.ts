import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createCaseCode } from '@enlace/contracts';
import { receiptedBy } from './answers.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange, duplicate } from './loopback.js';
import { sealOne } from './parties.js';

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

const seal = (draft: ReturnType<typeof requested>): string => sealOne(senafront.codec, draft);

describe('a message', () => {
  it('has one effect, one row and one receipt', async () => {
    const draft = requested();
    await onpar.inbox.process(jobOf('senafront', seal(draft)));
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await onpar.arrival(draft.id)).toMatchObject({
      state: 'applied',
      sender: 'senafront',
      type: 'referral.requested.v1',
      answerId: expect.any(String),
    });
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual([draft.id]);
    expect(onpar.work.rollbacks).toEqual([]);
  });

  it('delivered ten times, one after another, has one effect', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    for (let time = 0; time < 10; time += 1) await onpar.inbox.process(job);
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual([draft.id]);
  });

  it('delivered ten times at once by two processors has one effect', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    const second = onpar.createInbox();
    await Promise.all(
      Array.from({ length: 10 }, (_, time) => (time % 2 ? onpar.inbox : second).process(job)),
    );
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual([draft.id]);
    expect(onpar.work.rollbacks).toEqual([]);
  });

  it('that is twice in one job has one effect, and is named once in the receipt', async () => {
    const draft = requested();
    const jws = seal(draft);
    await onpar.inbox.process(jobOf('senafront', jws, jws, jws));
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual([draft.id]);
    expect(await onpar.count('dead_letter')).toBe(0);
  });

  it('in several jobs that overlap and come at once has one effect', async () => {
    const drafts = course(12);
    const bytes = drafts.map(seal);
    const jobs = Array.from({ length: 10 }, (_, start) =>
      jobOf('senafront', ...bytes.slice(start, start + 3)),
    );
    await Promise.all(jobs.map((job) => onpar.inbox.process(job)));
    expect(await onpar.effects()).toEqual(drafts.map((draft) => draft.id));
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual(
      drafts.map((draft) => draft.id).toSorted(),
    );
  });

  it('has one effect when the worker dies after the commit and before the broker knows', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    await onpar.inbox.process(job);
    await onpar.createInbox().process(job);
    expect(await onpar.effects()).toEqual([draft.id]);
  });

  it('has one effect when its first try was undone', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    onpar.recorder.trouble = () => {
      throw new Error('The handler stumbles.');
    };
    await expect(onpar.inbox.process(job)).rejects.toThrow('The handler stumbles.');
    onpar.recorder.trouble = () => undefined;
    await Promise.all([onpar.inbox.process(job), onpar.inbox.process(job)]);
    expect(await onpar.effects()).toEqual([draft.id]);
  });

  it('has one effect at the audit too, and keeps its first leaf', async () => {
    const audit = exchange.house('audit');
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    await Promise.all([audit.inbox.process(job), audit.inbox.process(job)]);
    await audit.inbox.process(job);
    expect(await audit.effects()).toEqual([draft.id]);
    expect(await audit.count('outbox_message')).toBe(1);
  });
});

describe('an exchange whose broker doubles every job', () => {
  it('applies every message once, on every side', async () => {
    exchange.wire.fate = duplicate;
    const subject = createCaseCode();
    const drafts = course(30, { subject });
    for (const draft of drafts) await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    exchange.startRelays();
    await exchange.rest();
    const ids = drafts.map((draft) => draft.id);
    expect(await onpar.effects(subject)).toEqual(ids);
    expect((await exchange.house('audit').effects(subject)).toSorted()).toEqual(ids.toSorted());
    expect(await senafront.count('outbox_delivery')).toBe(0);
    expect(exchange.wire.failures).toEqual([]);
  });
});
