import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError, ReplayRequest, type ReplayPlan, type ReplayView } from '@enlace/contracts';
import { FAILURES_MOST, ReplayRunner, listReplays, moveReplay, planReplay } from '@enlace/outbox';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange, deliver, drop } from './loopback.js';
import { createForger, forgeSignature, sealOne } from './parties.js';

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

const OPERATOR = { actor: 'operator.onpar', role: 'operator' };

function plan(house: House, request: object): Promise<ReplayPlan> {
  const wanted = ReplayRequest.parse({
    why: 'the fault is mended',
    dryRun: false,
    perSecond: 100,
    ...request,
  });
  return house.database.transaction((tx) => planReplay(wanted, OPERATOR, 6, tx));
}

const runnerOf = (house: House): ReplayRunner => new ReplayRunner(house.database, house.inbox);

/** One second's work, as if the second had passed. */
async function second(house: House, runner = runnerOf(house)): Promise<void> {
  await house.database.query('UPDATE replay SET next_at = now()');
  await runner.run();
}

async function latest(house: House): Promise<ReplayView | undefined> {
  return (await listReplays(house.database.manager))[0];
}

/** A handler that does not take messages until it is mended. */
function refuseAll(house: House): void {
  house.recorder.trouble = () => {
    throw new EnlaceError('data-invalid', 'This agency has no such office.');
  };
}

const mend = (house: House): void => void (house.recorder.trouble = () => undefined);

/** Messages that ONPAR refused, and of which SENAFRONT knows that. */
async function refused(drafts: ReturnType<typeof requested>[]): Promise<void> {
  refuseAll(onpar);
  exchange.startRelays();
  for (const draft of drafts) await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
  await eventually(async () => {
    for (const { id } of drafts) expect((await senafront.delivery(id, 'onpar')).state).toBe('refused');
  });
  await exchange.rest();
  mend(onpar);
}

const letters = { what: 'dead-letters', filter: {} };
const copies = { what: 'copies', filter: { state: 'refused' } };

describe('a dead letter', () => {
  it('that is refused again stays, and says why', async () => {
    const stranger = await createForger('senafront', Object.values(exchange.parties));
    const jws = sealOne(stranger.codec, requested());
    await onpar.inbox.process(jobOf('senafront', jws));
    await plan(onpar, letters);
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ state: 'done', done: 0, failed: 1 });
    expect(await onpar.count('dead_letter WHERE resolved_at IS NULL')).toBe(1);
    expect(await onpar.deadLetter(onpar.codec.digest(jws))).toMatchObject({ code: 'key-unknown', seen: 2 });
    expect(await onpar.effects()).toEqual([]);
  });

  it('that is refused for another reason now is told to its sender anew', async () => {
    const draft = requested();
    await refused([draft]);
    onpar.recorder.trouble = () => {
      throw new EnlaceError('event-out-of-place', 'The case code is taken.');
    };
    await plan(onpar, letters);
    await second(onpar);
    await eventually(async () =>
      expect((await senafront.delivery(draft.id, 'onpar')).refusal).toBe('event-out-of-place'),
    );
    expect(await onpar.arrival(draft.id)).toMatchObject({ state: 'refused' });
  });

  it('that is refused for the same reason goes on being answered', async () => {
    const draft = requested();
    await refused([draft]);
    const before = await onpar.arrival(draft.id);
    refuseAll(onpar);
    await plan(onpar, letters);
    await second(onpar);
    expect(await onpar.arrival(draft.id)).toEqual(before);
    expect(before?.answerId).not.toBeNull();
  });

  it('is applied once when the fault is mended, and its sender has a receipt in place of the refusal', async () => {
    const draft = requested();
    await refused([draft]);
    await plan(onpar, letters);
    await second(onpar);
    await second(onpar);
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await latest(onpar)).toMatchObject({ state: 'done', total: 1, done: 1, failed: 0 });
    expect(await onpar.count('dead_letter WHERE resolved_at IS NOT NULL')).toBe(1);
    await eventually(async () =>
      expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'done', refusal: null }),
    );
    expect(await onpar.arrival(draft.id)).toMatchObject({ state: 'applied' });
  });

  it('is applied although its successors were, and they stay applied', async () => {
    const drafts = course(3);
    const [first, ...others] = drafts;
    refuseAll(onpar);
    await onpar.inbox.process(jobOf('senafront', sealOne(senafront.codec, first ?? requested())));
    mend(onpar);
    for (const draft of others)
      await onpar.inbox.process(jobOf('senafront', sealOne(senafront.codec, draft)));
    await plan(onpar, letters);
    await second(onpar);
    expect(await onpar.effects()).toEqual([others[0]?.id, others[1]?.id, first?.id]);
    expect(await onpar.count('inbox_sequence WHERE next = 4')).toBe(1);
  });

  it('whose key is pinned since is applied, and with it what waited for it', async () => {
    const drafts = course(2);
    const [first = '', second_ = ''] = senafront.codec.seal(drafts).map(({ jws }) => jws);
    const blind = onpar.createInbox((await createForger('onpar', [])).codec);
    await blind.process(jobOf('senafront', first));
    await onpar.inbox.process(jobOf('senafront', second_));
    expect(await onpar.count(`dead_letter WHERE code = 'key-unknown'`)).toBe(1);
    await plan(onpar, letters);
    await second(onpar);
    expect(await onpar.effects()).toEqual(drafts.map(({ id }) => id));
  });

  it('that was quarantined can be released, and if it kills again is not begun again', async () => {
    const draft = requested();
    const jws = sealOne(senafront.codec, draft);
    await onpar.database.query('INSERT INTO inbox_suspect (digest, holder) VALUES ($1, 1), ($1, 2)', [
      onpar.codec.digest(jws),
    ]);
    await onpar.inbox.process(jobOf('senafront', jws));
    expect(await onpar.deadLetter(onpar.codec.digest(jws))).toMatchObject({ code: 'message-quarantined' });
    await plan(onpar, letters);
    // What a process leaves behind that died with the message in hand.
    await onpar.database.query(`UPDATE replay_item SET state = 'begun'`);
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ state: 'done', failed: 1 });
    expect(await onpar.effects()).toEqual([]);

    await plan(onpar, letters);
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ state: 'done', done: 1 });
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await onpar.count('inbox_suspect')).toBe(0);
  });

  it('of bytes that were too many to keep is refused again', async () => {
    const text = 'A'.repeat(600 * 1024);
    await onpar.inbox.process(jobOf('senafront', text));
    await plan(onpar, letters);
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ failed: 1, done: 0 });
    expect(await onpar.count('dead_letter')).toBe(1);
  });
});

