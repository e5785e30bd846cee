import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  RecordErased,
  WIRE_TIME_MINUTES,
  createCaseCode,
  toWireTime,
  type EventData,
} from '@enlace/contracts';
import { House } from './agency.house.js';
import { NAME, flagOf, person, twoReceiverFlag } from './flags.js';
import { inbound, requested, status } from './messages.js';
import { createParties } from './parties.js';
import { focalPoint, head, officer, otherRoles, principal } from './principals.js';
import { refusalOf } from './refusal.js';

let sender: House;
let receiver: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  sender = await House.open(parties, 'senafront');
  receiver = await House.open(parties, 'onpar', ['meteti']);
});
beforeEach(() => Promise.all([sender.clear(), receiver.clear()]));
afterAll(() => Promise.all([sender.close(), receiver.close()]));

const KEY = 'key-of-the-flag';

/** A case that came in and has ended, with a text about how. */
async function endedCase(): Promise<string> {
  const message = requested();
  const { caseCode } = message.data;
  await receiver.apply(receiver.requested, message);
  await receiver.referrals.move(focalPoint, caseCode, 'acknowledge');
  await receiver.referrals.move(focalPoint, caseCode, 'fail', { reason: 'other', note: `text of ${NAME}` });
  return caseCode;
}

const erased = (caseCode: string, by: 'senafront' | 'onpar', sequence = 2) => {
  const data = { caseCode, at: new Date().toISOString(), reason: 'person-request' as const };
  return inbound('record.erased.v1', data, { sender: by, sequence });
};

async function erasuresTold(house: House): Promise<EventData<'record.erased.v1'>[]> {
  const posted = await house.posted();
  return posted
    .filter(({ type }) => type === 'record.erased.v1')
    .map((message) => RecordErased.parse(house.open(message).data));
}

describe('the erasure of a case', () => {
  it('is refused to everybody but the head of an office', async () => {
    const caseCode = await endedCase();
    for (const role of otherRoles(['head-of-office'])) {
      const refusal = await refusalOf(() =>
        receiver.erasures.erase(principal(role), caseCode, 'person-request'),
      );
      expect(refusal.code).toBe('not-allowed');
    }
    expect((await receiver.reader.find(focalPoint, caseCode)).content).not.toBeNull();
  });

  it('is refused to the head of another office, as a case that does not exist', async () => {
    const caseCode = await endedCase();
    const stranger = principal('head-of-office', 'panama-city');
    const refusal = await refusalOf(() => receiver.erasures.erase(stranger, caseCode, 'person-request'));
    expect(refusal.code).toBe('not-found');
  });

  it('is refused while somebody works on it, and nothing changes', async () => {
    const message = requested();
    await receiver.apply(receiver.requested, message);
    const { caseCode } = message.data;
    const refusal = await refusalOf(() => receiver.erasures.erase(head, caseCode, 'court-order'));
    expect(refusal).toMatchObject({ code: 'transition-not-allowed', facts: { referralStatus: 'requested' } });
    expect(await erasuresTold(receiver)).toEqual([]);
  });

  it('destroys key, content and texts, and leaves that the case was', async () => {
    const caseCode = await endedCase();
    const before = await receiver.reader.timeline(focalPoint, caseCode);
    await receiver.erasures.erase(head, caseCode, 'person-request');
    expect(await receiver.query('SELECT data_key, content FROM referral')).toEqual([
      { data_key: null, content: null },
    ]);
    expect(await receiver.count('referral_event WHERE note IS NOT NULL')).toBe(0);
    expect(await receiver.reader.find(focalPoint, caseCode)).toMatchObject({
      content: null,
      status: 'failed',
      erasedAt: expect.any(String),
    });
    const { entries } = await receiver.reader.timeline(focalPoint, caseCode);
    expect(entries.slice(0, -1)).toEqual(before.entries);
    expect(entries.at(-1)).toMatchObject({
      type: 'record.erased.v1',
      agency: 'onpar',
      actor: head.actor,
      reason: 'person-request',
    });
  });

  it('cannot be read with a key that was open in memory', async () => {
    const caseCode = await endedCase();
    await receiver.reader.find(focalPoint, caseCode);
    const [stored] = await receiver.query<{ content: Buffer; key: string }>(
      'SELECT content, data_key AS key FROM referral',
    );
    await receiver.erasures.erase(head, caseCode, 'person-request');
    // A thief puts the bytes back, without the key.
    await receiver.query('UPDATE referral SET content = $1', [stored?.content]);
    expect((await receiver.reader.find(focalPoint, caseCode)).content).toBeNull();
  });

  it('is told to the other holder by code alone, and asked once however often', async () => {
    const caseCode = await endedCase();
    const first = await receiver.erasures.erase(head, caseCode, 'person-request');
    expect(first).toMatchObject({ caseCode, agency: 'senafront', state: 'asked', overdue: false });
    expect(await receiver.erasures.erase(head, caseCode, 'court-order')).toEqual(first);
    expect(await erasuresTold(receiver)).toEqual([
      { caseCode, at: expect.any(String), reason: 'person-request' },
    ]);
  });

  it('is open until the other holder has done it', async () => {
    const caseCode = await endedCase();
    await receiver.erasures.erase(head, caseCode, 'person-request');
    await receiver.query(`UPDATE demand SET asked_at = now() - interval '25 hours'`);
    expect(await receiver.erasures.read(head, caseCode)).toMatchObject({ state: 'asked', overdue: true });
    await receiver.apply(receiver.erased, erased(caseCode, 'senafront'));
    expect(await receiver.erasures.read(head, caseCode)).toMatchObject({
      state: 'confirmed',
      confirmedAt: expect.any(String),
      overdue: false,
    });
    // The confirmation is not confirmed: two holders would thank each other for ever.
    expect(await erasuresTold(receiver)).toHaveLength(1);
  });

  it('ends the case: it is not reopened, and no text is kept', async () => {
    const caseCode = await endedCase();
    await receiver.erasures.erase(head, caseCode, 'person-request');
    const refusal = await refusalOf(() => receiver.referrals.move(focalPoint, caseCode, 'reopen'));
    expect(refusal).toMatchObject({ code: 'record-erased', status: 410 });
  });
});

