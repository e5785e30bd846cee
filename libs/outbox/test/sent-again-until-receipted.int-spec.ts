import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutboundJob } from '@enlace/transport';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import type { House } from './house.js';
import { Exchange, drop } from './loopback.js';

let exchange: Exchange;
let senafront: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const noJobs = (): Promise<number> => Promise.resolve(0);
const post = (...drafts: ReturnType<typeof requested>[]) =>
  senafront.work.run((tx) => senafront.outbox.post(drafts, tx));

describe('a copy', () => {
  it('is sent again and again while the broker loses it, and arrives when it no longer does', async () => {
    const draft = requested();
    const { wire } = exchange;
    wire.fate = drop;
    await post(draft);
    exchange.startRelays();
    await eventually(() => wire.sentTo('onpar').length >= 3);
    expect(await exchange.house('onpar').effects()).toEqual([]);
    wire.fate = (job) => [job];
    await exchange.rest();
    expect(await exchange.house('onpar').effects()).toEqual([draft.id]);
    const { state, answerId, attempts } = await senafront.delivery(draft.id, 'onpar');
    expect({ state, answerId: answerId !== null }).toEqual({ state: 'done', answerId: true });
    expect(attempts).toBeGreaterThanOrEqual(4);
  });

  it('whose receipt is in is sent no more, while the other copy of the message still is', async () => {
    const draft = requested();
    const { wire } = exchange;
    wire.fate = (job) => (job.queue === 'audit' ? [] : [job]);
    await post(draft);
    exchange.startRelays();
    await eventually(async () => (await senafront.delivery(draft.id, 'onpar')).state === 'done');
    const { attempts } = await senafront.delivery(draft.id, 'onpar');
    const { attempts: audited } = await senafront.delivery(draft.id, 'audit');
    await eventually(async () => (await senafront.delivery(draft.id, 'audit')).attempts >= audited + 3);
    expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'done', attempts });
    expect(await senafront.delivery(draft.id, 'audit')).toMatchObject({ state: 'open', answerId: null });
  });

  it('keeps the promise of the audit: the index of its leaf', async () => {
    const drafts = [requested(), requested()];
    await post(...drafts);
    exchange.startRelays();
    await exchange.rest();
    const order = await exchange.house('audit').effects();
    for (const { id } of drafts) {
      const { leaf } = await senafront.delivery(id, 'audit');
      expect(order[Number(leaf) - 1]).toBe(id);
      expect((await senafront.delivery(id, 'onpar')).leaf).toBeNull();
    }
  });

  it('is sent again when the broker refuses the job', async () => {
    const draft = requested();
    let refusals = 3;
    const sendBulk = async (jobs: readonly OutboundJob[]): Promise<void> => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('The broker is away.');
      await exchange.wire.sendBulk(jobs);
    };
    await post(draft);
    senafront.startRelay({ sendBulk, depth: noJobs });
    for (const id of ['onpar', 'audit'] as const) exchange.house(id).startRelay(exchange.wire);
    await exchange.rest();
    expect(await exchange.house('onpar').effects()).toEqual([draft.id]);
    expect(senafront.errors).toHaveLength(3);
  });

  it('that expects no receipt stays open until the broker has taken it', async () => {
    const onpar = exchange.house('onpar');
    const [sealed] = await post(requested());
    await onpar.inbox.process({ source: 'senafront', messages: [sealed?.jws] });
    const [receipt] = await onpar.deliveries();
    if (!receipt) throw new Error('No receipt was written.');
    const failed: OutboundJob[] = [];
    const refusing = {
      depth: noJobs,
      sendBulk: (jobs: readonly OutboundJob[]): Promise<void> => {
        failed.push(...jobs.filter((job) => job.queue === 'senafront'));
        return Promise.reject(Object.assign(new Error('One queue is away.'), { failed }));
      },
    };
    const relay = onpar.startRelay(refusing, { retry: { baseSeconds: 0.01, capSeconds: 0.01 } });
    await eventually(() => failed.length >= 2);
    await relay.stop();
    expect(await onpar.delivery(receipt.id, 'senafront')).toMatchObject({ state: 'open' });
    onpar.startRelay(exchange.wire);
    await eventually(async () => (await onpar.delivery(receipt.id, 'senafront')).state === 'done');
    expect(exchange.wire.sentTo('senafront')).toEqual([receipt.body]);
  });

  it('of another message in the same batch is not taken for failed with it', async () => {
    const onpar = exchange.house('onpar');
    const [sealed] = await post(requested());
    await onpar.inbox.process({ source: 'senafront', messages: [sealed?.jws] });
    const [receipt] = await onpar.deliveries();
    if (!receipt) throw new Error('No receipt was written.');
    // The copy for the audit fails, and has the same job id as the copy for the sender, in another queue.
    const sendBulk = async (jobs: readonly OutboundJob[]): Promise<void> => {
      const failed = jobs.filter((job) => job.queue === 'audit');
      if (failed.length > 0) throw Object.assign(new Error('One queue is away.'), { failed });
    };
    onpar.startRelay({ sendBulk, depth: noJobs });
    await eventually(async () => (await onpar.delivery(receipt.id, 'senafront')).state === 'done');
    expect((await onpar.delivery(receipt.id, 'audit')).state).toBe('open');
  });
});

describe('the wait before the next try', () => {
  const retry = { baseSeconds: 5, capSeconds: 300 };

  it('is the base at first, a quarter more or less, and the same for what is committed together', async () => {
    for (let commit = 0; commit < 20; commit += 1) await post(...course(3));
    const waits = await senafront.database.query<{ least: number; most: number; copies: number }[]>(
      `SELECT extract(epoch FROM min(due_at) - created_at)::float8 AS least,
         extract(epoch FROM max(due_at) - created_at)::float8 AS most, count(*)::integer AS copies
       FROM outbox_delivery GROUP BY created_at`,
    );
    expect(waits.map(({ copies }) => copies)).toEqual(Array.from({ length: 20 }, () => 6));
    for (const { least, most } of waits) {
      expect(least).toBe(most);
      expect(least).toBeGreaterThanOrEqual(0.075);
      expect(least).toBeLessThanOrEqual(0.125);
    }
    expect(new Set(waits.map(({ least }) => least)).size).toBeGreaterThan(10);
  });

  it('doubles from the base up to the cap, a quarter more or less', async () => {
    const draft = requested();
    await post(draft);
    for (const seconds of [10, 20, 40, 80, 160, 300, 300, 300]) {
      await senafront.makeDue();
      await senafront.claim(10, retry);
      const { wait } = await senafront.delivery(draft.id, 'onpar');
      expect(wait).toBeGreaterThan(seconds * 0.75 - 1);
      expect(wait).toBeLessThanOrEqual(seconds * 1.25);
    }
  });

  it('stays at the cap however often it was tried', async () => {
    const draft = requested();
    await post(draft);
    await senafront.makeDue();
    await senafront.database.query('UPDATE outbox_delivery SET attempts = 2000000000');
    await senafront.claim(10, retry);
    const { wait, attempts } = await senafront.delivery(draft.id, 'onpar');
    expect(attempts).toBe(2_000_000_001);
    expect(wait).toBeGreaterThan(200);
    expect(wait).toBeLessThanOrEqual(375);
  });

  it('differs from copy to copy, so that a receiver who comes back is not met by all at once', async () => {
    await post(...course(50));
    await senafront.makeDue();
    await senafront.claim(200, retry);
    const waits = (await senafront.deliveries()).map((row) => row.wait);
    expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(1);
  });
});
