import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { OutboundJob } from '@enlace/transport';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import { Gate } from './gate.js';
import { House } from './house.js';
import { messagesOf } from './loopback.js';
import { createParties } from './parties.js';

/** The relay looks at its table by itself only long after the test is over. */
const asleep = { pollMilliseconds: 600_000, retry: { baseSeconds: 600, capSeconds: 600 } };

let house: House;

beforeAll(async () => {
  house = await House.open((await createParties('senafront', 'onpar', 'audit')).senafront);
});
afterEach(async () => {
  await house.stopRelays();
  await house.clear();
});
afterAll(() => house.close());

const post = (...drafts: ReturnType<typeof requested>[]) =>
  house.work.run((tx) => house.outbox.post(drafts, tx));
/** Copies whose process died before it could send them. */
async function leave(...drafts: ReturnType<typeof requested>[]): Promise<void> {
  await house.database.transaction((tx) => house.outbox.post(drafts, tx));
  await house.makeDue();
}

describe('a relay', () => {
  it('sends at once what a transaction committed, without a look at the table', async () => {
    const gate = new Gate().open();
    house.startRelay(gate, asleep);
    for (let time = 1; time <= 5; time += 1) {
      await post(requested());
      await eventually(() => gate.taken.length === time * 2);
    }
  });

  it('has proofs wait a moment for company, and nothing that is asked of an agency', async () => {
    const gate = new Gate().open();
    house.startRelay(gate, asleep);
    for (let time = 1; time <= 3; time += 1) {
      await post(requested());
      await eventually(() => gate.taken.length === time);
    }
    await eventually(() => gate.taken.length === 6);
    const jobs = gate.batches.flat();
    expect(jobs.filter((job) => job.queue === 'onpar')).toHaveLength(3);
    expect(jobs.at(-1)).toMatchObject({ queue: 'audit' });
  });

  it('bundles for one destination what comes while it sends there', async () => {
    const gate = new Gate();
    house.startRelay(gate, asleep);
    await post(requested());
    await eventually(() => gate.batches.length === 2);
    await post(...course(10));
    await post(...course(10));
    gate.open();
    await eventually(() => gate.taken.length === 42);
    expect(gate.batches.map((jobs) => jobs.flatMap(messagesOf).length).toSorted((a, b) => a - b)).toEqual([
      1, 1, 20, 20,
    ]);
  });

  it('keeps the order of what it sends to one destination', async () => {
    const gate = new Gate().open();
    house.startRelay(gate, { ...asleep, batch: 3 });
    const drafts = course(20);
    for (const draft of drafts) await post(draft);
    await eventually(() => gate.taken.length === 40);
    const sent = gate.batches.flat().filter((job) => job.queue === 'onpar');
    const bodies = (await house.deliveries())
      .filter((row) => row.destination === 'onpar')
      .map((row) => row.body);
    expect(sent.flatMap(messagesOf)).toEqual(bodies);
  });

  it('finds by itself what a process left behind that died', async () => {
    const gate = new Gate().open();
    await leave(requested());
    house.startRelay(gate, { ...asleep, pollMilliseconds: 10 });
    await eventually(() => gate.taken.length === 2);
  });

  it('finds what came due long ago, though it has looked since and found nothing', async () => {
    const gate = new Gate().open();
    const looks = jest.spyOn(house.database, 'query');
    house.startRelay(gate, { ...asleep, pollMilliseconds: 10 });
    await eventually(() => looks.mock.calls.length > 3);
    looks.mockRestore();
    await house.database.transaction((tx) => house.outbox.post([requested()], tx));
    await house.database.query(`UPDATE outbox_delivery SET due_at = now() - interval '1 hour'`);
    await eventually(() => gate.taken.length === 2, { within: 20_000 });
  });

  it('goes on without a pause while its batches come back full', async () => {
    const gate = new Gate().open();
    await leave(...course(20));
    house.startRelay(gate, { ...asleep, batch: 3 });
    await eventually(() => gate.taken.length === 40);
  });

  it('is started once, however often it is told to', async () => {
    const gate = new Gate().open();
    const relay = house.startRelay(gate, asleep);
    relay.start();
    relay.start();
    await post(requested());
    await eventually(() => gate.taken.length === 2);
    expect(gate.batches).toHaveLength(2);
  });

  it('knows nothing of the messages but their bytes', async () => {
    const gate = new Gate().open();
    house.startRelay(gate, asleep);
    await post(requested());
    await eventually(() => gate.batches.length === 2);
    for (const job of gate.batches.flat()) {
      expect(Object.keys(job).toSorted()).toEqual(['data', 'id', 'name', 'queue']);
    }
  });
});

describe('stopping a relay', () => {
  it('sends what waits in memory, and nothing that comes later', async () => {
    const gate = new Gate();
    const relay = house.startRelay(gate, asleep);
    await post(requested());
    await eventually(() => gate.batches.length === 2);
    await post(...course(10));
    let stopped = false;
    const stopping = relay.stop().then(() => (stopped = true));
    await post(requested());
    expect(stopped).toBe(false);
    gate.open();
    await stopping;
    expect(gate.taken).toHaveLength(22);
  });

  it('leaves what it did not reach due for the next one', async () => {
    const gate = new Gate();
    await leave(...course(10));
    const relay = house.startRelay(gate, { ...asleep, batch: 4 });
    await eventually(() => gate.batches.length === 2);
    const stopping = relay.stop();
    gate.open();
    await stopping;
    expect(gate.taken).toHaveLength(8);
    const next = new Gate().open();
    house.startRelay(next, asleep);
    await eventually(() => gate.taken.length + next.taken.length === 20);
    expect(new Set([...gate.taken, ...next.taken]).size).toBe(10);
  });

  it('ends at once when it has nothing in hand, and a second time too', async () => {
    const relay = house.startRelay(new Gate(), asleep);
    await relay.stop();
    await expect(relay.stop()).resolves.toBeUndefined();
  });
});

describe('an error of the broker', () => {
  it('is told, and does not end the relay', async () => {
    let fail = true;
    const taken: string[] = [];
    const sendBulk = (jobs: readonly OutboundJob[]): Promise<void> => {
      if (fail) return Promise.reject(new Error('The broker is away.'));
      taken.push(...jobs.flatMap(messagesOf));
      return Promise.resolve();
    };
    house.startRelay(
      { sendBulk, depth: () => Promise.resolve(0) },
      { pollMilliseconds: 10, retry: { baseSeconds: 0.02, capSeconds: 0.02 } },
    );
    await post(requested());
    await eventually(() => house.errors.length >= 2);
    fail = false;
    await eventually(() => new Set(taken).size === 1 && taken.length >= 2);
    expect(house.errors.at(-1)).toMatchObject({ message: 'The broker is away.' });
  });
});
