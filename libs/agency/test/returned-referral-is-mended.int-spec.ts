import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createCaseCode,
  toWireTime,
  type EventData,
  type Envelope,
  type FlagRequest,
} from '@enlace/contracts';
import { discloseReferral, planFlag } from '@enlace/referral';
import { openMessage, verifyMessage } from '@enlace/security';
import { House, type PostedMessage } from './agency.house.js';
import { NAME, flagOf, person, refusedConsent } from './flags.js';
import { inbound, status } from './messages.js';
import { createParties, type Parties } from './parties.js';
import { focalPoint, head, officer, otherRoles, principal } from './principals.js';
import { refusalOf } from './refusal.js';

type Amended = EventData<'referral.amended.v1'>;

let parties: Parties;
let senafront: House;
let onpar: House;
let caseCode: string;

/** What was missing: another office, a second person, a note, and a need that is none of this receiver's business. */
const CORRECTED = flagOf({
  place: 'paso-canoas',
  persons: [
    person({
      needs: ['fear-of-return', 'gbv-survivor'],
      notes: [
        { need: 'fear-of-return', text: 'la buscan en su pueblo' },
        { need: 'gbv-survivor', text: 'huyó de su casa' },
      ],
    }),
    person({ alias: 'P2', sex: 'm' }),
  ],
});

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'inamu', 'defensoria', 'audit');
  senafront = await House.open(parties, 'senafront');
  onpar = await House.open(parties, 'onpar', ['meteti', 'chiriqui']);
});

beforeEach(async () => {
  await Promise.all([senafront.clear(), onpar.clear()]);
  caseCode = await flagged(flagOf());
});

afterAll(() => Promise.all([senafront.close(), onpar.close()]));

async function flagged(flag: FlagRequest, receiver = 'onpar'): Promise<string> {
  const { referrals } = await senafront.flags.create(officer, flag, `key-of-the-test-${receiver}`);
  return referrals.find(({ to }) => to === receiver)?.caseCode ?? '';
}

/** The receiver's two steps, as they come in at the sender. */
async function returned(code = caseCode, sender: 'onpar' | 'defensoria' = 'onpar'): Promise<void> {
  const at = new Date().toISOString();
  await senafront.apply(senafront.status, status('referral.received.v1', code, { sender }));
  const back = { caseCode: code, at, reason: 'insufficient-data' } as const;
  await senafront.apply(senafront.status, inbound('referral.returned.v1', back, { sender }));
}

const amend = (flag = CORRECTED, caller = officer, code = caseCode) =>
  senafront.amendments.amend(caller, code, flag);

async function lastMessage(): Promise<{ posted: PostedMessage; envelope: Envelope; data: Amended }> {
  const posted = (await senafront.posted()).at(-1);
  if (!posted) throw new Error('Nothing was posted.');
  const { envelope } = verifyMessage(posted.body, parties.directory);
  return { posted, envelope, data: senafront.open(posted).data as Amended };
}

/** The first message and every later one, as the receiver's inbox hands them on. */
async function carry(posted: PostedMessage): Promise<void> {
  const verified = verifyMessage(posted.body, parties.directory);
  const { data } = openMessage(verified, parties.ringOf('onpar'));
  const handler = posted.type === 'referral.amended.v1' ? onpar.amended : onpar.requested;
  const { envelope, digest } = verified;
  await onpar.apply(handler, { envelope, sender: 'senafront', digest, jws: posted.body, data });
}

async function untouched(act: () => unknown): Promise<void> {
  const tables = () => senafront.query('SELECT * FROM referral ORDER BY case_code');
  const before = [await tables(), await senafront.counts()];
  await act();
  expect([await tables(), await senafront.counts()]).toEqual(before);
}

