import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { FailRequest } from '@enlace/contracts';
import type { OfferedCommand } from '../src/commands/referral.service.js';
import { House, type PostedMessage } from './agency.house.js';
import { NAME, flagOf } from './flags.js';
import { codeOnly, requested } from './messages.js';
import { createParties } from './parties.js';
import { caseWorker, focalPoint, head, officer, principal } from './principals.js';
import { refusalOf } from './refusal.js';

let onpar: House;
let senafront: House;
let caseCode: string;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  onpar = await House.open(parties, 'onpar', ['meteti', 'chiriqui']);
  senafront = await House.open(parties, 'senafront');
});

beforeEach(async () => {
  await Promise.all([onpar.clear(), senafront.clear()]);
  const message = requested();
  caseCode = message.envelope.subject ?? '';
  await onpar.apply(onpar.requested, message);
});

afterAll(() => Promise.all([onpar.close(), senafront.close()]));

const move = (command: OfferedCommand, grounds = {}, caller = focalPoint) =>
  onpar.referrals.move(caller, caseCode, command, grounds);

/** Messages to the other side and records for the audit, without the readings that go with every answer. */
async function told(): Promise<PostedMessage[]> {
  return (await onpar.posted()).filter(({ type }) => type !== 'record.viewed.v1');
}

async function advance(...commands: readonly OfferedCommand[]): Promise<void> {
  for (const command of commands) await move(command);
}

