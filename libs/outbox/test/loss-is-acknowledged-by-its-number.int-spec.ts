import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AcknowledgementRequest, DifferenceView, MessageDraft } from '@enlace/contracts';
import { acknowledgeDifference, countDifferences, type Reconciler } from '@enlace/outbox';
import { compare, differencesOf, loseReceived, loseSent, send, startComparing } from './comparison.js';
import { requested } from './drafts.js';
import type { House } from './house.js';
import { Exchange } from './loopback.js';

let exchange: Exchange;
let senafront: House;
let onpar: House;
let reconciler: Reconciler;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
beforeEach(() => {
  exchange.startRelays();
  reconciler = startComparing(onpar);
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const today = (): string => new Date().toISOString().slice(0, 10);
const author = { actor: 'some-operator', role: 'operator' };

function acknowledge(beyond: number, changes: Partial<AcknowledgementRequest> = {}): Promise<DifferenceView> {
  const request = { partner: 'onpar', day: today(), beyond, why: 'copia de las 03:00', ...changes } as const;
  return senafront.work.run((tx) => acknowledgeDifference(request, author, tx));
}

const alerting = (): Promise<unknown> => countDifferences(senafront.database.manager);

/** SENAFRONT sends so many, and has never heard of them again. */
async function lose(count: number): Promise<MessageDraft[]> {
  const lost = Array.from({ length: count }, () => requested());
  await send(exchange, [...lost, requested()]);
  await loseSent(senafront, lost);
  await compare(exchange, reconciler);
  return lost;
}

describe('an acknowledgement is refused', () => {
  afterEach(async () => expect(await senafront.count('difference_acknowledgement')).toBe(0));

  it('where nothing differs, and on another day or of another partner than what does', async () => {
    await expect(acknowledge(1)).rejects.toMatchObject({ code: 'not-found' });
    await lose(1);
    await expect(acknowledge(1, { day: '2026-01-01' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(acknowledge(1, { partner: 'audit' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('while anything is missing: that comes again by itself', async () => {
    await lose(1);
    await senafront.database.query('UPDATE reconcile_difference SET missing = 1');
    await expect(acknowledge(1)).rejects.toMatchObject({ code: 'transition-not-allowed' });
  });

  it.each([1, 3])('of %i when two are beyond: somebody looked at something else', async (seen) => {
    await lose(2);
    await expect(acknowledge(seen)).rejects.toMatchObject({
      code: 'transition-not-allowed',
      field: 'beyond',
    });
    expect(await alerting()).toEqual([{ partner: 'onpar', messages: 2 }]);
  });

  it('of what healed', async () => {
    await loseReceived(onpar, await lose(1));
    await compare(exchange, reconciler);
    expect(await differencesOf(senafront)).toMatchObject([{ state: 'healed' }]);
    await expect(acknowledge(1)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what is acknowledged', () => {
  it('alerts no more, and says who looked, when, and why', async () => {
    await lose(2);
    const shown = await acknowledge(2);
    expect(await alerting()).toEqual([]);
    expect(await differencesOf(senafront)).toEqual([shown]);
    expect(shown).toMatchObject({
      state: 'acknowledged',
      beyond: 2,
      healedAt: null,
      acknowledgement: { ...author, beyond: 2, why: 'copia de las 03:00', at: expect.stringMatching(/Z$/) },
    });
  });

  it('stays so when it is compared again, also when its day has grown and is compared in parts', async () => {
    await lose(3);
    await acknowledge(3);
    await compare(exchange, startComparing(onpar));
    expect(await alerting()).toEqual([]);
    await send(
      exchange,
      Array.from({ length: 600 }, () => requested()),
    );
    await compare(exchange, reconciler);
    expect(await senafront.count(`reconcile_difference WHERE prefix <> ''`)).toBeGreaterThan(0);
    expect(await differencesOf(senafront)).toMatchObject([{ state: 'acknowledged', beyond: 3 }]);
    expect(await alerting()).toEqual([]);
  });

  it('by two at once is acknowledged by one', async () => {
    await lose(1);
    const outcomes = await Promise.allSettled([acknowledge(1), acknowledge(1)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(acknowledge(1)).rejects.toMatchObject({ code: 'transition-not-allowed' });
  });
});

describe('what is found after it', () => {
  it('is open again when more is beyond, until somebody looked into that too', async () => {
    await lose(1);
    await acknowledge(1);
    await lose(1);
    expect(await alerting()).toEqual([{ partner: 'onpar', messages: 2 }]);
    expect(await differencesOf(senafront)).toMatchObject([
      { state: 'open', beyond: 2, acknowledgement: { beyond: 1 } },
    ]);
    await acknowledge(2, { why: 'dos más' });
    expect(await differencesOf(senafront)).toMatchObject([
      { state: 'acknowledged', acknowledgement: { beyond: 2, why: 'dos más' } },
    ]);
  });

  it('is open while something is missing too, and rests again when that came back', async () => {
    await lose(1);
    await acknowledge(1);
    const again = requested();
    await send(exchange, [again]);
    await loseReceived(onpar, [again]);
    reconciler = startComparing(onpar);
    await compare(exchange, reconciler);
    expect(await differencesOf(senafront)).toMatchObject([{ state: 'open', missing: 1, beyond: 1 }]);
    await compare(exchange, reconciler);
    expect(await differencesOf(senafront)).toMatchObject([{ state: 'acknowledged', missing: 0, beyond: 1 }]);
  });

  it('heals when both agree, and what differs later is another loss, however small', async () => {
    const lost = await lose(2);
    await acknowledge(2);
    await loseReceived(onpar, lost);
    await compare(exchange, reconciler);
    expect(await differencesOf(senafront)).toMatchObject([
      { state: 'healed', healedAt: expect.any(String), acknowledgement: { beyond: 2 } },
    ]);
    await lose(1);
    expect(await differencesOf(senafront)).toMatchObject([
      { state: 'open', beyond: 1, acknowledgement: null },
    ]);
    expect(await alerting()).toEqual([{ partner: 'onpar', messages: 1 }]);
  });
});

describe('a day of which one part healed', () => {
  it('is told by what is still open, and that alone can be acknowledged', async () => {
    await senafront.database.query(
      `INSERT INTO reconcile_difference (partner, day, prefix, sender_count, receiver_count, missing, beyond, healed_at)
       VALUES ('onpar', $1, 'A', 9, 7, 2, 0, now()), ('onpar', $1, 'B', 5, 6, 0, 1, NULL)`,
      [today()],
    );
    expect(await differencesOf(senafront)).toMatchObject([
      { state: 'open', sent: 5, received: 6, missing: 0, beyond: 1, healedAt: null },
    ]);
    await acknowledge(1);
    expect(await alerting()).toEqual([]);
  });
});
