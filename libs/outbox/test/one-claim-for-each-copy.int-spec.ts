import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SealedMessage } from '@enlace/contracts';
import { createDataSource } from '@enlace/platform';
import type { DataSource } from 'typeorm';
import { eventually } from '../../../test/support/eventually.js';
import { claimDeliveries, endUnreceipted, type ClaimedDelivery } from '../src/relay/delivery.claim.js';
import { openLanes } from '../src/relay/lane.circuit.js';
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

/** Posts messages whose process died before it could send them, some time ago. */
async function post(...drafts: ReturnType<typeof requested>[]): Promise<SealedMessage[]> {
  const sealed = await house.database.transaction((tx) => house.outbox.post(drafts, tx));
  await house.makeDue();
  return sealed;
}
const nameOf = (claim: ClaimedDelivery): string => `${claim.messageId} ${claim.destination}`;

describe('a claim', () => {
  it('tells all that is needed to send the copy', async () => {
    const draft = requested();
    const [sealed] = await post(draft);
    const claimed = await house.claim(10, retry);
    const message = { messageId: draft.id, attempt: 2, receiptExpected: true, type: draft.type };
    expect(claimed).toHaveLength(2);
    for (const destination of ['onpar', 'audit']) {
      expect(claimed).toContainEqual({ ...message, destination, body: sealed?.jws });
    }
  });

  it('is an array even of nothing', async () => {
    expect(await house.claim(10, retry)).toEqual([]);
  });

  it('takes no more than was asked for, the longest due first', async () => {
    const drafts = course(5);
    await post(...drafts);
    await house.database.query(
      `UPDATE outbox_delivery SET due_at = now() - make_interval(secs => sequence)
       FROM outbox_message WHERE id = message_id`,
    );
    const claimed = await claimDeliveries(house.database, 'onpar', 2, retry);
    expect(claimed.map((claim) => claim.messageId)).toEqual([drafts[3]?.id, drafts[4]?.id]);
  });

  it('leaves alone what is not due, and what goes elsewhere', async () => {
    const [due, later] = course(2);
    if (!due || !later) throw new Error('The course is too short.');
    await post(due, later);
    await house.database.query(
      `UPDATE outbox_delivery SET due_at = now() + interval '1 second' WHERE message_id = $1`,
      [later.id],
    );
    const claimed = await claimDeliveries(house.database, 'audit', 100, retry);
    expect(claimed.map((claim) => [claim.messageId, claim.destination])).toEqual([[due.id, 'audit']]);
  });

  it('says that the destination is silent, because to send again is to have had no answer', async () => {
    const silent = (): Promise<unknown> =>
      house.database.query('SELECT destination FROM outbox_lane WHERE silent_since IS NOT NULL');
    await openLanes(house.database);
    await post(requested());
    expect(await silent()).toEqual([]);
    await claimDeliveries(house.database, 'onpar', 100, retry);
    expect(await silent()).toEqual([{ destination: 'onpar' }]);
  });

  it('is never given to two relays that claim at the same moment', async () => {
    await post(...course(200));
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, index) => house.claim(17, retry, rivals[index % rivals.length])),
    );
    const names = claims.flat().map(nameOf);
    expect(new Set(names).size).toBe(names.length);
    const rest = await house.claim(1000, retry);
    expect(names.length + rest.length).toBe(400);
  });

  it('does not wait for a relay that is in the middle of its own', async () => {
    const drafts = course(2);
    await post(...drafts);
    const other = house.database.createQueryRunner();
    await other.startTransaction();
    try {
      await other.query('SELECT FROM outbox_delivery WHERE message_id = $1 FOR UPDATE', [drafts[0]?.id]);
      const claimed = await house.claim(100, retry);
      expect(claimed.map((claim) => claim.messageId)).toEqual([drafts[1]?.id, drafts[1]?.id]);
    } finally {
      await other.rollbackTransaction();
      await other.release();
    }
  });

  it('of a relay that died comes back when its time is up', async () => {
    await post(requested());
    await house.claim(100, { baseSeconds: 0.05, capSeconds: 0.05 });
    const again = await eventually(async () => {
      const claimed = await house.claim(100, retry);
      return claimed.length > 0 && claimed;
    });
    expect(again.every((claim) => claim.attempt === 3)).toBe(true);
  });

  it('between two running relays sends each copy once', async () => {
    const wire = new Loopback(new Map());
    wire.fate = drop;
    const drafts = course(100);
    await post(...drafts);
    house.startRelay(wire, { retry, batch: 7 });
    house.startRelay(wire, { retry, batch: 7 });
    await eventually(async () => (await house.count('outbox_delivery WHERE attempts = 1')) === 0);
    await house.stopRelays();
    expect(await house.count('outbox_delivery WHERE attempts <> 2')).toBe(0);
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
