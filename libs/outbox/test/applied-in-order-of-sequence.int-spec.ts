import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError, createCaseCode } from '@enlace/contracts';
import fc from 'fast-check';
import { eventually } from '../../../test/support/eventually.js';
import { answersOf, receiptedBy } from './answers.js';
import { course, received, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { sealOne } from './parties.js';

type Draft = ReturnType<typeof requested>;

let exchange: Exchange;
let senafront: House;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit'], ['snm']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const seal = (draft: Draft): string => sealOne(senafront.codec, draft);
const take = (...drafts: readonly (Draft | undefined)[]): Promise<void> =>
  onpar.inbox.process(jobOf('senafront', ...drafts.flatMap((draft) => (draft ? [seal(draft)] : []))));
const idsOf = (drafts: readonly Draft[]): string[] => drafts.map((draft) => draft.id);

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((item, index) => permutations(list.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('the messages of a case', () => {
  it('are applied in order whatever the order of their jobs', async () => {
    for (const order of permutations([0, 1, 2, 3])) {
      const drafts = course(4);
      for (const index of order) await take(drafts[index]);
      expect(await onpar.effects(drafts[0]?.subject)).toEqual(idsOf(drafts));
    }
    expect(await onpar.count(`inbox_message WHERE state <> 'applied'`)).toBe(0);
  });

  it('are applied in order whatever their order in one job', async () => {
    for (const order of permutations([0, 1, 2, 3])) {
      const drafts = course(4);
      await take(...order.map((index) => drafts[index]));
      expect(await onpar.effects(drafts[0]?.subject)).toEqual(idsOf(drafts));
    }
  });

  it('are applied in order when shuffled, cut into jobs and taken by several processors at once', async () => {
    const shuffle = fc.shuffledSubarray(
      Array.from({ length: 12 }, (_, index) => index),
      { minLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(shuffle, fc.integer({ min: 1, max: 5 }), async (order, size) => {
        const drafts = course(12);
        const jobs: (Draft | undefined)[][] = [];
        for (let start = 0; start < order.length; start += size) {
          jobs.push(order.slice(start, start + size).map((index) => drafts[index]));
        }
        await Promise.all(jobs.map((job) => take(...job)));
        expect(await onpar.effects(drafts[0]?.subject)).toEqual(idsOf(drafts));
      }),
      { numRuns: 15 },
    );
    expect(onpar.work.rollbacks).toEqual([]);
  });

  it('wait for a gap to close, and are receipted meanwhile', async () => {
    const [one, two, three] = course(3);
    if (!one || !two || !three) throw new Error('The course is too short.');
    await take(three);
    await take(two);
    expect(await onpar.effects()).toEqual([]);
    expect(await onpar.arrival(three.id)).toMatchObject({ state: 'parked', answerId: expect.any(String) });
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual([two.id, three.id].toSorted());
    await take(one);
    expect(await onpar.effects()).toEqual([one.id, two.id, three.id]);
    expect(await onpar.arrival(three.id)).toMatchObject({ state: 'applied' });
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual(idsOf([one, two, three]).toSorted());
  });

  it('apply as far as the first gap', async () => {
    const [one, two, three, , five] = course(5);
    await take(five, two, three, one);
    expect(await onpar.effects()).toEqual([one?.id, two?.id, three?.id]);
    expect(await onpar.count(`inbox_message WHERE state = 'parked'`)).toBe(1);
  });

  it('are not counted twice when a parked one comes again', async () => {
    const drafts = course(2);
    const [first, second] = drafts.map(seal);
    if (!first || !second) throw new Error('The course is too short.');
    for (const jws of [second, second, first, second, first]) {
      await onpar.inbox.process(jobOf('senafront', jws));
    }
    expect(await onpar.effects()).toEqual(idsOf(drafts));
  });

  it('keep their order over a long course that comes backwards', async () => {
    const drafts = course(60);
    for (const draft of drafts.toReversed()) await take(draft);
    expect(await onpar.effects()).toEqual(idsOf(drafts));
  });

  it('are applied although the key that signed them was revoked while they were parked', async () => {
    const [one, two] = course(2);
    if (!one || !two) throw new Error('The course is too short.');
    await take(two);
    const parked = await onpar.database.query<{ body: string }[]>('SELECT body FROM inbox_message');
    const inbox = onpar.createInbox({
      ...onpar.codec,
      verify: (jws) => {
        if (jws === parked[0]?.body) throw new EnlaceError('key-unknown', 'The key was revoked.');
        return onpar.codec.verify(jws);
      },
    });
    await inbox.process(jobOf('senafront', seal(one)));
    expect(await onpar.effects()).toEqual([one.id, two.id]);
  });
});

describe('the order of one case', () => {
  it('says nothing of another case', async () => {
    const [, early] = course(2);
    const other = course(2);
    await take(early, ...other);
    expect(await onpar.effects()).toEqual(idsOf(other));
  });

  it('says nothing of what another sender tells of the same case', async () => {
    const subject = createCaseCode();
    const [ours] = course(1, { subject });
    const theirs = received({ subject, sequence: 1 });
    const early = received({ subject, sequence: 3 });
    const { codec } = exchange.parties.snm;
    await onpar.inbox.process(jobOf('snm', sealOne(codec, early), sealOne(codec, theirs)));
    await take(ours);
    expect(await onpar.effects(subject)).toEqual([theirs.id, ours?.id]);
  });

  it('does not bind what has no sequence', async () => {
    const { sequence: _, ...free } = requested();
    const { sequence: __, ...second } = requested({ subject: String(free.subject) });
    await take(second, free);
    expect(new Set(await onpar.effects())).toEqual(new Set([free.id, second.id]));
  });

  it('does not bind the audit, which logs what comes when it comes', async () => {
    const [one, two, three] = course(3);
    if (!one || !two || !three) throw new Error('The course is too short.');
    const audit = exchange.house('audit');
    for (const draft of [three, one, two]) await audit.inbox.process(jobOf('senafront', seal(draft)));
    expect(await audit.effects()).toEqual([three.id, one.id, two.id]);
    expect(await audit.count('inbox_sequence')).toBe(0);
  });
});

describe('a sequence that two messages claim', () => {
  it('belongs to the first; the second is refused when both come at once', async () => {
    const subject = createCaseCode();
    const [first, second] = [requested({ subject }), requested({ subject })];
    const next = requested({ subject, sequence: 2 });
    await take(first, second, next);
    expect(await onpar.effects()).toEqual([first.id, next.id]);
    const { refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(refusals).toMatchObject([{ id: second.id, code: 'event-out-of-place' }]);
  });

  it('belongs to one of two that were parked, and the other is refused in its turn', async () => {
    const subject = createCaseCode();
    const rivals = [requested({ subject, sequence: 2 }), requested({ subject, sequence: 2 })];
    const [first, last] = [requested({ subject }), requested({ subject, sequence: 3 })];
    for (const draft of [...rivals, last, first]) await take(draft);
    const effects = await onpar.effects();
    expect(effects).toHaveLength(3);
    expect([effects[0], effects[2]]).toEqual([first.id, last.id]);
    const { refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(refusals).toHaveLength(1);
    expect(new Set([effects[1], refusals[0]?.id])).toEqual(new Set(idsOf(rivals)));
  });
});

describe('an exchange whose broker turns the order round', () => {
  it('applies every case in order', async () => {
    const cases = Array.from({ length: 4 }, () => course(6));
    exchange.wire.hold();
    const patient = { retry: { baseSeconds: 60, capSeconds: 60 }, batch: 1 };
    for (const draft of cases.flat()) await senafront.work.run((tx) => senafront.outbox.post([draft], tx));
    senafront.startRelay(exchange.wire, patient);
    const everything = cases.flat().length * 2;
    await eventually(() => exchange.wire.heldJobs.length === everything);
    exchange.startRelays(patient);
    exchange.wire.release((jobs) => jobs.toReversed());
    await exchange.rest();
    for (const drafts of cases) expect(await onpar.effects(drafts[0]?.subject)).toEqual(idsOf(drafts));
    expect(exchange.wire.failures).toEqual([]);
  });
});