describe('a refused copy', () => {
  it('goes again byte for byte and is refused again where nothing was mended', async () => {
    const draft = requested();
    await refused([draft]);
    const first = exchange.wire.sentTo('onpar', 'referral.requested.v1');
    await plan(senafront, copies);
    await second(senafront);
    await eventually(async () => {
      await second(senafront);
      expect(await latest(senafront)).toMatchObject({ state: 'done', failed: 1 });
    });
    const sent = exchange.wire.sentTo('onpar', 'referral.requested.v1');
    expect(sent.length).toBeGreaterThan(first.length);
    expect(new Set(sent)).toEqual(new Set(first));
    expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ state: 'refused' });
  });

  it('is delivered when its receiver has pinned the key, and the dead letter there counts as resolved', async () => {
    const draft = requested();
    const blind = onpar.createInbox((await createForger('onpar', [])).codec);
    const [sealed] = await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    await blind.process(jobOf('senafront', sealed?.jws ?? ''));
    exchange.wire.fate = (job) =>
      job.name === 'referral.requested.v1' && job.queue === 'onpar' ? [] : [job];
    exchange.startRelays();
    await eventually(async () =>
      expect(await senafront.delivery(draft.id, 'onpar')).toMatchObject({ refusal: 'key-unknown' }),
    );
    await exchange.rest();
    exchange.wire.fate = deliver;
    await plan(senafront, copies);
    await second(senafront);
    await eventually(async () => {
      await second(senafront);
      expect(await latest(senafront)).toMatchObject({ state: 'done', done: 1 });
    });
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await plan(onpar, { ...letters, dryRun: true })).toMatchObject({ total: 0 });
  });
});