describe('a holder that is told of an erasure', () => {
  it('erases too, whatever state the case is in, and says so', async () => {
    const message = requested();
    const { caseCode } = message.data;
    await receiver.apply(receiver.requested, message);
    await receiver.apply(receiver.erased, erased(caseCode, 'senafront'));
    expect(await receiver.reader.find(focalPoint, caseCode)).toMatchObject({
      content: null,
      erasedAt: expect.any(String),
    });
    expect(await erasuresTold(receiver)).toHaveLength(1);
  });

  it('shows no instant by which it could be joined with another receiver that was told', async () => {
    const message = requested();
    const { caseCode } = message.data;
    await receiver.apply(receiver.requested, message);
    await receiver.apply(receiver.erased, {
      ...erased(caseCode, 'senafront'),
      data: { caseCode, at: new Date(toWireTime(Date.now())).toISOString(), reason: 'person-request' },
    });
    const { entries } = await receiver.reader.timeline(focalPoint, caseCode);
    const told = entries.filter(({ type }) => type === 'record.erased.v1').map(({ at }) => at);
    const { erasedAt } = await receiver.reader.find(focalPoint, caseCode);
    for (const instant of [...told, erasedAt ?? ''])
      expect(Date.parse(instant) % (WIRE_TIME_MINUTES * 60_000)).toBe(0);
    expect(told).toHaveLength(2);
  });

  it('does not believe who is no holder of the case', async () => {
    const message = requested();
    await receiver.apply(receiver.requested, message);
    const { caseCode } = message.data;
    const forged = inbound(
      'record.erased.v1',
      { caseCode, at: new Date().toISOString(), reason: 'court-order' },
      { sender: 'inamu' },
    );
    const refusal = await refusalOf(() => receiver.apply(receiver.erased, forged));
    expect(refusal.code).toBe('event-out-of-place');
    expect((await receiver.reader.find(focalPoint, caseCode)).content).not.toBeNull();
  });

  it('that refused the referral has its dead letter cleared, and says so', async () => {
    const caseCode = createCaseCode();
    const message = erased(caseCode, 'senafront', 3);
    const causationid = message.envelope.id;
    await receiver.query(
      `INSERT INTO dead_letter (digest, claimed_source, claimed_id, code, body)
       VALUES ('d', 'senafront', $1, 'data-invalid', 'sealed')`,
      [causationid],
    );
    await receiver.apply(receiver.erased, { ...message, envelope: { ...message.envelope, causationid } });
    expect(await receiver.query('SELECT body, resolved_at IS NOT NULL AS resolved FROM dead_letter')).toEqual(
      [{ body: Buffer.alloc(0), resolved: true }],
    );
    expect(await erasuresTold(receiver)).toMatchObject([{ caseCode }]);
  });
});

