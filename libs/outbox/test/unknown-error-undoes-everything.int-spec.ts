import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import { OutboxWriter } from '@enlace/outbox';
import { receiptedBy } from './answers.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { sealOne } from './parties.js';

type Draft = ReturnType<typeof requested>;

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

const seal = (draft: Draft): string => sealOne(senafront.codec, draft);
const mended = (): void => {
  onpar.recorder.trouble = () => undefined;
};
/** Makes the handler fail at these messages, after it has written their effect. */
function failAt(error: Error, ...drafts: readonly (Draft | undefined)[]): void {
  const ids = new Set(drafts.map((draft) => draft?.id));
  onpar.recorder.trouble = ({ envelope }) => {
    if (ids.has(envelope.id)) throw error;
  };
}
const RETRY = { baseSeconds: 60, capSeconds: 60 };

const rowsOf = async (house: House): Promise<Record<string, number>> =>
  Object.fromEntries(
    await Promise.all(Object.keys(NOTHING).map(async (table) => [table, await house.count(table)] as const)),
  );
const NOTHING = {
  effect: 0,
  inbox_message: 0,
  inbox_sequence: 0,
  inbox_hand: 0,
  inbox_suspect: 0,
  outbox_message: 0,
  outbox_delivery: 0,
  dead_letter: 0,
};

describe.each([
  { what: 'an error of no kind we know', error: new TypeError('Cannot read properties of undefined') },
  { what: 'an error that may pass', error: new EnlaceError('unavailable', 'Another house is away.') },
])('$what in a handler', ({ error }) => {
  it('leaves no trace of the message, and the job is rejected with it', async () => {
    const draft = requested();
    failAt(error, draft);
    await expect(onpar.inbox.process(jobOf('senafront', seal(draft)))).rejects.toBe(error);
    expect(await rowsOf(onpar)).toEqual(NOTHING);
  });

  it('lets a later try work', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    failAt(error, draft);
    await expect(onpar.inbox.process(job)).rejects.toBe(error);
    await expect(onpar.inbox.process(job)).rejects.toBe(error);
    mended();
    await onpar.inbox.process(job);
    expect(await onpar.effects()).toEqual([draft.id]);
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual([draft.id]);
  });

  it('keeps the other messages of the job from nothing, and the later try adds the one alone', async () => {
    const drafts = Array.from({ length: 5 }, () => requested());
    const ids = drafts.map((draft) => draft.id);
    const job = jobOf('senafront', ...drafts.map(seal));
    failAt(error, drafts[2]);
    await expect(onpar.inbox.process(job)).rejects.toBe(error);
    const others = ids.filter((id) => id !== drafts[2]?.id);
    expect((await onpar.effects()).toSorted()).toEqual(others.toSorted());
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual(others.toSorted());
    mended();
    await onpar.inbox.process(job);
    expect(await onpar.effects()).toHaveLength(5);
    expect(await receiptedBy(onpar, exchange.parties.senafront)).toEqual(ids.toSorted());
  });

  it('has what comes behind in the course wait, and nothing is applied out of order', async () => {
    const drafts = course(3);
    const ids = drafts.map((draft) => draft.id);
    const job = jobOf('senafront', ...drafts.map(seal));
    failAt(error, drafts[1]);
    await expect(onpar.inbox.process(job)).rejects.toBe(error);
    expect(await onpar.effects()).toEqual([ids[0]]);
    expect(await onpar.arrival(String(ids[2]))).toMatchObject({ state: 'parked' });
    mended();
    await onpar.inbox.process(job);
    expect(await onpar.effects()).toEqual(ids);
  });

  it('at a message that was parked leaves it parked, and both are applied later', async () => {
    const [first, second] = course(2);
    if (!first || !second) throw new Error('The course is too short.');
    failAt(error, second);
    await onpar.inbox.process(jobOf('senafront', seal(second)));
    const job = jobOf('senafront', seal(first));
    await expect(onpar.inbox.process(job)).rejects.toBe(error);
    expect(await onpar.effects()).toEqual([]);
    expect(await onpar.arrival(second.id)).toMatchObject({ state: 'parked' });
    mended();
    await onpar.inbox.process(job);
    expect(await onpar.effects()).toEqual([first.id, second.id]);
  });

  it('does not hide the refusal of another message in the job', async () => {
    const [stumbling, refused] = [requested(), requested()];
    onpar.recorder.trouble = ({ envelope }) => {
      if (envelope.id === stumbling.id) throw error;
      throw new EnlaceError('transition-not-allowed', 'The case is closed.');
    };
    const job = jobOf('senafront', seal(stumbling), seal(refused));
    await expect(onpar.inbox.process(job)).rejects.toBe(error);
    expect(await onpar.arrival(stumbling.id)).toBeUndefined();
    expect(await onpar.arrival(refused.id)).toMatchObject({ state: 'refused' });
  });
});

describe('an answer that cannot be sealed', () => {
  it('undoes the effect with it, so that nothing is ever applied and not receipted', async () => {
    const draft = requested();
    const job = jobOf('senafront', seal(draft));
    const fail = (): never => {
      throw new EnlaceError('receiver-not-connected', 'The directory has no key of the sender.');
    };
    const failing = onpar.createInbox(
      onpar.codec,
      new OutboxWriter({ ...onpar.codec, seal: fail }, onpar.departures, RETRY),
    );
    await expect(failing.process(job)).rejects.toMatchObject({ code: 'receiver-not-connected' });
    expect(await rowsOf(onpar)).toEqual(NOTHING);
    await onpar.inbox.process(job);
    expect(await onpar.effects()).toEqual([draft.id]);
  });
});

describe('an error while bytes are read that is no refusal', () => {
  it('rejects the job before anything is written', async () => {
    const inbox = onpar.createInbox({
      ...onpar.codec,
      verify: () => {
        throw new RangeError('A fault of the codec.');
      },
    });
    await expect(inbox.process(jobOf('senafront', seal(requested())))).rejects.toThrow(RangeError);
    expect(await rowsOf(onpar)).toEqual(NOTHING);
  });

  it('while a body is opened rejects the job and refuses nothing', async () => {
    const inbox = onpar.createInbox({
      ...onpar.codec,
      open: () => {
        throw new RangeError('A fault of the codec.');
      },
    });
    await expect(inbox.process(jobOf('senafront', seal(requested())))).rejects.toThrow(RangeError);
    expect(await rowsOf(onpar)).toEqual(NOTHING);
  });
});