describe('a replay', () => {
  it('that is only rehearsed stores and sends nothing', async () => {
    await refused(course(2).map((draft) => ({ ...draft })));
    const sent = exchange.wire.sent.length;
    expect(await plan(senafront, { ...copies, dryRun: true })).toMatchObject({ total: 2, replay: null });
    await second(senafront);
    expect(await senafront.count('replay')).toBe(0);
    expect(await senafront.count('replay_item')).toBe(0);
    expect(exchange.wire.sent).toHaveLength(sent);
  });

  it('of nothing is refused', async () => {
    await expect(plan(onpar, letters)).rejects.toMatchObject({ code: 'not-found' });
  });

  const rubbish = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1)
      await onpar.inbox.process(jobOf('senafront', forgeSignature(sealOne(senafront.codec, requested()))));
  };

  it('stops by itself when one after the other fails again, and lets the rest alone', async () => {
    await rubbish(FAILURES_MOST + 3);
    await plan(onpar, letters);
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({
      state: 'stopped',
      failed: FAILURES_MOST,
      left: 3,
      waiting: 0,
    });
  });

  it('takes no more than it may in a second, and what is planned and nothing that came later', async () => {
    await refused(Array.from({ length: 3 }, () => requested()));
    await plan(onpar, { ...letters, perSecond: 2, limit: 3 });
    await rubbish(1);
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ state: 'running', total: 3, done: 2, waiting: 1 });
    await runnerOf(onpar).run();
    expect(await latest(onpar)).toMatchObject({ done: 2, waiting: 1 });
    // Another process of the party goes on where this one left.
    await second(onpar, runnerOf(onpar));
    expect(await latest(onpar)).toMatchObject({ state: 'done', total: 3, done: 3, failed: 0 });
  });

  it('has an item to itself: a second one gets what the first did not take', async () => {
    await refused(Array.from({ length: 3 }, () => requested()));
    const plans = await Promise.allSettled([plan(onpar, { ...letters, limit: 2 }), plan(onpar, letters)]);
    const totals = plans.map((one) => (one.status === 'fulfilled' ? one.value.total : 0));
    const taken = await onpar.count('replay_item');
    expect(totals.reduce((sum, total) => sum + total)).toBe(taken);
    if (taken === 2) await plan(onpar, letters);
    expect(await onpar.count('replay_item')).toBe(3);
    await expect(plan(onpar, letters)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is carried out once by two processes that look at once', async () => {
    const drafts = Array.from({ length: 4 }, () => requested());
    await refused(drafts);
    await plan(onpar, letters);
    await Promise.all([runnerOf(onpar).run(), runnerOf(onpar).run()]);
    expect((await onpar.effects()).toSorted()).toEqual(drafts.map(({ id }) => id).toSorted());
  });

  it('does nothing while it is paused, goes on when it is resumed, and not after it was stopped', async () => {
    await refused(Array.from({ length: 3 }, () => requested()));
    const { replay } = await plan(onpar, { ...letters, perSecond: 1 });
    const move = (how: 'pause' | 'resume' | 'stop'): Promise<ReplayView> =>
      onpar.database.transaction((tx) => moveReplay(replay?.id ?? '', how, tx));
    await move('pause');
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ state: 'paused', waiting: 3, done: 0 });
    await expect(move('pause')).rejects.toMatchObject({ code: 'transition-not-allowed' });
    await move('resume');
    await second(onpar);
    expect(await latest(onpar)).toMatchObject({ state: 'running', waiting: 2, done: 1 });
    expect(await move('stop')).toMatchObject({ state: 'stopped', left: 2, done: 1 });
    await second(onpar);
    expect(await onpar.effects()).toHaveLength(1);
    for (const how of ['pause', 'resume', 'stop'] as const)
      await expect(move(how)).rejects.toMatchObject({ code: 'transition-not-allowed' });
    expect((await plan(onpar, { ...letters, dryRun: true })).total).toBe(2);
  });

  it('sends no more than a few to a receiver that answers nothing', async () => {
    const drafts = Array.from({ length: 60 }, () => requested());
    await senafront.work.run((tx) => senafront.patient.post(drafts, tx));
    await senafront.database.query(`UPDATE outbox_delivery SET attempts = 9 WHERE destination = 'onpar'`);
    exchange.wire.fate = drop;
    await plan(senafront, { what: 'copies', filter: { state: 'overdue', destination: 'onpar' } });
    for (let n = 0; n < 3; n += 1) await second(senafront);
    expect(await latest(senafront)).toMatchObject({ state: 'running', total: 60, begun: 50, waiting: 10 });
    expect(await senafront.count('outbox_delivery WHERE due_at <= now()')).toBe(50);
  });
});
