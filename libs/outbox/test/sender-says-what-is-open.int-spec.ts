import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Reconciler } from '@enlace/outbox';
import { requested } from './drafts.js';
import type { House } from './house.js';
import { Exchange } from './loopback.js';

let exchange: Exchange;
let senafront: House;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
afterEach(async () => {
  await onpar.database.query('TRUNCATE key_statement');
  await exchange.clear();
});
afterAll(() => exchange.close());

const post = () => senafront.work.run((tx) => senafront.outbox.post([requested()], tx));

/** SENAFRONT compares, as it does while ONPAR has two receiving keys, or as it does else. */
async function compare(rotating: boolean, now = Date.now): Promise<void> {
  const options = { settle: 0, now, rotating: () => rotating };
  await new Reconciler(senafront.work, senafront.outbox, ['onpar'], options).run();
}

const statements = () =>
  onpar.database.query<{ partner: string; at: Date; keys: string[] }[]>(
    'SELECT partner, said_at AS at, keys FROM key_statement',
  );

describe('while a partner has two receiving keys', () => {
  it('it is told to which of them open messages are sealed, and that none is when all are receipted', async () => {
    await post();
    await compare(true);
    exchange.startRelays();
    await exchange.rest();
    // The message was open when this was said, and has arrived since.
    const [first] = await statements();
    expect(first).toMatchObject({ partner: 'senafront', keys: [expect.stringMatching(/^onpar-enc-/)] });
    await compare(true);
    await exchange.rest();
    expect(await statements()).toMatchObject([{ partner: 'senafront', keys: [] }]);
  });

  it('it keeps the latest word, however late an earlier one comes', async () => {
    exchange.startRelays();
    const later = Date.now() + 60_000;
    await compare(true, () => later);
    await exchange.rest();
    await compare(true);
    await exchange.rest();
    expect((await statements()).map(({ at }) => at.getTime())).toEqual([later]);
  });

  it('and is told nothing when it has one', async () => {
    exchange.startRelays();
    await compare(false);
    await exchange.rest();
    expect(await statements()).toEqual([]);
  });
});
