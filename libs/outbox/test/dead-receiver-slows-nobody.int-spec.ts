import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import { Gate } from './gate.js';
import type { House } from './house.js';
import { Exchange, messagesOf } from './loopback.js';

let exchange: Exchange;
let senafront: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const post = (...drafts: ReturnType<typeof requested>[]) =>
  senafront.work.run((tx) => senafront.outbox.post(drafts, tx));
const never = (): never => {
  throw new Error('Nothing was sent again.');
};
const retry = { baseSeconds: 0.05, capSeconds: 0.1 };

/** Starts all relays while nothing reaches ONPAR, and waits until its circuit is open. */
async function loseOnpar() {
  exchange.wire.fate = (job) => (job.queue === 'onpar' ? [] : [job]);
  exchange.startRelays({ retry, pollMilliseconds: 10 });
  const relay = senafront.startRelay(exchange.wire, { retry, pollMilliseconds: 10 });
  await post(...course(20));
  await eventually(() => relay.openCircuits.has('onpar'));
  return relay;
}

describe('a receiver that does not answer', () => {
  it('gets one copy now and then instead of all of them again and again', async () => {
    await loseOnpar();
    const sent = exchange.wire.sentTo('onpar').length;
    const rounds = exchange.wire.sent.filter((job) => job.queue === 'onpar').length;
    await eventually(() => exchange.wire.sent.filter((job) => job.queue === 'onpar').length >= rounds + 4);
    const probes = exchange.wire.sent.filter((job) => job.queue === 'onpar').length - rounds;
    // One that was claimed before the circuit opened may still be on its way.
    expect(exchange.wire.sentTo('onpar').length - sent).toBeLessThanOrEqual(probes + 20);
  });

  it('is sent nothing new, and what is new waits for it', async () => {
    await loseOnpar();
    const draft = requested();
    const [sealed] = await post(draft);
    await eventually(async () => (await senafront.delivery(draft.id, 'audit')).state === 'done');
    expect(exchange.wire.sentTo('onpar')).not.toContain(sealed?.jws);
    expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'open' });
  });

  it('gets everything, in order, when it is back', async () => {
    const relay = await loseOnpar();
    await post(...course(5));
    exchange.wire.fate = (job) => [job];
    await exchange.rest();
    expect(await exchange.house('onpar').effects()).toHaveLength(25);
    await eventually(() => relay.openCircuits.size === 0);
  });
});

describe('a destination where much waits', () => {
  it('gets few copies a second time, the oldest first, because most are before them still', async () => {
    const broker = new Gate().open();
    broker.length = 1_000;
    const drafts = course(100);
    await post(...drafts);
    senafront.startRelay(broker, { retry: { baseSeconds: 600, capSeconds: 600 }, pollMilliseconds: 10 });
    await senafront.database.query(
      `UPDATE outbox_delivery SET due_at = now() - interval '1 hour' + make_interval(secs => sequence)
         FROM outbox_message WHERE id = message_id AND destination = 'onpar'`,
    );
    const again = (): number => broker.batches.flat().filter((job) => job.queue === 'onpar').length;
    await eventually(() => again() >= 3);
    const first = broker.batches.flat().filter((job) => job.queue === 'onpar')[0];
    expect(first?.id).toBe(`${drafts[0]?.id}-2`);
    expect(messagesOf(first ?? never())).toHaveLength(10);
  });
});

describe('a destination whose broker hangs', () => {
  it('holds up no copy for another one', async () => {
    const gate = new Gate((job) => job.queue === 'onpar');
    senafront.startRelay(gate, { retry: { baseSeconds: 600, capSeconds: 600 } });
    for (let time = 1; time <= 5; time += 1) {
      await post(requested());
      // The house sends again so soon that a copy may be sent twice before the next is posted.
      await eventually(() => new Set(gate.taken).size === time);
    }
    expect(new Set(gate.batches.flat().map((job) => job.queue))).toEqual(new Set(['onpar', 'audit']));
    gate.open();
  });
});
