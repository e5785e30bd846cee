import { describe, expect, it } from '@jest/globals';
import { ReferralSummary, ReferralTimeline, ReferralView, WIRE_TIME_MINUTES } from '@enlace/contracts';
import { content } from '../../test/messages.js';
import {
  presentDelivery,
  presentSummary,
  presentTimeline,
  presentView,
  type DeliveredRow,
  type EventRow,
} from './referral.presenter.js';

const EXACT = new Date('2026-11-23T17:07:31.415Z');
const WIRE = '2026-11-23T17:00:00.000Z';
const LATER = new Date('2026-11-23T18:21:09.333Z');

function row(changes: Partial<DeliveredRow> = {}): DeliveredRow {
  return {
    caseCode: '7KQ4-M2XD-H',
    direction: 'received',
    agency: 'senafront',
    office: 'meteti',
    status: 'requested',
    flagId: null,
    codeOnly: false,
    personCount: 1,
    acknowledgeHours: 24,
    contactHours: 72,
    acknowledgeBy: new Date('2026-11-24T17:00:00.000Z'),
    contactBy: new Date('2026-11-26T17:00:00.000Z'),
    receivedAt: null,
    dataKey: 'k.wrapped',
    sealed: Buffer.from('sealed'),
    withdrawnAt: null,
    erasedAt: null,
    messageId: '019ab1c2-0000-7000-8000-000000000001',
    correlationId: 'a3bb189e-8bf9-4c1c-9c54-1f6b2b1c7d10',
    sequenceOut: 0,
    createdAt: EXACT,
    updatedAt: EXACT,
    position: '1',
    deliveredAt: EXACT,
    audited: true,
    refusal: null,
    ...changes,
  };
}

const sent = (changes: Partial<DeliveredRow> = {}): DeliveredRow =>
  row({ direction: 'sent', agency: 'onpar', dataKey: null, sealed: null, flagId: 'f1', ...changes });

const arrival: EventRow = {
  type: 'referral.requested.v1',
  at: EXACT,
  agency: 'senafront',
  actor: 'sargento-1',
  status: 'requested',
  reason: null,
};

/** Every instant in an answer, wherever it stands, of the hour when the flag was recorded. */
function instantsOf(answer: unknown): string[] {
  return [...JSON.stringify(answer).matchAll(/"(2026-11-23T17[^"]*)"/g)].map(([, instant]) => instant ?? '');
}

describe('what a receiver is shown of an arrival', () => {
  it('is no finer than the wire time, wherever an instant stands', () => {
    const events = [arrival];
    for (const answer of [presentView(row(), null, 'onpar'), presentTimeline(row(), events)]) {
      expect(instantsOf(answer).length).toBeGreaterThan(0);
      expect(instantsOf(answer).filter((instant) => instant !== WIRE)).toEqual([]);
    }
  });

  it('has instants that stand on whole quarters of an hour', () => {
    const { createdAt, updatedAt, delivery } = presentSummary(row());
    for (const instant of [createdAt, updatedAt, delivery.deliveredAt ?? '']) {
      expect(Date.parse(instant) % (WIRE_TIME_MINUTES * 60_000)).toBe(0);
    }
  });

  it('is the same for two that left together and arrived apart', () => {
    const other = new Date(EXACT.getTime() + 4 * 60_000);
    const twin = row({ createdAt: other, updatedAt: other, deliveredAt: other });
    expect(presentSummary(twin)).toEqual(presentSummary(row()));
  });

  it('is no finer of a correction: two that were mended together stay apart', () => {
    const mended = row({ updatedAt: LATER });
    const { updatedAt } = presentSummary(mended);
    expect(Date.parse(updatedAt) % (WIRE_TIME_MINUTES * 60_000)).toBe(0);
    const entry = { ...arrival, type: 'referral.amended.v1', at: LATER, actor: null };
    expect(presentTimeline(mended, [entry]).entries[0]?.at).toBe(updatedAt);
    expect(presentTimeline(sent(), [entry]).entries[0]?.at).toBe(LATER.toISOString());
  });

  it('is exact of what the receiver did itself', () => {
    const opened = row({ status: 'received', updatedAt: LATER, receivedAt: LATER });
    const { updatedAt, delivery } = presentSummary(opened);
    expect(updatedAt).toBe(LATER.toISOString());
    expect(delivery.receivedAt).toBe(LATER.toISOString());
    const entry = { ...arrival, type: 'referral.received.v1', at: LATER, status: 'received' as const };
    expect(presentTimeline(opened, [entry]).entries[0]?.at).toBe(LATER.toISOString());
  });
});

describe('what the sender is shown', () => {
  it('is exact: the flag is its own', () => {
    expect(presentSummary(sent())).toMatchObject({
      createdAt: EXACT.toISOString(),
      updatedAt: EXACT.toISOString(),
      delivery: { deliveredAt: EXACT.toISOString() },
    });
    expect(presentTimeline(sent(), [arrival]).entries[0]?.at).toBe(EXACT.toISOString());
  });

  it('is never the content, even if a row should hold one', () => {
    expect(presentView(sent(), null, 'onpar').content).toBeNull();
    expect(presentView(sent(), content(), 'onpar').content).toBeNull();
  });

  it('is never the flag, which would join its referrals', () => {
    expect(
      JSON.stringify([presentView(sent(), content(), 'onpar'), presentTimeline(sent(), [arrival])]),
    ).not.toContain('f1');
  });
});

describe('an answer', () => {
  it('keeps to the contract, whole', () => {
    expect(ReferralSummary.strict().safeParse(presentSummary(row())).error).toBeUndefined();
    expect(ReferralView.strict().safeParse(presentView(row(), content(), 'onpar')).error).toBeUndefined();
    expect(ReferralTimeline.strict().safeParse(presentTimeline(row(), [arrival])).error).toBeUndefined();
  });

  it('has nothing of what a sender should not have told', () => {
    const violence = { need: 'gbv-survivor' as const, text: 'Golpeada' };
    const [someone] = content().persons;
    const persons = someone ? [{ ...someone, notes: [...someone.notes, violence] }] : [];
    expect(presentView(row(), content({ persons }), 'onpar').content).toEqual(content());
    expect(presentView(row(), content(), 'defensoria').content).toBeNull();
  });

  it('has the content for the receiver, and none of a referral by code', () => {
    expect(presentView(row(), content(), 'onpar').content).toEqual(content());
    expect(presentView(row({ codeOnly: true }), null, 'onpar').content).toBeNull();
  });

  it('tells neither ids of messages nor how they are ordered', () => {
    const told = JSON.stringify([presentView(row(), content(), 'onpar'), presentTimeline(row(), [arrival])]);
    expect(told).not.toMatch(/messageId|correlationId|sequenceOut|position|flagId/);
  });
});

describe('delivery', () => {
  it('is two facts: the system has it, and a person opened it', () => {
    expect(presentDelivery(sent({ deliveredAt: null }))).toMatchObject({ delivered: false, received: false });
    expect(presentDelivery(sent())).toMatchObject({ delivered: true, received: false, receivedAt: null });
    expect(presentDelivery(sent({ receivedAt: LATER }))).toMatchObject({ delivered: true, received: true });
  });

  it('says whether the audit has it, and why it was refused', () => {
    expect(presentDelivery(sent({ audited: false, refusal: 'data-invalid', deliveredAt: null }))).toEqual({
      delivered: false,
      deliveredAt: null,
      received: false,
      receivedAt: null,
      audited: false,
      refused: 'data-invalid',
    });
  });
});
