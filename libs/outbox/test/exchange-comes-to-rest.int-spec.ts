import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isReceipt, type EventType } from '@enlace/contracts';
import type { OutboundJob } from '@enlace/transport';
import { receiptedBy } from './answers.js';
import { course, received, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange, damaging, messagesOf } from './loopback.js';

let exchange: Exchange;
let senafront: House;
let onpar: House;
let audit: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
  audit = exchange.house('audit');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const patient = { retry: { baseSeconds: 60, capSeconds: 60 } };

/** A repeatable disorder: the same seed gives the same numbers between 0 and 1 (Park and Miller, 1988). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** How many messages each house posted, by type. */
async function postedBy(house: House): Promise<Record<string, number>> {
  const rows = await house.database.query<{ type: EventType; count: number }[]>(
    'SELECT type, count(*)::integer AS count FROM outbox_message GROUP BY type ORDER BY type',
  );
  return Object.fromEntries(rows.map((row) => [row.type, row.count]));
}

describe('one message', () => {
  it('causes one receipt of its receiver and two of the audit, and then nothing more', async () => {
    const draft = requested();
    await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    exchange.startRelays(patient);
    await exchange.rest();
    expect(await postedBy(senafront)).toEqual({ 'referral.requested.v1': 1 });
    expect(await postedBy(onpar)).toEqual({ 'message.receipted.v1': 1 });
    // One about the message, one about the receipt.
    expect(await postedBy(audit)).toEqual({ 'message.receipted.v1': 2 });
    // What is slow on a busy machine is sent again, and is the same message.
    const copies = exchange.wire.sent.flatMap((job) => messagesOf(job).map((jws) => `${job.queue} ${jws}`));
    expect(new Set(copies).size).toBe(2 + 2 + 2);
  });

  it('is complete at the audit: the message and its receipt are leaves', async () => {
    const draft = requested();
    await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    exchange.startRelays(patient);
    await exchange.rest();
    const [receipt] = await onpar.deliveries();
    expect((await audit.effects()).toSorted()).toEqual([draft.id, String(receipt?.id)].toSorted());
    expect((await senafront.delivery(draft.id, 'audit')).leaf).not.toBeNull();
    expect((await onpar.delivery(String(receipt?.id), 'audit')).leaf).not.toBeNull();
  });

  it('leaves nothing due on any side when its exchange is at rest', async () => {
    await senafront.work.run((tx) => senafront.outbox.post([requested()], tx));
    exchange.startRelays(patient);
    await exchange.rest();
    for (const house of [senafront, onpar, audit]) {
      await house.makeDue();
      expect(await house.claim(100, patient.retry)).toEqual([]);
      expect(house.errors).toEqual([]);
    }
  });
});

describe('a receipt', () => {
  it('is never answered to the party that gave it', async () => {
    await senafront.work.run((tx) => senafront.outbox.post(course(5), tx));
    await onpar.work.run((tx) => onpar.outbox.post([received({ recipient: 'senafront' })], tx));
    exchange.startRelays(patient);
    await exchange.rest();
    const receipts = (await onpar.deliveries()).filter((row) => isReceipt(row.type as EventType));
    const named = await receiptedBy(senafront, exchange.parties.onpar);
    expect(named).toHaveLength(1);
    for (const { id } of receipts) expect(named).not.toContain(id);
    expect(await postedBy(senafront)).toEqual({ 'message.receipted.v1': 1, 'referral.requested.v1': 5 });
  });

  it('that is damaged on the way is told to the audit, and never to the party it came from', async () => {
    const { wire } = exchange;
    const draft = requested();
    let damaged = 0;
    const spoil = damaging((jws) => `${jws.slice(0, -6)}AAAAAA`);
    wire.fate = (job) => {
      const isFirst = job.queue === 'senafront' && job.name === 'message.receipted.v1' && damaged < 2;
      if (isFirst) damaged += 1;
      return isFirst ? spoil(job) : [job];
    };
    await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    exchange.startRelays();
    await exchange.rest();
    const refusals = (await senafront.deliveries()).filter((row) => row.type === 'message.refused.v1');
    expect(refusals.length).toBeGreaterThan(0);
    expect(new Set(refusals.map((row) => row.destination))).toEqual(new Set(['audit']));
    expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'done' });
  });

  it('that is sent for ever by a broken party is answered by nothing', async () => {
    const [sealed] = await senafront.work.run((tx) => senafront.outbox.post([requested()], tx));
    await onpar.inbox.process(jobOf('senafront', String(sealed?.jws)));
    const [receipt] = await onpar.deliveries();
    for (let time = 0; time < 5; time += 1) {
      await senafront.inbox.process(jobOf('onpar', String(receipt?.body)));
    }
    expect(await postedBy(senafront)).toEqual({ 'referral.requested.v1': 1 });
  });
});

describe.each([11, 222, 3333])('a broker that drops, doubles, damages and swaps (seed %i)', (seed) => {
  it('does not keep any message from its one effect, in order, nor the exchange from its rest', async () => {
    const { wire } = exchange;
    const dice = createDice(seed);
    const spoil = damaging((jws) => (dice() < 0.5 ? jws.slice(0, 200) : `${jws.slice(0, -6)}AAAAAA`));
    const kept: OutboundJob[] = [];
    wire.fate = (job) => {
      const chance = dice();
      if (chance < 0.15) return [];
      if (chance < 0.3) return [job, job];
      if (chance < 0.4) return [...spoil(job), job];
      if (chance > 0.8) return [job, ...kept.splice(0)];
      // Kept until another job has passed it by.
      kept.push(job);
      return kept.length > 2 ? kept.splice(1, 1) : [];
    };
    const cases = Array.from({ length: 5 }, () => course(5));
    const answers = cases.map(([first]) =>
      received({ recipient: 'senafront', subject: String(first?.subject), sequence: 1 }),
    );
    for (const draft of cases.flat()) await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    for (const draft of answers) await onpar.work.run((tx) => onpar.outbox.post([draft], tx));
    exchange.startRelays();
    await exchange.rest();

    for (const drafts of cases) {
      const ids = drafts.map((draft) => draft.id);
      expect(await onpar.effects(drafts[0]?.subject)).toEqual(ids);
    }
    expect((await senafront.effects()).toSorted()).toEqual(answers.map((draft) => draft.id).toSorted());
    const everything = [...cases.flat(), ...answers].map((draft) => draft.id);
    const logged = await audit.effects();
    expect(new Set(logged).size).toBe(logged.length);
    for (const id of everything) expect(logged).toContain(id);
    expect(wire.failures).toEqual([]);
  });
});
