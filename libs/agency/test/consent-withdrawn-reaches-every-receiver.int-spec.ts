import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createCaseCode,
  createMessageId,
  toWireTime,
  type AgencyId,
  type FlagCreated,
} from '@enlace/contracts';
import { verifyMessage } from '@enlace/security';
import { House, type PostedMessage } from './agency.house.js';
import { flagOf, twoReceiverFlag } from './flags.js';
import { inbound, requested, status } from './messages.js';
import { createParties, type Parties } from './parties.js';
import { focalPoint, officer, otherRoles, principal } from './principals.js';
import { refusalOf } from './refusal.js';

let parties: Parties;
let sender: House;
let receiver: House;

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  sender = await House.open(parties, 'senafront');
  receiver = await House.open(parties, 'onpar', ['meteti']);
});
beforeEach(() => Promise.all([sender.clear(), receiver.clear()]));
afterAll(() => Promise.all([sender.close(), receiver.close()]));

const withdrawn = (caseCode: string, by: AgencyId) =>
  inbound('consent.withdrawn.v1', { caseCode, at: new Date().toISOString() }, { sender: by, sequence: 2 });

async function told(house: House): Promise<PostedMessage[]> {
  return (await house.posted()).filter(({ type }) => type === 'consent.withdrawn.v1');
}

const flag = (): Promise<FlagCreated> => sender.flags.create(officer, twoReceiverFlag(), 'key-of-the-flag');

async function arrived(): Promise<string> {
  const message = requested();
  await receiver.apply(receiver.requested, message);
  return message.data.caseCode;
}

describe('who may say that consent was withdrawn', () => {
  it('is an officer of the agency that flagged, for the flag; not its operator, nor a receiver', async () => {
    const { flagId } = await flag();
    for (const role of otherRoles(['officer', 'head-of-office'])) {
      const refusal = await refusalOf(() => sender.withdrawals.withdrawFlag(principal(role), flagId ?? ''));
      expect(refusal.code).toBe('not-allowed');
    }
    expect(await told(sender)).toEqual([]);
  });

  it('is a receiver, of its own case; an office of another finds none', async () => {
    const caseCode = await arrived();
    for (const role of otherRoles(['focal-point', 'case-worker', 'head-of-office'])) {
      const refusal = await refusalOf(() => receiver.withdrawals.withdrawReferral(principal(role), caseCode));
      expect(refusal.code).toBe('not-allowed');
    }
    const stranger = principal('focal-point', 'chiriqui');
    expect((await refusalOf(() => receiver.withdrawals.withdrawReferral(stranger, caseCode))).code).toBe(
      'not-found',
    );
  });

  it('names a flag that is there', async () => {
    const refusal = await refusalOf(() => sender.withdrawals.withdrawFlag(officer, crypto.randomUUID()));
    expect(refusal).toMatchObject({ code: 'not-found', field: 'flagId' });
  });
});

describe('a withdrawal at the agency that flagged', () => {
  it('cancels every referral of the flag and asks every receiver, once', async () => {
    const { flagId, referrals } = await flag();
    const view = await sender.withdrawals.withdrawFlag(officer, flagId ?? '');
    expect(view).toMatchObject({ flagId, withdrawnAt: expect.any(String) });
    expect(view.receivers.map(({ agency, state }) => `${agency} ${state}`).toSorted()).toEqual([
      'inamu asked',
      'onpar asked',
    ]);
    expect(await sender.withdrawals.withdrawFlag(officer, flagId ?? '')).toEqual(view);
    expect(await told(sender)).toHaveLength(2);
    for (const { caseCode } of referrals)
      expect(await sender.reader.find(officer, caseCode)).toMatchObject({
        status: 'cancelled',
        consentWithdrawnAt: expect.any(String),
      });
  });

  it('tells each of its own case: nothing in one message leads to another', async () => {
    const { flagId, referrals } = await flag();
    await sender.withdrawals.withdrawFlag(officer, flagId ?? '');
    const messages = await told(sender);
    const envelopes = messages.map(({ body }) => verifyMessage(body, parties.directory).envelope);
    for (const field of ['correlationid', 'traceparent', 'subject', 'causationid'] as const)
      expect(new Set(envelopes.map((envelope) => envelope[field])).size).toBe(2);
    for (const { time, id } of envelopes) {
      expect(Date.parse(time)).toBe(toWireTime(Date.parse(time)));
      expect(id.slice(0, 13)).toBe(createMessageId(Date.parse(time)).slice(0, 13));
    }
    for (const message of messages) {
      const other = referrals.find(({ caseCode }) => caseCode !== message.subject);
      expect(JSON.stringify([sender.open(message), message.subject])).not.toContain(other?.caseCode);
      expect(JSON.stringify(sender.open(message))).not.toContain(flagId);
    }
  });

  it('reaches a case that has ended as well, and one that was cancelled', async () => {
    const { flagId, referrals } = await flag();
    const [ended, cancelled] = referrals;
    for (const type of ['referral.received.v1', 'referral.closed.v1'] as const)
      await sender.apply(
        sender.status,
        status(type, ended?.caseCode ?? '', { sender: ended?.to ?? 'onpar' }),
      );
    await sender.referrals.move(officer, cancelled?.caseCode ?? '', 'cancel', { reason: 'sent-in-error' });
    expect((await sender.withdrawals.withdrawFlag(officer, flagId ?? '')).receivers).toHaveLength(2);
    const statuses = await sender.query('SELECT DISTINCT status FROM referral');
    expect(statuses).toEqual([{ status: 'cancelled' }]);
  });

  it('is confirmed by each receiver for itself', async () => {
    const { flagId, referrals } = await flag();
    await sender.withdrawals.withdrawFlag(officer, flagId ?? '');
    const [one] = referrals;
    await sender.apply(sender.withdrawn, withdrawn(one?.caseCode ?? '', one?.to ?? 'onpar'));
    const { receivers } = await sender.withdrawals.readFlag(officer, flagId ?? '');
    expect(new Map(receivers.map(({ agency, state }) => [agency, state])).get(one?.to ?? 'onpar')).toBe(
      'confirmed',
    );
    expect(receivers.filter(({ state }) => state === 'asked')).toHaveLength(1);
    // A confirmation is not confirmed.
    expect(await told(sender)).toHaveLength(2);
  });

  it('is the end: no amendment follows', async () => {
    const { flagId, referrals } = await sender.flags.create(officer, flagOf(), 'key-of-the-flag');
    const caseCode = referrals[0]?.caseCode ?? '';
    await sender.apply(sender.status, status('referral.received.v1', caseCode));
    const returned = { caseCode, at: new Date().toISOString(), reason: 'insufficient-data' as const };
    await sender.apply(sender.status, inbound('referral.returned.v1', returned, { sender: 'onpar' }));
    await sender.withdrawals.withdrawFlag(officer, flagId ?? '');
    const refusal = await refusalOf(() => sender.amendments.amend(officer, caseCode, flagOf()));
    expect(refusal.code).toBe('transition-not-allowed');
  });
});

