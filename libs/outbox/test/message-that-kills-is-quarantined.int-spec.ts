import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageDraft } from '@enlace/contracts';
import { answersOf } from './answers.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { sealOne } from './parties.js';
import { eventually } from '../../../test/support/eventually.js';

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

const seal = (draft: MessageDraft): string => sealOne(senafront.codec, draft);

/** The handler never comes back, as when its process is gone; `once` it has such a message in hand. */
function dieAt(...drafts: readonly MessageDraft[]): Promise<void> {
  return new Promise((died) => {
    onpar.recorder.trouble = ({ envelope }) => {
      if (!drafts.some((draft) => draft.id === envelope.id)) return;
      died();
      throw new Error('The process is gone.');
    };
  });
}

/**
 * A process that takes a job and dies with it: what it had in hand stays marked, whatever it had not committed is
 * gone. A real kill -9 is in the fault run; here only what it leaves behind matters.
 */
async function killedBy(job: unknown, ...deadly: readonly MessageDraft[]): Promise<void> {
  const { inbox, die } = onpar.createMortalInbox();
  const died = dieAt(...deadly);
  await Promise.all([died, inbox.process(job).catch(() => undefined)]);
  await die();
  onpar.recorder.trouble = () => undefined;
}

describe('a message that kills its process', () => {
  it('is tried a second time, by itself, and quarantined at the third', async () => {
    const deadly = requested();
    const job = jobOf('senafront', seal(deadly));
    await killedBy(job, deadly);
    await killedBy(job, deadly);
    await onpar.createInbox().process(job);
    expect(await onpar.effects()).toEqual([]);
    const { refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(refusals).toMatchObject([{ id: deadly.id, code: 'message-quarantined' }]);
    expect(await onpar.count(`dead_letter WHERE code = 'message-quarantined'`)).toBe(1);
    expect(await onpar.count('inbox_hand')).toBe(0);
    expect(await onpar.count('inbox_suspect')).toBe(0);
  });

  it('takes nobody along: what was in the same hand is applied, each message by itself', async () => {
    const drafts = course(5);
    const [deadly] = drafts;
    if (!deadly) throw new Error('The course is too short.');
    const job = jobOf('senafront', ...drafts.map(seal));
    await killedBy(job, deadly);
    await killedBy(job, deadly);
    await onpar.createInbox().process(job);
    expect((await onpar.effects()).toSorted()).toEqual(
      drafts
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    );
    const { refusals } = await answersOf(onpar, exchange.parties.senafront);
    expect(refusals.map(({ id }) => id)).toEqual([deadly.id]);
  });

  it('blocks nothing that follows it', async () => {
    const subject = requested().subject ?? '';
    const [deadly, next] = course(2, { subject });
    if (!deadly || !next) throw new Error('The course is too short.');
    const job = jobOf('senafront', seal(deadly));
    await killedBy(job, deadly);
    await killedBy(job, deadly);
    await onpar.inbox.process(job);
    await onpar.inbox.process(jobOf('senafront', seal(next)));
    expect(await onpar.effects()).toEqual([next.id]);
  });

  it('is applied after all when it killed but once', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    await killedBy(job, draft);
    await onpar.createInbox().process(job);
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await onpar.count('inbox_hand')).toBe(0);
    expect(await onpar.count('inbox_suspect')).toBe(0);
  });
});

describe('a message that was in hand when another killed the process', () => {
  it('is tried with nothing else in hand, so that it can be blamed for no death but its own', async () => {
    const [deadly, innocent, other] = [requested(), requested(), requested()];
    await killedBy(jobOf('senafront', seal(deadly), seal(innocent)), deadly);
    let beside = 0;
    let inHand = 0;
    onpar.recorder.trouble = async ({ envelope }) => {
      inHand += 1;
      await onpar.database.query('SELECT pg_sleep(0.05)');
      if (envelope.id === innocent.id) beside = inHand - 1;
      inHand -= 1;
    };
    const inbox = onpar.createInbox();
    await Promise.all([
      inbox.process(jobOf('senafront', seal(innocent))),
      inbox.process(jobOf('senafront', seal(other))),
    ]);
    expect(beside).toBe(0);
    expect((await onpar.effects()).toSorted()).toEqual([innocent.id, other.id].toSorted());
  });
});

