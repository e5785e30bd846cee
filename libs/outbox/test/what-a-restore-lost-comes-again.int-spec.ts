import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessageId, type DifferenceView, type MessageDraft } from '@enlace/contracts';
import { Reconciler } from '@enlace/outbox';
import { eventually } from '../../../test/support/eventually.js';
import {
  compare as compareOn,
  differencesOf,
  loseReceived,
  loseSent,
  send as sendOn,
  startComparing,
} from './comparison.js';
import { course, requested } from './drafts.js';
import type { House } from './house.js';
import { Exchange, drop } from './loopback.js';

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

const TYPE = 'exchange.reconciled.v1';

const starts = (): Reconciler => startComparing(onpar);
const compare = (reconciler: Reconciler): Promise<void> => compareOn(exchange, reconciler);
const send = (drafts: readonly MessageDraft[]): Promise<void> => sendOn(exchange, drafts);
const differences = (house = senafront): Promise<readonly DifferenceView[]> => differencesOf(house);

/** What a party was told, without what was sent again until its receipt was in. */
const told = (party: 'senafront' | 'onpar'): string[] => [...new Set(exchange.wire.sentTo(party, TYPE))];
const said = (party: 'senafront' | 'onpar'): number => told(party).length;

describe('what a receiver lost with a restored backup', () => {
  it('comes again, is applied once, and is listed until both sides agree', async () => {
    exchange.startRelays();
    const drafts = course(4);
    await send(drafts);
    await loseReceived(onpar, drafts.slice(2));
    const reconciler = starts();
    await compare(reconciler);
    expect(await onpar.effects()).toEqual(drafts.map(({ id }) => id));
    expect(await differences()).toMatchObject([
      { partner: 'onpar', sent: 4, received: 2, missing: 2, beyond: 0, healedAt: null },
    ]);

    await compare(reconciler);
    expect(await differences()).toMatchObject([{ missing: 2, healedAt: expect.any(String) }]);
    expect(await onpar.effects()).toHaveLength(4);
  });

  it('comes again when everything is lost', async () => {
    exchange.startRelays();
    const drafts = [...course(3), requested()];
    await send(drafts);
    await onpar.database.query('TRUNCATE inbox_message, inbox_sequence, effect');
    await compare(starts());
    expect((await onpar.effects()).toSorted()).toEqual(drafts.map(({ id }) => id).toSorted());
  });

  it('is found among many by comparing parts, and only the parts that differ are told in detail', async () => {
    exchange.startRelays();
    const drafts = Array.from({ length: 700 }, () => requested());
    await send(drafts);
    await loseReceived(onpar, drafts.slice(0, 1));
    const reconciler = starts();
    await compare(reconciler);
    expect(await onpar.effects()).toHaveLength(700);
    const steps = told('senafront').map((jws) => {
      const { data } = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as {
        data: { step: string; digests?: string[] };
      };
      return data;
    });
    expect(steps.map(({ step }) => step)).toEqual(['summary', 'summary', 'detail']);
    expect(steps.at(-1)?.digests?.length).toBeLessThan(100);
    await compare(reconciler);
    expect(await differences()).toMatchObject([{ missing: 1, healedAt: expect.any(String) }]);
  });
});

describe('what a sender lost with a restored backup', () => {
  it('is told it, and nothing is sent', async () => {
    exchange.startRelays();
    const draft = requested();
    await send([draft, requested()]);
    await loseSent(senafront, [draft]);
    await compare(starts());
    expect(await differences()).toMatchObject([
      { sent: 1, received: 2, missing: 0, beyond: 1, healedAt: null },
    ]);
    expect(await onpar.effects()).toHaveLength(2);
  });

  it('is counted once, also when its day has grown and is compared in parts', async () => {
    exchange.startRelays();
    const lost = [requested(), requested(), requested()];
    await send([...lost, requested()]);
    await loseSent(senafront, lost);
    const reconciler = starts();
    await compare(reconciler);
    const [before] = await differences();
    expect(before).toMatchObject({ beyond: 3 });

    await send(Array.from({ length: 600 }, () => requested()));
    await compare(reconciler);
    expect(await senafront.count(`reconcile_difference WHERE prefix = ''`)).toBe(0);
    expect(await differences()).toMatchObject([{ beyond: 3, healedAt: null, foundAt: before?.foundAt }]);
  });
});

describe('two sides that agree', () => {
  it('say so once after a start, in one message without details, and then rest', async () => {
    exchange.startRelays();
    await send(course(3));
    const reconciler = starts();
    await compare(reconciler);
    for (let n = 0; n < 3; n += 1) await compare(reconciler);
    expect(said('senafront')).toBe(1);
    expect(said('onpar')).toBe(0);
    expect(await differences()).toEqual([]);

    await send([requested()]);
    await compare(reconciler);
    await compare(reconciler);
    expect(said('senafront')).toBe(2);
    expect(said('onpar')).toBe(0);
  });

  it('that compare each other in both directions come to rest too', async () => {
    exchange.startRelays();
    await send(course(2));
    const both = [
      starts(),
      new Reconciler(senafront.work, senafront.outbox, ['onpar'], { settle: 0, now: Date.now }),
    ];
    for (let n = 0; n < 4; n += 1) for (const one of both) await compare(one);
    expect(said('senafront')).toBe(1);
    expect(said('onpar')).toBe(1);
    expect([...(await differences()), ...(await differences(onpar))]).toEqual([]);
  });

  it('do not differ by a message that was refused, nor by one whose receipt is on its way', async () => {
    exchange.startRelays();
    exchange.wire.fate = (job) =>
      job.name === 'message.receipted.v1' && job.queue === 'senafront' ? [] : [job];
    await senafront.work.run((tx) => senafront.patient.post([requested()], tx));
    await eventually(async () => expect(await onpar.effects()).toHaveLength(1));
    const reconciler = starts();
    await reconciler.run();
    await eventually(() => expect(said('senafront')).toBe(2));
    await eventually(() => exchange.wire.isIdle);
    expect(await differences()).toEqual([]);
    exchange.wire.fate = drop;
  });
});

describe('a day that is past', () => {
  it('is compared too: the day is that of the message and not of the clock', async () => {
    exchange.startRelays();
    const old = requested({ id: createMessageId(Date.now() - 20 * 86_400_000) });
    await send([old]);
    await loseReceived(onpar, [old]);
    await compare(starts());
    expect(await onpar.effects()).toEqual([old.id]);
    expect(await differences()).toMatchObject([
      { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), missing: 1 },
    ]);
  });

  it('comes by in turn without a restart', async () => {
    exchange.startRelays();
    const old = requested({ id: createMessageId(Date.now() - 20 * 86_400_000) });
    await send([old]);
    const reconciler = starts();
    await compare(reconciler);
    await loseReceived(onpar, [old]);
    for (let n = 0; n < 30; n += 1) await reconciler.run();
    await exchange.rest();
    expect(await onpar.effects()).toEqual([old.id]);
  });
});
