import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError, createMessageId, type MessageDraft, type PartyId } from '@enlace/contracts';
import { answersOf } from './answers.js';
import { requested, viewed } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { sealOne } from './parties.js';

let exchange: Exchange;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['onpar', 'audit'], ['senafront', 'snm']);
  onpar = exchange.house('onpar');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

/** The first party to use the id is the one that has no right to it. */
const THIEF = 'snm' as const;
const OWNER = 'senafront' as const;
const seal = (party: PartyId, draft: MessageDraft): string => sealOne(exchange.parties[party].codec, draft);

describe('a message whose id another party used first', () => {
  it.each([
    ['in an earlier job', false],
    ['in the same job', true],
  ])('is applied and receipted to its sender as ever: %s', async (_, together) => {
    const id = createMessageId(Date.now());
    const [stolen, owned] = [seal(THIEF, requested({ id })), seal(OWNER, requested({ id }))];
    if (together) await onpar.inbox.process(jobOf(THIEF, stolen, owned));
    else {
      await onpar.inbox.process(jobOf(THIEF, stolen));
      await onpar.inbox.process(jobOf(OWNER, owned));
    }
    expect(await onpar.effects()).toEqual([id, id]);
    for (const [party, jws] of [
      [THIEF, stolen],
      [OWNER, owned],
    ] as const) {
      const { receipts, refusals } = await answersOf(onpar, exchange.parties[party]);
      expect(receipts).toMatchObject([{ id, digest: onpar.codec.digest(jws) }]);
      expect(refusals).toEqual([]);
    }
  });

  it('gets its own answer again when it comes again, never that of the other', async () => {
    const draft = requested();
    const [stolen, owned] = [seal(THIEF, requested({ id: draft.id })), seal(OWNER, draft)];
    await onpar.inbox.process(jobOf(THIEF, stolen));
    await onpar.inbox.process(jobOf(OWNER, owned));
    await onpar.database.query('DELETE FROM outbox_delivery');
    await onpar.inbox.process(jobOf(OWNER, owned));
    const due = (await onpar.deliveries()).filter((copy) => copy.state === 'open');
    expect(due.map(({ id, destination }) => [id, destination])).toEqual([
      [(await onpar.arrival(draft.id, OWNER))?.answerId, OWNER],
    ]);
    expect((await onpar.arrival(draft.id, THIEF))?.answerId).not.toBe(due[0]?.id);
  });

  it('is applied though the other was refused, in one job and by the same handler', async () => {
    const id = createMessageId(Date.now());
    onpar.recorder.trouble = ({ sender }) => {
      if (sender === THIEF) throw new EnlaceError('event-out-of-place', 'This party may not say that.');
    };
    await onpar.inbox.process(jobOf(THIEF, seal(THIEF, requested({ id })), seal(OWNER, requested({ id }))));
    expect(await onpar.effects()).toEqual([id]);
    expect(await onpar.arrival(id, THIEF)).toMatchObject({ state: 'refused' });
    expect(await onpar.arrival(id, OWNER)).toMatchObject({ state: 'applied' });
    expect((await answersOf(onpar, exchange.parties[THIEF])).refusals).toMatchObject([{ id }]);
    expect((await answersOf(onpar, exchange.parties[OWNER])).refusals).toEqual([]);
    expect((await onpar.arrival(id, THIEF))?.answerId).not.toBe((await onpar.arrival(id, OWNER))?.answerId);
  });

  it('waits for its predecessor with its own bytes, though the other waits under the same id', async () => {
    const id = createMessageId(Date.now());
    const [theirs, ours] = [requested({ id, sequence: 2 }), requested({ id, sequence: 2 })];
    await onpar.inbox.process(jobOf(THIEF, seal(THIEF, theirs)));
    await onpar.inbox.process(jobOf(OWNER, seal(OWNER, ours)));
    for (const sender of [THIEF, OWNER]) {
      expect(await onpar.arrival(id, sender)).toMatchObject({ state: 'parked' });
    }
    const first = requested({ subject: ours.subject ?? '' });
    await onpar.inbox.process(jobOf(OWNER, seal(OWNER, first)));
    expect(await onpar.effects(ours.subject)).toEqual([first.id, id]);
    expect(await onpar.effects(theirs.subject)).toEqual([]);
    expect(await onpar.arrival(id, THIEF)).toMatchObject({ state: 'parked' });
  });

  it('has a leaf of its own at the audit, and its receipt promises that one', async () => {
    const audit = exchange.house('audit');
    const id = createMessageId(Date.now());
    const said = [THIEF, OWNER].map((party) => seal(party, { ...viewed(), id }));
    await audit.inbox.process(jobOf(THIEF, ...said));
    const leaves = await Promise.all(
      ([THIEF, OWNER] as const).map(
        async (party) => (await answersOf(audit, exchange.parties[party])).receipts,
      ),
    );
    expect(leaves).toMatchObject(
      said.map((jws, index) => [{ id, digest: audit.codec.digest(jws), leaf: index + 1 }]),
    );
  });
});