describe('the flag of an erased case', () => {
  it('goes with it, and the answer to the device; the other referral of the flag goes on', async () => {
    const { referrals } = await sender.flags.create(officer, twoReceiverFlag(), KEY);
    const [one, other] = referrals.map(({ caseCode }) => caseCode);
    await sender.apply(sender.erased, erased(one ?? '', referrals[0]?.to as 'onpar', 1));
    expect(await sender.query('SELECT data_key, content FROM flag')).toEqual([
      { data_key: null, content: null },
    ]);
    expect(await sender.query('SELECT data_key, answer FROM idempotency_key')).toEqual([
      { data_key: null, answer: null },
    ]);
    expect((await sender.reader.find(officer, other ?? '')).erasedAt).toBeNull();
    const refusal = await refusalOf(() => sender.flags.create(officer, twoReceiverFlag(), KEY));
    expect(refusal).toMatchObject({ code: 'record-erased', status: 410 });
    expect(await sender.count('flag')).toBe(1);
  });

  it('of another case stays', async () => {
    const { referrals } = await sender.flags.create(officer, flagOf(), KEY);
    const another = await sender.flags.create(officer, flagOf(), 'another-key');
    const caseCode = referrals[0]?.caseCode ?? '';
    for (const type of ['referral.received.v1', 'referral.closed.v1'] as const)
      await sender.apply(sender.status, status(type, caseCode));
    await sender.erasures.erase(head, caseCode, 'recorded-in-error');
    expect(await sender.count('flag WHERE data_key IS NOT NULL')).toBe(1);
    expect(await sender.flags.create(officer, flagOf(), 'another-key')).toEqual(another);
  });

  it('goes at a word, with all its referrals, or not at all', async () => {
    const { flagId, referrals } = await sender.flags.create(officer, twoReceiverFlag(), KEY);
    const [one, other] = referrals.map(({ caseCode }) => caseCode);
    await sender.referrals.move(officer, one ?? '', 'cancel', { reason: 'person-wishes' });
    const erase = () => sender.erasures.eraseFlag(head, flagId ?? '', 'person-request');
    expect((await refusalOf(erase)).code).toBe('transition-not-allowed');
    expect(await sender.count('flag WHERE data_key IS NOT NULL')).toBe(1);
    await sender.referrals.move(officer, other ?? '', 'cancel', { reason: 'person-wishes' });
    expect((await erase()).receivers.map(({ state }) => state)).toEqual(['asked', 'asked']);
    expect((await erase()).receivers).toHaveLength(2);
    expect(await erasuresTold(sender)).toHaveLength(2);
    expect(await sender.count('flag WHERE data_key IS NOT NULL')).toBe(0);
  });

  it('that led to no referral is erased by its id', async () => {
    const { flagId } = await sender.flags.create(
      officer,
      flagOf({ persons: [person({ needs: ['medical'] })] }),
      KEY,
    );
    expect(await sender.erasures.eraseFlag(head, flagId ?? '', 'person-request')).toEqual({
      flagId,
      receivers: [],
    });
    expect(await sender.count('flag WHERE data_key IS NOT NULL')).toBe(0);
    const again = () =>
      sender.flags.create(officer, flagOf({ persons: [person({ needs: ['medical'] })] }), KEY);
    expect((await refusalOf(again)).code).toBe('record-erased');
    const stranger = await refusalOf(() =>
      sender.erasures.eraseFlag(head, crypto.randomUUID(), 'court-order'),
    );
    expect(stranger.code).toBe('not-found');
  });
});