describe('a correction is refused, and changes nothing', () => {
  it.each(otherRoles(['officer', 'head-of-office']))(
    'to a %s, before anything else is looked at',
    async (role) => {
      await untouched(async () => {
        const refusal = await refusalOf(() => amend(CORRECTED, principal(role), createCaseCode()));
        expect(refusal).toMatchObject({ code: 'not-allowed', status: 403 });
      });
    },
  );

  it('of a referral that nobody returned', async () => {
    await untouched(async () => {
      const refusal = await refusalOf(() => amend());
      expect(refusal).toMatchObject({ code: 'transition-not-allowed', status: 409 });
      expect(refusal.facts).toEqual({ referralStatus: 'requested', allowed: ['cancel', 'withdraw'] });
    });
  });

  it('of a case that is not there', async () => {
    expect((await refusalOf(() => amend(CORRECTED, officer, createCaseCode()))).code).toBe('not-found');
  });

  it('of a case that came in: its receiver cannot mend it', async () => {
    for (const posted of await senafront.posted()) await carry(posted);
    await onpar.referrals.move(focalPoint, caseCode, 'acknowledge');
    await onpar.referrals.move(focalPoint, caseCode, 'return', { reason: 'insufficient-data' });
    const refusal = await refusalOf(() => onpar.amendments.amend(head, caseCode, CORRECTED));
    expect(refusal.code).toBe('transition-not-allowed');
    const stranger = await refusalOf(() => onpar.amendments.amend(officer, caseCode, CORRECTED));
    expect(stranger.code).toBe('not-found');
  });

  it.each([
    ['leads elsewhere', flagOf({ persons: [person({ needs: ['gbv-survivor'] })] })],
    ['comes without consent', flagOf({ consent: refusedConsent })],
  ])('when the flag now %s', async (_, flag) => {
    await returned();
    await untouched(async () => {
      const refusal = await refusalOf(() => amend(flag));
      expect(refusal).toMatchObject({ code: 'validation-failed', field: 'persons', status: 422 });
      expect(refusal.message).not.toContain(NAME);
    });
  });

  it('when the rules refuse the flag itself', async () => {
    await returned();
    const consent = { ...CORRECTED.consent, scope: ['senniaf' as const] };
    await untouched(async () => {
      expect((await refusalOf(() => amend({ ...CORRECTED, consent }))).code).toBe('consent-does-not-cover');
    });
  });

  it('the second time, also of two at once', async () => {
    await returned();
    const outcomes = await Promise.allSettled([amend(), amend(CORRECTED, head)]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await refusalOf(() => amend())).code).toBe('transition-not-allowed');
    const types = (await senafront.posted()).map(({ type }) => type);
    expect(types).toEqual(['referral.requested.v1', 'referral.amended.v1']);
  });
});

