import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createMessageId, createTraceparent, type MessageDraft } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import { requested, viewed } from './drafts.js';
import { House } from './house.js';
import { createParties } from './parties.js';

let house: House;
let audit: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'audit');
  house = await House.open(parties.senafront);
  audit = await House.open(parties.audit);
});
beforeEach(async () => {
  await Promise.all([house.clear(), audit.clear()]);
  departed = [];
  house.departures.carriedBy((copies) => departed.push(...copies.map((copy) => copy.messageId)));
});
afterAll(() => Promise.all([house.close(), audit.close()]));

/** The state of this test: what a command writes beside its messages. */
const write = (tx: EntityManager, id: string): Promise<unknown> =>
  tx.query('INSERT INTO effect (message_id) VALUES ($1)', [id]);

/** Ids of the messages that a relay was given since the last look. */
let departed: string[] = [];
const left = (): string[] => departed.splice(0);

describe('state and messages', () => {
  it('are both there after the commit, and the relay has them', async () => {
    const draft = requested();
    await house.work.run(async (tx) => {
      await write(tx, draft.id);
      await house.outbox.post([draft], tx);
    });
    expect(await house.effects()).toEqual([draft.id]);
    expect(await house.count('outbox_message')).toBe(1);
    expect(left()).toEqual([draft.id, draft.id]);
  });

  it('are not seen by anybody before the commit', async () => {
    const draft = requested();
    await house.work.run(async (tx) => {
      await house.outbox.post([draft], tx);
      expect(await house.count('outbox_message')).toBe(0);
      expect(await house.count('outbox_delivery')).toBe(0);
      expect(left()).toEqual([]);
    });
    expect(await house.count('outbox_delivery')).toBe(2);
  });

  it('are both gone when the command fails after posting, and the relay gets none', async () => {
    const failing = house.work.run(async (tx) => {
      await write(tx, requested().id);
      await house.outbox.post([requested()], tx);
      throw new Error('The command fails last.');
    });
    await expect(failing).rejects.toThrow('The command fails last.');
    expect(await house.effects()).toEqual([]);
    expect(await house.count('outbox_message')).toBe(0);
    expect(await house.count('outbox_delivery')).toBe(0);
    expect(left()).toEqual([]);
  });

  it('are both gone when a message cannot be sealed, and so are the messages posted with it', async () => {
    const wrong = { ...requested(), data: { disclosure: 'code-only' } } as unknown as MessageDraft;
    const failing = house.work.run(async (tx) => {
      await write(tx, wrong.id);
      await house.outbox.post([requested(), wrong, requested()], tx);
    });
    await expect(failing).rejects.toMatchObject({ code: 'data-invalid' });
    expect(await house.effects()).toEqual([]);
    expect(await house.count('outbox_message')).toBe(0);
  });

  it('are both gone when an id is posted twice', async () => {
    const draft = requested();
    await house.work.run((tx) => house.outbox.post([draft], tx));
    const failing = house.work.run(async (tx) => {
      await write(tx, draft.id);
      await house.outbox.post([requested(), requested({ id: draft.id })], tx);
    });
    await expect(failing).rejects.toThrow(/duplicate key/);
    expect(await house.effects()).toEqual([]);
    expect(await house.count('outbox_message')).toBe(1);
  });

  it('give the command its result back', async () => {
    const draft = requested();
    const [sealed] = await house.work.run((tx) => house.outbox.post([draft], tx));
    const [stored] = await house.deliveries(draft.id);
    expect(sealed).toMatchObject({ id: draft.id, jws: stored?.body, digest: stored?.digest });
  });

  it('cost nothing when there is nothing to post', async () => {
    await house.work.run(async (tx) => {
      expect(await house.outbox.post([], tx)).toEqual([]);
      await house.outbox.repeat([], tx);
    });
    expect(await house.count('outbox_message')).toBe(0);
  });
});

describe('the copies of a message', () => {
  const receipt = (): MessageDraft<'message.receipted.v1'> => {
    const at = new Date().toISOString();
    const receipts = [{ id: createMessageId(Date.now()), digest: 'A'.repeat(43), at }];
    const { subject: _, sequence: __, ...header } = requested({ recipient: 'onpar' });
    return { ...header, type: 'message.receipted.v1', data: { receipts }, traceparent: createTraceparent() };
  };

  const copiesOf = async (of: House, draft: MessageDraft): Promise<unknown> => {
    await of.work.run((tx) => of.outbox.post([draft], tx));
    return of.database.query(
      `SELECT destination, receipt_expected AS receipt, attempts FROM outbox_delivery
       WHERE message_id = $1 ORDER BY destination`,
      [draft.id],
    );
  };

  it('go to the receiver and to the audit, and each waits for a receipt of its own', async () => {
    expect(await copiesOf(house, requested())).toEqual([
      { destination: 'audit', receipt: true, attempts: 1 },
      { destination: 'onpar', receipt: true, attempts: 1 },
    ]);
  });

  it('of a record for the audit are one', async () => {
    expect(await copiesOf(house, viewed())).toMatchObject([{ destination: 'audit', receipt: true }]);
  });

  it('of a receipt wait for the audit alone', async () => {
    expect(await copiesOf(house, receipt())).toMatchObject([
      { destination: 'audit', receipt: true },
      { destination: 'onpar', receipt: false },
    ]);
  });

  it('of what the audit sends are not sent to itself', async () => {
    expect(await copiesOf(audit, receipt())).toMatchObject([{ destination: 'onpar', receipt: false }]);
  });

  it('are born claimed: the process that wrote them sends them, and they are due again if it cannot', async () => {
    const draft = requested();
    const before = performance.now();
    await house.work.run((tx) => house.outbox.post([draft], tx));
    for (const copy of await house.deliveries(draft.id)) {
      const passed = (performance.now() - before) / 1000;
      expect(copy.wait).toBeGreaterThan(0.075 - passed);
      expect(copy.wait).toBeLessThanOrEqual(0.125);
    }
  });
});