describe('a receiver', () => {
  it('takes a referral from its arrival to its end, and the sender is told each step', async () => {
    const course = [
      ['acknowledge', 'received', 'referral.received.v1'],
      ['accept', 'accepted', 'referral.accepted.v1'],
      ['start', 'in-progress', 'referral.started.v1'],
      ['complete', 'completed', 'referral.closed.v1'],
    ] as const;
    for (const [command, status] of course) expect((await move(command)).status).toBe(status);
    const toSender = (await told()).filter(({ recipient }) => recipient === 'senafront');
    expect(toSender.map(({ type }) => type)).toEqual(course.map(([, , type]) => type));
    expect(toSender.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  });

  it('sends each step to the sender and to the audit', async () => {
    await move('acknowledge');
    const [message] = await told();
    expect(message?.destinations).toEqual(['audit', 'senafront']);
    expect(message?.subject).toBe(caseCode);
  });

  it('says in a step nothing but the code, the time and a reason the officer can act on', async () => {
    await advance('acknowledge');
    await move('return', { reason: 'insufficient-data' });
    const opened = (await told()).map((message) => onpar.open(message).data);
    expect(opened).toEqual([
      { caseCode, at: expect.any(String) },
      { caseCode, at: expect.any(String), reason: 'insufficient-data' },
    ]);
  });

  it('is named in its own timeline', async () => {
    await move('acknowledge', {}, caseWorker);
    const { entries } = await onpar.reader.timeline(focalPoint, caseCode);
    expect(entries.at(-1)).toMatchObject({
      type: 'referral.received.v1',
      agency: 'onpar',
      actor: caseWorker.actor,
    });
  });

  it('has its opening shown to the minute it happened', async () => {
    const before = Date.now();
    const { delivery } = await move('acknowledge');
    expect(delivery.received).toBe(true);
    expect(Date.parse(delivery.receivedAt ?? '')).toBeGreaterThanOrEqual(before);
  });

  it('cancels at the wish of the person', async () => {
    expect(await move('cancel', { reason: 'person-wishes' })).toMatchObject({ status: 'cancelled' });
    const [message] = await told();
    expect(message && onpar.open(message)).toMatchObject({
      type: 'referral.cancelled.v1',
      data: { reason: 'person-wishes' },
    });
  });
});

describe('a case that had ended', () => {
  it.each([
    ['completed', ['acknowledge', 'accept', 'start', 'complete'] as const],
    ['failed', ['acknowledge', 'fail'] as const],
  ])('is reopened when it was %s, and the sender is told so', async (_, path) => {
    for (const command of path) await move(command, command === 'fail' ? { reason: 'left-country' } : {});
    const before = (await told()).filter(({ recipient }) => recipient === 'senafront').length;
    expect(await move('reopen')).toMatchObject({ status: 'in-progress' });
    const message = (await told()).at(-1);
    expect(message).toMatchObject({
      type: 'referral.reopened.v1',
      recipient: 'senafront',
      destinations: ['audit', 'senafront'],
      sequence: before + 1,
    });
    expect(message && onpar.open(message).data).toEqual({ caseCode, at: expect.any(String) });
    expect(await move('complete')).toMatchObject({ status: 'completed' });
  });

  it('is reopened by its receiver only, and not when it was cancelled', async () => {
    await move('cancel', { reason: 'person-wishes' });
    expect((await refusalOf(() => move('reopen'))).code).toBe('transition-not-allowed');
    expect((await refusalOf(() => move('reopen', {}, officer))).code).toBe('not-allowed');
  });
});

describe('how a case ended', () => {
  const failed = { reason: 'other', note: `${NAME} no volvió` };

  it('is told to the audit alone; the sender hears closed', async () => {
    await advance('acknowledge', 'accept', 'start', 'complete');
    const [toSender, toAudit] = (await told()).slice(-2);
    expect(toSender).toMatchObject({ type: 'referral.closed.v1', recipient: 'senafront' });
    expect(toSender && onpar.open(toSender).data).toEqual({ caseCode, at: expect.any(String) });
    expect(toAudit).toMatchObject({
      type: 'referral.completed.v1',
      recipient: 'audit',
      destinations: ['audit'],
      sequence: null,
    });
  });

  it('of a failure is a reason for the audit, and its text stays here', async () => {
    await advance('acknowledge');
    await move('fail', failed);
    const messages = await told();
    const [toSender, toAudit] = messages.slice(-2);
    expect(toSender && onpar.open(toSender).data).toEqual({ caseCode, at: expect.any(String) });
    expect(toAudit && onpar.open(toAudit).data).toEqual({ at: expect.any(String), reason: 'other' });
    for (const message of messages) expect(JSON.stringify(onpar.open(message))).not.toContain(NAME);
    expect(await onpar.notes(caseCode)).toEqual([failed.note]);
  });

  it.each<FailRequest['reason']>(['client-refused', 'no-capacity', 'left-country', 'cannot-contact-person'])(
    'may be %s',
    async (reason) => {
      await advance('acknowledge');
      expect(await move('fail', { reason })).toMatchObject({ status: 'failed' });
      const { entries } = await onpar.reader.timeline(focalPoint, caseCode);
      expect(entries.at(-1)).toMatchObject({ type: 'referral.failed.v1', reason });
    },
  );
});

describe('a step that cannot be taken', () => {
  it.each(['accept', 'return', 'start', 'complete', 'fail', 'reopen'] as const)(
    'is refused with what can, and changes nothing: %s before anybody opened it',
    async (command) => {
      const refusal = await refusalOf(() => move(command));
      expect(refusal).toMatchObject({ code: 'transition-not-allowed', status: 409 });
      expect(refusal.facts).toEqual({
        referralStatus: 'requested',
        allowed: ['acknowledge', 'cancel', 'withdraw'],
      });
      expect(await onpar.posted()).toEqual([]);
      expect(await onpar.count('referral_timeline')).toBe(1);
    },
  );

  it('is the same step twice', async () => {
    await move('acknowledge');
    expect((await refusalOf(() => move('acknowledge'))).code).toBe('transition-not-allowed');
    expect(await told()).toHaveLength(1);
  });

  it('is one of two that are taken at once: the other comes too late', async () => {
    await move('acknowledge');
    const outcomes = await Promise.allSettled([
      move('accept'),
      move('return', { reason: 'no-capacity' }, caseWorker),
      move('cancel', { reason: 'duplicate' }, head),
      move('accept', {}, caseWorker),
    ]);
    const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const messages = await told();
    // A cancellation may follow an acceptance; every step that was taken was told once, in order.
    expect(taken).toBe(messages.length - 1);
    expect(messages.map(({ sequence }) => sequence)).toEqual(messages.map((_, index) => index + 1));
  });

  it('is any on a case that is not there, or not the caller’s', async () => {
    const stranger = principal('focal-point', 'chiriqui');
    expect((await refusalOf(() => move('acknowledge', {}, stranger))).code).toBe('not-found');
    const absent = () => onpar.referrals.move(focalPoint, '7KQ4-M2XD-H', 'acknowledge');
    expect((await refusalOf(absent)).code).toBe('not-found');
    expect(await onpar.posted()).toEqual([]);
  });
});

describe('reading a person’s data', () => {
  const readings = async () => (await onpar.posted()).filter(({ type }) => type === 'record.viewed.v1');

  it('is told to the audit before the data is handed out: who, in which role, of which case', async () => {
    const view = await onpar.referrals.read(caseWorker, caseCode);
    expect(view.content?.persons[0]?.alias).toBe(NAME);
    const [record] = await readings();
    expect(record).toMatchObject({
      subject: caseCode,
      recipient: 'audit',
      destinations: ['audit'],
      sequence: null,
    });
    expect(record && onpar.open(record).data).toEqual({
      actor: caseWorker.actor,
      role: 'case-worker',
      what: 'referral',
      why: 'attention',
    });
  });

  it('is told of its course as well, with the reason that was given', async () => {
    await onpar.referrals.timeline(caseWorker, caseCode, 'legal-order');
    const [record] = await readings();
    expect(record && onpar.open(record).data).toMatchObject({ what: 'timeline', why: 'legal-order' });
  });

  it('is told each time', async () => {
    await onpar.referrals.read(caseWorker, caseCode);
    await onpar.referrals.read(focalPoint, caseCode);
    expect(await readings()).toHaveLength(2);
  });

  it('is told also when the data comes as the answer to a step', async () => {
    const view = await move('acknowledge');
    expect(view.content).not.toBeNull();
    const [record] = await readings();
    expect(record && onpar.open(record).data).toMatchObject({ actor: focalPoint.actor });
  });

  it('is not told when there is nothing of a person: a code, a list, a timeline', async () => {
    const message = codeOnly();
    await onpar.apply(onpar.requested, message);
    await onpar.referrals.read(focalPoint, message.envelope.subject ?? '');
    const page = await onpar.reader.list(focalPoint, { direction: 'received', limit: 10 });
    const timeline = await onpar.reader.timeline(focalPoint, caseCode);
    expect(JSON.stringify([page, timeline])).not.toContain(NAME);
    expect(await readings()).toEqual([]);
  });

  it('is not told when it was refused', async () => {
    await refusalOf(() => onpar.referrals.read(principal('focal-point', 'chiriqui'), caseCode));
    expect(await onpar.posted()).toEqual([]);
  });
});

describe('a sender', () => {
  it('cancels what it sent, under the next sequence', async () => {
    const { referrals } = await senafront.flags.create(officer, flagOf(), 'key-of-the-test');
    const sent = referrals[0]?.caseCode ?? '';
    expect(
      await senafront.referrals.move(officer, sent, 'cancel', { reason: 'sent-in-error' }),
    ).toMatchObject({
      status: 'cancelled',
      content: null,
    });
    const cancellation = (await senafront.posted()).at(-1);
    expect(cancellation).toMatchObject({ recipient: 'onpar', sequence: 2, destinations: ['audit', 'onpar'] });
  });

  it('reads what it sent without a word of the person, and so without a record', async () => {
    const { referrals } = await senafront.flags.create(officer, flagOf(), 'key-of-the-test');
    const view = await senafront.referrals.read(officer, referrals[0]?.caseCode ?? '');
    expect(JSON.stringify(view)).not.toContain(NAME);
    expect((await senafront.posted()).map(({ type }) => type)).toEqual(['referral.requested.v1']);
  });

  it('may do nothing else to it', async () => {
    const { referrals } = await senafront.flags.create(officer, flagOf(), 'key-of-the-test');
    const sent = referrals[0]?.caseCode ?? '';
    for (const command of ['acknowledge', 'accept', 'start', 'complete', 'fail', 'return'] as const) {
      const refusal = await refusalOf(() => senafront.referrals.move(head, sent, command));
      expect(refusal.code).toBe('transition-not-allowed');
    }
  });
});