describe('a correction', () => {
  beforeEach(() => returned());

  it('tells the receiver what a new flag would have told it, and no more', async () => {
    await amend();
    const { data } = await lastMessage();
    const decision = planFlag(CORRECTED, { now: Date.now(), connected: () => true });
    const planned = decision.referrals.find(({ to }) => to === 'onpar');
    if (!planned) throw new Error('The corrected flag no longer leads to ONPAR.');
    const disclosed = discloseReferral(CORRECTED, decision, planned, officer.actor);
    if (disclosed.disclosure !== 'full') throw new Error('The receiver is told a code alone.');
    expect({ ...data.content, flaggedAt: '' }).toEqual({ ...disclosed.content, flaggedAt: '' });
    expect(data.caseCode).toBe(caseCode);
    expect(JSON.stringify(data)).not.toMatch(/gbv-survivor|huyó/);
  });

  it('goes to this receiver and the audit, and to nobody else the flag now concerns', async () => {
    const [first] = await senafront.posted();
    await amend();
    const { posted } = await lastMessage();
    expect(await senafront.posted()).toHaveLength(2);
    expect(posted).toMatchObject({ subject: caseCode, recipient: 'onpar', destinations: ['audit', 'onpar'] });
    expect(posted.id).not.toBe(first?.id);
  });

  it('follows the first message: next sequence, caused by it, of its course, under a trace of its own', async () => {
    const [first] = await senafront.posted();
    const before = verifyMessage(first?.body ?? '', parties.directory).envelope;
    await amend();
    const { envelope } = await lastMessage();
    expect(envelope).toMatchObject({
      sequence: '2',
      causationid: before.id,
      correlationid: before.correlationid,
    });
    expect(envelope.traceparent).not.toBe(before.traceparent);
    await senafront.referrals.move(officer, caseCode, 'cancel', { reason: 'sent-in-error' });
    expect((await senafront.posted()).at(-1)).toMatchObject({ sequence: 3 });
  });

  it('carries no instant finer than the wire time, so that two mended together stay apart', async () => {
    await amend();
    const { envelope, data } = await lastMessage();
    const idTime = Number.parseInt(envelope.id.replaceAll('-', '').slice(0, 12), 16);
    for (const instant of [Date.parse(envelope.time), idTime, Date.parse(data.content.flaggedAt ?? '')]) {
      expect(instant).toBe(toWireTime(instant));
    }
  });

  it('is answered as the sender sees it: where it goes now, and not a word of the person', async () => {
    const view = await amend(CORRECTED, head);
    expect(view).toMatchObject({ status: 'requested', office: 'chiriqui', personCount: 2, content: null });
    expect(JSON.stringify(view)).not.toContain(NAME);
  });

  it('is neither delivered nor opened yet, whatever became of the first form', async () => {
    const { delivery } = await amend();
    expect(delivery).toMatchObject({ delivered: false, received: false, receivedAt: null, audited: false });
  });

  it('leaves the clocks running, the same on both sides', async () => {
    const before = await senafront.reader.find(officer, caseCode);
    const { acknowledgeBy, contactBy } = await amend();
    expect({ acknowledgeBy, contactBy }).toEqual({
      acknowledgeBy: before.acknowledgeBy,
      contactBy: before.contactBy,
    });
  });

  it('stands in the timeline with who made it', async () => {
    await amend(CORRECTED, head);
    const { entries } = await senafront.reader.timeline(officer, caseCode);
    expect(entries.at(-1)).toMatchObject({
      type: 'referral.amended.v1',
      agency: 'senafront',
      actor: head.actor,
      status: 'requested',
    });
  });

  it('leaves the flag as it was first recorded', async () => {
    const before = await senafront.query('SELECT * FROM flag');
    await amend();
    expect(await senafront.query('SELECT * FROM flag')).toEqual(before);
    expect(await senafront.query('SELECT content FROM referral')).toEqual([{ content: null }]);
  });
});

it('a referral by code alone cannot be mended: its receiver would come by a content', async () => {
  const consent = { ...flagOf().consent, scope: ['onpar' as const, 'defensoria' as const] };
  const flag = flagOf({ consent, persons: [person({ needs: ['fear-of-return', 'imminent-removal'] })] });
  const code = await flagged(flag, 'defensoria');
  expect(await senafront.reader.find(officer, code)).toMatchObject({ codeOnly: true });
  await returned(code, 'defensoria');
  await untouched(async () => {
    expect(await refusalOf(() => amend(flag, officer, code))).toMatchObject({
      code: 'validation-failed',
      field: 'persons',
    });
  });
});

describe('the receiver of a correction', () => {
  it('has it in place of what came first, unopened, and answers that message', async () => {
    for (const posted of await senafront.posted()) await carry(posted);
    await onpar.referrals.move(focalPoint, caseCode, 'acknowledge');
    await onpar.referrals.move(focalPoint, caseCode, 'return', { reason: 'insufficient-data' });
    await returned();
    await amend();
    const { posted, data } = await lastMessage();
    await carry(posted);
    const view = await onpar.reader.find(focalPoint, caseCode);
    expect(view).toMatchObject({
      status: 'requested',
      office: 'chiriqui',
      personCount: 2,
      content: data.content,
      delivery: { delivered: true, received: false },
    });
    expect(Date.parse(view.updatedAt)).toBe(toWireTime(Date.parse(view.updatedAt)));
    const { entries } = await onpar.reader.timeline(focalPoint, caseCode);
    const arrivedAt = Date.parse(entries.at(-1)?.at ?? '');
    expect(arrivedAt).toBe(toWireTime(arrivedAt));

    await onpar.referrals.move(focalPoint, caseCode, 'acknowledge');
    const told = (await onpar.posted()).filter(({ recipient }) => recipient === 'senafront').at(-1);
    expect(verifyMessage(told?.body ?? '', parties.directory).envelope).toMatchObject({
      causationid: posted.id,
      sequence: '3',
    });
  });
});
