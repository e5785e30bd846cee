import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource } from '@enlace/platform';
import type { DataSource } from 'typeorm';
import { eventually } from '../../../test/support/eventually.js';
import { claimDeliveries, endUnreceipted, type ClaimedDelivery } from '../src/relay/delivery.claim.js';
import { course, requested } from './drafts.js';
import { House } from './house.js';
import { Loopback, drop, messagesOf } from './loopback.js';
import { createParties } from './parties.js';

const retry = { baseSeconds: 60, capSeconds: 60 };

let house: House;
let rivals: DataSource[];

beforeAll(async () => {
  house = await House.open((await createParties('senafront', 'onpar', 'audit')).senafront);
  const { url } = house.database.options as { url: string };
  rivals = await Promise.all(
    [1, 2, 3].map((n) =>
      createDataSource({ url, applicationName: `rival ${n}`, migrations: [] }).initialize(),
    ),
  );
});
beforeEach(() => house.clear());
afterAll(async () => {
  await house.stopRelays();
  await Promise.all(rivals.map((rival) => rival.destroy()));
  await house.close();
});

const post = (...drafts: ReturnType<typeof requested>[]) =>
  house.work.run((tx) => house.outbox.post(drafts, tx));
const nameOf = (claim: ClaimedDelivery): string => `${claim.messageId} ${claim.destination}`;

describe('a claim', () => {
  it('tells all that is needed to send the copy', async () => {
    const draft = requested();
    const [sealed] = await post(draft);
    const claimed = await claimDeliveries(house.database, 10, retry);
    const message = { messageId: draft.id, attempt: 1, receiptExpected: true, type: draft.type };
    expect(claimed).toHaveLength(2);
    for (const destination of ['onpar', 'audit']) {
      expect(claimed).toContainEqual({ ...message, destination, body: sealed?.jws });
    }
  });

  it('is an array even of nothing', async () => {
    expect(await claimDeliveries(house.database, 10, retry)).toEqual([]);
  });

  it('takes no more than was asked for, the longest due first', async () => {
    const drafts = course(5);
    await post(...drafts);
    await house.database.query(
      `UPDATE outbox_delivery SET due_at = now() - make_interval(secs => sequence)
       FROM outbox_message WHERE id = message_id`,
    );
    const claimed = await claimDeliveries(house.database, 4, retry);
    const ids = claimed.map((claim) => claim.messageId);
    expect(claimed).toHaveLength(4);
    expect(new Set(ids)).toEqual(new Set([drafts[4]?.id, drafts[3]?.id]));
  });

  it('leaves alone what is not due, done or refused', async () => {
    const [due, later, done, refused] = course(4);
    if (!due || !later || !done || !refused) throw new Error('The course is too short.');
    await post(due, later, done, refused);
    const change = (set: string, id: string): Promise<unknown> =>
      house.database.query(`UPDATE outbox_delivery SET ${set} WHERE message_id = $1`, [id]);
    await change(`due_at = now() + interval '1 second'`, later.id);
    await change(`state = 'done'`, done.id);
    await change(`state = 'refused'`, refused.id);
    const claimed = await claimDeliveries(house.database, 100, retry);
    expect(claimed.map((claim) => claim.messageId)).toEqual([due.id, due.id]);
  });

  it('is never given to two relays that claim at the same moment', async () => {
    await post(...course(200));
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        claimDeliveries(rivals[index % rivals.length] ?? house.database, 17, retry),
      ),
    );
    const names = claims.flat().map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    const rest = await claimDeliveries(house.database, 1000, retry);
    expect(names.length + rest.length).toBe(400);
  });

  it('does not wait for a relay that is in the middle of its own', async () => {
    const drafts = course(2);
    await post(...drafts);
    const other = house.database.createQueryRunner();
    await other.startTransaction();
    try {
      await other.query('SELECT FROM outbox_delivery WHERE message_id = $1 FOR UPDATE', [drafts[0]?.id]);
      const claimed = await claimDeliveries(house.database, 100, retry);
      expect(claimed.map((claim) => claim.messageId)).toEqual([drafts[1]?.id, drafts[1]?.id]);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
  });

  it('of a relay that died comes back when its time is up', async () => {
    await post(requested());
    await claimDeliveries(house.database, 100, { baseSeconds: 0.05, capSeconds: 0.05 });
    const again = await eventually(async () => {
      const claimed = await claimDeliveries(house.database, 100, retry);
      return claimed.length > 0 && claimed;
    });
    expect(again.every((claim) => claim.attempt === 2)).toBe(true);
  });

  it('between two running relays sends each copy once', async () => {
    const wire = new Loopback(new Map());
    wire.fate = drop;
    house.startRelay(wire, { retry, batch: 7 });
    house.startRelay(wire, { retry, batch: 7 });
    const drafts = course(100);
    for (const draft of drafts) await post(draft);
    await eventually(async () => (await house.count('outbox_delivery WHERE attempts = 0')) === 0);
    await house.stopRelays();
    expect(await house.count('outbox_delivery WHERE attempts <> 1')).toBe(0);
    for (const queue of ['onpar', 'audit']) {
      const sent = wire.sent.filter((job) => job.queue === queue).flatMap(messagesOf);
      expect(sent).toHaveLength(drafts.length);
      expect(new Set(sent).size).toBe(drafts.length);
    }
  });
});

describe('handing over to the broker', () => {
  it('ends only the copies that expect no receipt', async () => {
    const draft = requested();
    await post(draft);
    await house.database.query(
      `UPDATE outbox_delivery SET receipt_expected = false WHERE destination = 'onpar'`,
    );
    await endUnreceipted(house.database, [draft.id]);
    expect(await house.deliveries(draft.id)).toMatchObject([
      { destination: 'onpar', state: 'done' },
      { destination: 'audit', state: 'open' },
    ]);
  });
});