describe('a hand of another process', () => {
  it('that lives is no death: two may have copies of one message in hand at once', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    const { inbox: busy } = onpar.createMortalInbox();
    for (let time = 0; time < 3; time += 1) {
      await Promise.all([dieAt(draft), busy.process(job).catch(() => undefined)]);
      onpar.recorder.trouble = () => undefined;
    }
    expect(await onpar.count('inbox_hand')).toBe(3);
    await onpar.createInbox().process(job);
    expect(await onpar.count('inbox_suspect')).toBe(0);
    expect(await onpar.effects()).toEqual([draft.id]);
  });

  it('whose connection was cut counts for nothing while it lives on', async () => {
    const [draft, next] = [requested(), requested()];
    const job = jobOf('senafront', seal(draft));
    const { inbox: cutOff } = onpar.createMortalInbox();
    await Promise.all([dieAt(draft), cutOff.process(job).catch(() => undefined)]);
    onpar.recorder.trouble = () => undefined;
    await onpar.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
        WHERE locktype = 'advisory' AND datname = current_database()`,
    );
    await eventually(async () => {
      await cutOff.process(jobOf('senafront', seal(next))).catch(() => undefined);
      return (await onpar.effects()).includes(next.id);
    });
    await cutOff.process(job).catch(() => undefined);
    expect(await onpar.count('inbox_suspect')).toBe(0);
    expect(await onpar.effects()).toEqual([next.id, draft.id]);
  });

  it('that died held it once, in however many hands: a copy that came again is no second death', async () => {
    const [deadly, innocent] = [requested(), requested()];
    const { inbox, die } = onpar.createMortalInbox();
    const job = jobOf('senafront', seal(deadly), seal(innocent));
    for (let time = 0; time < 3; time += 1) {
      await Promise.all([dieAt(deadly), inbox.process(job).catch(() => undefined)]);
      onpar.recorder.trouble = () => undefined;
    }
    await onpar.database.query('TRUNCATE inbox_message, inbox_sequence, effect');
    await die();
    const heir = onpar.createInbox();
    await heir.process(jobOf('senafront', seal(deadly)));
    await heir.process(jobOf('senafront', seal(innocent)));
    expect(await onpar.count(`dead_letter WHERE code = 'message-quarantined'`)).toBe(0);
    expect((await onpar.effects()).toSorted()).toEqual([deadly.id, innocent.id].toSorted());
  });
});

describe('an error is no death', () => {
  it('however often a message fails while its process lives', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    onpar.recorder.trouble = () => {
      throw new TypeError('A fault of the handler.');
    };
    for (let time = 0; time < 5; time += 1) await expect(onpar.inbox.process(job)).rejects.toThrow(TypeError);
    onpar.recorder.trouble = () => undefined;
    await onpar.inbox.process(job);
    expect(await onpar.effects()).toEqual([draft.id]);
  });

  it('and a mark that could not be taken back is no death of the process that left it', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    const { inbox } = onpar.createMortalInbox();
    onpar.recorder.trouble = () => {
      throw new TypeError('A fault of the handler.');
    };
    for (let time = 0; time < 3; time += 1) await expect(inbox.process(job)).rejects.toThrow(TypeError);
    expect(await onpar.count('inbox_suspect')).toBe(0);
  });
});

describe('what is in hand when a process dies', () => {
  it('is no more than four full bundles, however many jobs its worker takes', async () => {
    const jobs = Array.from({ length: 6 }, () => {
      const sealed = senafront.codec.seal(Array.from({ length: 400 }, () => requested()));
      return jobOf('senafront', ...sealed.map(({ jws }) => jws));
    });
    const inHand = () => onpar.count('inbox_hand, unnest(digests)');
    const holder = onpar.database.createQueryRunner();
    await holder.startTransaction();
    await holder.query('LOCK TABLE effect');
    const done = jobs.map((job) => onpar.inbox.process(job));
    await eventually(async () => (await inHand()) >= 1_600);
    expect(await inHand()).toBe(1_600);
    await holder.commitTransaction();
    await holder.release();
    await Promise.all(done);
    expect(await onpar.count('effect')).toBe(2_400);
    expect(await inHand()).toBe(0);
  });
});