describe('a receiver that is told', () => {
  it('cancels, shows nobody the person any more, and says so', async () => {
    const caseCode = await arrived();
    await receiver.referrals.move(focalPoint, caseCode, 'acknowledge');
    await receiver.apply(receiver.withdrawn, withdrawn(caseCode, 'senafront'));
    expect(await receiver.reader.find(focalPoint, caseCode)).toMatchObject({
      status: 'cancelled',
      content: null,
      consentWithdrawnAt: expect.any(String),
    });
    expect((await told(receiver)).map(({ subject, recipient }) => [subject, recipient])).toEqual([
      [caseCode, 'senafront'],
    ]);
    const { entries } = await receiver.reader.timeline(focalPoint, caseCode);
    expect(entries.at(-1)).toMatchObject({
      type: 'consent.withdrawn.v1',
      agency: 'senafront',
      reason: 'consent-withdrawn',
    });
  });

  it('also of a case that it has completed', async () => {
    const caseCode = await arrived();
    for (const command of ['acknowledge', 'accept', 'start', 'complete'] as const)
      await receiver.referrals.move(focalPoint, caseCode, command);
    await receiver.apply(receiver.withdrawn, withdrawn(caseCode, 'senafront'));
    expect(await receiver.reader.find(focalPoint, caseCode)).toMatchObject({
      status: 'cancelled',
      content: null,
    });
    const refusal = await refusalOf(() => receiver.referrals.move(focalPoint, caseCode, 'reopen'));
    expect(refusal.code).toBe('transition-not-allowed');
  });

  it('and had refused the referral can let it in no more, and says so', async () => {
    const caseCode = createCaseCode();
    const message = withdrawn(caseCode, 'senafront');
    const causationid = message.envelope.id;
    await receiver.query(
      `INSERT INTO dead_letter (digest, claimed_source, claimed_id, code, body)
       VALUES ('d', 'senafront', $1, 'data-invalid', 'sealed')`,
      [causationid],
    );
    await receiver.apply(receiver.withdrawn, { ...message, envelope: { ...message.envelope, causationid } });
    expect(await receiver.query('SELECT body, resolved_at IS NOT NULL AS resolved FROM dead_letter')).toEqual(
      [{ body: Buffer.alloc(0), resolved: true }],
    );
    expect((await told(receiver)).map(({ subject }) => subject)).toEqual([caseCode]);
  });

  it('does not believe who did not refer the case', async () => {
    const caseCode = await arrived();
    const refusal = await refusalOf(() => receiver.apply(receiver.withdrawn, withdrawn(caseCode, 'inamu')));
    expect(refusal.code).toBe('event-out-of-place');
    expect((await receiver.reader.find(focalPoint, caseCode)).content).not.toBeNull();
  });
});

describe('a withdrawal at a receiver', () => {
  it('stops disclosure there at once, and asks the agency that flagged', async () => {
    const caseCode = await arrived();
    const demand = await receiver.withdrawals.withdrawReferral(focalPoint, caseCode);
    expect(demand).toMatchObject({ caseCode, agency: 'senafront', state: 'asked' });
    expect((await receiver.reader.find(focalPoint, caseCode)).content).toBeNull();
    await receiver.apply(receiver.withdrawn, withdrawn(caseCode, 'senafront'));
    expect(await receiver.withdrawals.readReferral(focalPoint, caseCode)).toMatchObject({
      state: 'confirmed',
    });
    expect(await told(receiver)).toHaveLength(1);
  });

  it('is passed on to every other receiver of the flag', async () => {
    const { flagId, referrals } = await flag();
    const [one, other] = referrals;
    await sender.apply(sender.withdrawn, withdrawn(one?.caseCode ?? '', one?.to ?? 'onpar'));
    expect((await told(sender)).map(({ recipient }) => recipient).toSorted()).toEqual(['inamu', 'onpar']);
    const { withdrawnAt, receivers } = await sender.withdrawals.readFlag(officer, flagId ?? '');
    expect(withdrawnAt).not.toBeNull();
    // Who said it need not confirm it.
    expect(receivers.map(({ agency }) => agency)).toEqual([other?.to]);
  });
});
