import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCaseCode, type ReferralStatus } from '@enlace/contracts';
import type { InboundMessage } from '@enlace/outbox';
import { House } from './agency.house.js';
import { flagOf } from './flags.js';
import { inbound, requested, status } from './messages.js';
import { createParties } from './parties.js';
import { focalPoint, officer } from './principals.js';
import { refusalOf } from './refusal.js';

let senafront: House;
let onpar: House;
let caseCode: string;

beforeAll(async () => {
  const parties = await createParties('senafront', 'snm', 'onpar', 'inamu', 'audit');
  senafront = await House.open(parties, 'senafront');
  onpar = await House.open(parties, 'onpar', ['meteti']);
});

beforeEach(async () => {
  await Promise.all([senafront.clear(), onpar.clear()]);
  const { referrals } = await senafront.flags.create(officer, flagOf(), 'key-of-the-test');
  caseCode = referrals[0]?.caseCode ?? '';
});

afterAll(() => Promise.all([senafront.close(), onpar.close()]));

const hear = (...messages: readonly InboundMessage[]) => senafront.apply(senafront.status, ...messages);
const returned = (code: string, course = {}) =>
  inbound(
    'referral.returned.v1',
    { caseCode: code, at: new Date().toISOString(), reason: 'insufficient-data' },
    { sender: 'onpar', ...course },
  );
const cancelled = (code: string, course = {}) =>
  inbound(
    'referral.cancelled.v1',
    { caseCode: code, at: new Date().toISOString(), reason: 'person-wishes' },
    course,
  );

async function statusHere(): Promise<ReferralStatus> {
  return (await senafront.reader.find(officer, caseCode)).status;
}

describe('the sender’s copy', () => {
  it('follows the receiver to the end, which is closed and no more', async () => {
    const course = [
      ['referral.received.v1', 'received'],
      ['referral.accepted.v1', 'accepted'],
      ['referral.started.v1', 'in-progress'],
      ['referral.closed.v1', 'closed'],
      ['referral.reopened.v1', 'in-progress'],
    ] as const;
    for (const [type, expected] of course) {
      await hear(status(type, caseCode));
      expect(await statusHere()).toBe(expected);
    }
    const { entries } = await senafront.reader.timeline(officer, caseCode);
    expect(entries.map((entry) => entry.type)).toEqual([
      'referral.requested.v1',
      ...course.map(([type]) => type),
    ]);
    expect(entries.slice(1).map((entry) => entry.status)).toEqual(course.map(([, expected]) => expected));
  });

  it('learns why it was returned', async () => {
    await hear(status('referral.received.v1', caseCode));
    await hear(returned(caseCode));
    const { entries } = await senafront.reader.timeline(officer, caseCode);
    expect(entries.at(-1)).toMatchObject({
      status: 'returned',
      reason: 'insufficient-data',
      agency: 'onpar',
    });
  });

  it('learns when a person opened it, by the receiver’s clock', async () => {
    const opened = status('referral.received.v1', caseCode);
    await hear(opened);
    const { delivery } = await senafront.reader.find(officer, caseCode);
    expect(delivery).toMatchObject({ received: true, receivedAt: opened.data.at });
  });

  it('is not told who opened it, nor what became of the person', async () => {
    for (const type of ['received', 'accepted', 'started', 'closed'] as const) {
      await hear(status(`referral.${type}.v1`, caseCode));
    }
    const { entries } = await senafront.reader.timeline(officer, caseCode);
    expect(entries.slice(1).filter(({ actor, reason }) => actor !== null || reason !== null)).toEqual([]);
  });

  it('follows many cases in one transaction', async () => {
    const created = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        senafront.flags.create(officer, flagOf(), `key-of-case-${index}`),
      ),
    );
    const codes = created.flatMap(({ referrals }) => referrals.map((referral) => referral.caseCode));
    await hear(...codes.map((code) => status('referral.received.v1', code)));
    const { items } = await senafront.reader.list(officer, {
      direction: 'sent',
      status: 'received',
      limit: 50,
    });
    expect(items.map((item) => item.caseCode).toSorted()).toEqual(codes.toSorted());
  });

  it('stays cancelled, whatever was under way when it was', async () => {
    await senafront.referrals.move(officer, caseCode, 'cancel', { reason: 'sent-in-error' });
    await hear(status('referral.received.v1', caseCode));
    await hear(status('referral.accepted.v1', caseCode));
    expect(await statusHere()).toBe('cancelled');
  });
});

describe('the sender’s copy is not moved', () => {
  async function expectRefused(...messages: readonly InboundMessage[]): Promise<void> {
    const before = await senafront.query('SELECT * FROM referral ORDER BY case_code');
    const events = await senafront.count('referral_event');
    const refusal = await refusalOf(() => hear(...messages));
    expect(refusal).toMatchObject({ code: 'event-out-of-place', retryable: false });
    expect(await senafront.query('SELECT * FROM referral ORDER BY case_code')).toEqual(before);
    expect(await senafront.count('referral_event')).toBe(events);
  }

  it('by another agency than the one it went to', async () => {
    await expectRefused(status('referral.received.v1', caseCode, { sender: 'inamu' }));
    await expectRefused(cancelled(caseCode, { sender: 'snm' }));
  });

  it('by a code that nobody sent', async () => {
    await expectRefused(status('referral.received.v1', createCaseCode()));
  });

  it('when the case inside is not the one on the envelope', async () => {
    await expectRefused(status('referral.received.v1', caseCode, { subject: createCaseCode() }));
  });

  it.each(['accepted', 'started', 'closed', 'reopened'] as const)(
    'by an event that cannot follow its state: %s before received',
    async (event) => {
      await expectRefused(status(`referral.${event}.v1`, caseCode));
    },
  );

  it('twice by the same step', async () => {
    await hear(status('referral.received.v1', caseCode));
    await expectRefused(status('referral.received.v1', caseCode, { sequence: 2 }));
  });

  it('in part: one that is out of place takes the others along', async () => {
    await expectRefused(
      status('referral.received.v1', caseCode),
      status('referral.received.v1', createCaseCode()),
    );
  });
});

describe('the receiver’s copy', () => {
  let received: string;

  beforeEach(async () => {
    const message = requested();
    received = message.envelope.subject ?? '';
    await onpar.apply(onpar.requested, message);
  });

  it('is cancelled by its sender, with the reason', async () => {
    await onpar.apply(onpar.status, cancelled(received));
    expect(await onpar.reader.find(focalPoint, received)).toMatchObject({ status: 'cancelled' });
    const { entries } = await onpar.reader.timeline(focalPoint, received);
    expect(entries.at(-1)).toMatchObject({ type: 'referral.cancelled.v1', reason: 'person-wishes' });
  });

  it.each(['received', 'accepted', 'started', 'closed', 'reopened'] as const)(
    'is driven by the receiver alone: the sender cannot say %s',
    async (event) => {
      const message = status(`referral.${event}.v1`, received, { sender: 'senafront' });
      expect((await refusalOf(() => onpar.apply(onpar.status, message))).code).toBe('event-out-of-place');
      expect((await onpar.reader.find(focalPoint, received)).status).toBe('requested');
    },
  );

  it('is not cancelled by a stranger', async () => {
    const refusal = await refusalOf(() => onpar.apply(onpar.status, cancelled(received, { sender: 'snm' })));
    expect(refusal.code).toBe('event-out-of-place');
  });
});
