import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobSender } from '@enlace/outbox';
import type { OutboundJob } from '@enlace/transport';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import { House } from './house.js';
import { messagesOf } from './loopback.js';
import { createParties } from './parties.js';

/** The relay looks at its table by itself only long after the test is over. */
const asleep = { pollMilliseconds: 600_000, retry: { baseSeconds: 600, capSeconds: 600 } };

/** A broker that takes a batch when it is told to. */
class Gate implements JobSender {
  readonly batches: (readonly OutboundJob[])[] = [];
  readonly taken: string[] = [];
  private readonly waiting: (() => void)[] = [];
  private isOpen = false;

  async sendBulk(jobs: readonly OutboundJob[]): Promise<void> {
    this.batches.push(jobs);
    if (!this.isOpen) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.taken.push(...jobs.flatMap(messagesOf));
  }

  open(): void {
    this.isOpen = true;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

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

describe('a relay', () => {
  it('sends at once what a transaction committed, without waiting for its next look', async () => {
    const gate = new Gate();
    gate.open();
    house.startRelay(gate, asleep);
    for (let time = 1; time <= 5; time += 1) {
      await post(requested());
      await eventually(() => gate.taken.length === time * 2);
    }
  });

  it('does not lose a wake that comes while it is at work', async () => {
    const gate = new Gate();
    house.startRelay(gate, asleep);
    await post(requested());
    await eventually(() => gate.batches.length === 1);
    await post(requested());
    gate.open();
    await eventually(() => gate.taken.length === 4);
    expect(gate.batches).toHaveLength(2);
  });

  it('looks by itself for what nobody woke it for', async () => {
    const gate = new Gate();
    gate.open();
    house.startRelay(gate, { ...asleep, pollMilliseconds: 10 });
    await house.database.transaction((tx) => house.outbox.post([requested()], tx));
    await eventually(() => gate.taken.length === 2);
  });

  it('goes on without a wake while its batches come back full', async () => {
    const gate = new Gate();
    gate.open();
    await post(...course(20));
    house.startRelay(gate, { ...asleep, batch: 3 });
    await eventually(() => gate.taken.length === 40);
  });

  it('is started once, however often it is told to', async () => {
    const gate = new Gate();
    const relay = house.startRelay(gate, asleep);
    relay.start();
    relay.start();
    await post(requested());
    gate.open();
    await eventually(() => gate.taken.length === 2);
    expect(gate.batches).toHaveLength(1);
  });

  it('knows nothing of the messages but their bytes', async () => {
    const gate = new Gate();
    gate.open();
    await post(requested());
    house.startRelay(gate, asleep);
    await eventually(() => gate.batches.length === 1);
    for (const job of gate.batches.flat()) {
      expect(Object.keys(job).toSorted()).toEqual(['data', 'id', 'name', 'queue']);
    }
  });
});

describe('stopping a relay', () => {
  it('waits for the batch in hand and begins no other', async () => {
    const gate = new Gate();
    await post(...course(10));
    const relay = house.startRelay(gate, { ...asleep, batch: 4 });
    await eventually(() => gate.batches.length === 1);
    let stopped = false;
    const stopping = relay.stop().then(() => (stopped = true));
    await post(requested());
    expect(stopped).toBe(false);
    gate.open();
    await stopping;
    expect(gate.taken).toHaveLength(4);
    expect(gate.batches).toHaveLength(1);
  });

  it('leaves what it did not reach due for the next one', async () => {
    const gate = new Gate();
    await post(...course(10));
    const relay = house.startRelay(gate, { ...asleep, batch: 4 });
    await eventually(() => gate.batches.length === 1);
    gate.open();
    await relay.stop();
    const next = new Gate();
    next.open();
    house.startRelay(next, asleep);
    await eventually(() => gate.taken.length + next.taken.length === 20);
    expect(new Set([...gate.taken, ...next.taken]).size).toBe(10);
  });

  it('ends at once when it has nothing in hand', async () => {
    const relay = house.startRelay(new Gate(), asleep);
    await relay.stop();
    await relay.stop();
  });

  it('that was never started ends at once', async () => {
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
    house.startRelay({ sendBulk }, { pollMilliseconds: 10, retry: { baseSeconds: 0.02, capSeconds: 0.02 } });
    await post(requested());
    await eventually(() => house.errors.length >= 2);
    fail = false;
    await eventually(() => new Set(taken).size === 1 && taken.length >= 2);
    expect(house.errors.at(-1)).toMatchObject({ message: 'The broker is away.' });
  });
});
