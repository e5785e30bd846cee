import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { serverUrl } from '../../../test/support/environment.js';
import { eventually } from '../../../test/support/eventually.js';
import { requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { sealOne } from './parties.js';

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

const administer = async (statement: string, ...parameters: unknown[]): Promise<number> => {
  const client = new Client({ connectionString: serverUrl('TEST_POSTGRES_URL') });
  await client.connect();
  try {
    return (await client.query(statement, parameters)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};
const nameOf = (house: House): string =>
  new URL((house.database.options as { url: string }).url).pathname.slice(1);
/** Cuts every connection of a house, as a restart of its database would. */
const cut = (house: House): Promise<number> =>
  administer('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', nameOf(house));
const allow = (house: House, yes: boolean): Promise<number> =>
  administer(`ALTER DATABASE "${nameOf(house)}" ALLOW_CONNECTIONS ${String(yes)}`);

describe('connections that are cut', () => {
  it('do not end the relay: what is posted afterwards is sent', async () => {
    exchange.startRelays();
    for (let time = 0; time < 3; time += 1) {
      expect(await cut(senafront)).toBeGreaterThan(0);
      const draft = requested();
      await eventually(async () => {
        await senafront.work.run((tx) => senafront.outbox.post([{ ...draft }], tx));
      });
      await exchange.rest();
      expect(await onpar.effects(draft.subject)).toEqual([draft.id]);
    }
  });

  it('do not end the relay while the database takes no new ones either', async () => {
    const draft = requested();
    exchange.wire.fate = () => [];
    await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    senafront.startRelay(exchange.wire);
    await eventually(() => exchange.wire.sentTo('onpar').length > 0);
    await allow(senafront, false);
    try {
      await cut(senafront);
      await eventually(() => senafront.errors.length >= 3);
    } finally {
      await allow(senafront, true);
    }
    const before = exchange.wire.sentTo('onpar').length;
    await eventually(() => exchange.wire.sentTo('onpar').length > before);
  });

  it('under a handler undo its transaction; the message is applied once for all that', async () => {
    const draft = requested();
    let cuts = 0;
    onpar.recorder.trouble = async () => {
      cuts += 1;
      if (cuts === 1) await cut(onpar);
    };
    const job = jobOf('senafront', sealOne(senafront.codec, draft));
    await eventually(() => onpar.inbox.process(job));
    await onpar.inbox.process(job);
    expect(cuts).toBe(2);
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await onpar.count('outbox_message')).toBe(1);
  });

  it('under every house in turn keep no message from its one effect', async () => {
    exchange.startRelays();
    const drafts = Array.from({ length: 15 }, () => requested());
    for (const [index, draft] of drafts.entries()) {
      const house = exchange.house((['senafront', 'onpar', 'audit'] as const)[index % 3] ?? 'audit');
      await Promise.all([
        index % 2 === 0 ? cut(house) : undefined,
        eventually(async () => {
          // A commit whose answer was lost may have happened: the id says so.
          if ((await senafront.deliveries(draft.id)).length > 0) return;
          await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
        }),
      ]);
    }
    await exchange.rest();
    expect((await onpar.effects()).toSorted()).toEqual(drafts.map((draft) => draft.id).toSorted());
    const logged = await exchange.house('audit').effects();
    expect(new Set(logged).size).toBe(logged.length);
  });
});

describe('a database that is away', () => {
  it('has the job rejected, so that the broker keeps it, and takes it afterwards', async () => {
    const draft = requested();
    const job = jobOf('senafront', sealOne(senafront.codec, draft));
    await allow(onpar, false);
    try {
      await cut(onpar);
      await expect(onpar.inbox.process(job)).rejects.toThrow();
    } finally {
      await allow(onpar, true);
    }
    await eventually(() => onpar.inbox.process(job));
    expect(await onpar.effects()).toEqual([draft.id]);
  });
});
