import type { FlagCreated, PartyId } from '@enlace/contracts';
import { flagBody } from '../../support/flag.body.js';
import type { Evidence } from './exchange.reconciliation.js';
import type { AgencyRecords, Arrival, AuditRecords, SentMessage } from './party.records.js';

/** Records that a test may break in one place. */
export type Changeable<T> =
  T extends ReadonlySet<infer V>
    ? Set<V>
    : T extends object
      ? { -readonly [K in keyof T]: Changeable<T[K]> }
      : T;

export const CASE = '872X-NR4N-G';
const FLAG = 'flag-1';

function sent(id: string, type: string, recipient: PartyId, sequence: number): SentMessage {
  return { id, type, recipient, subject: CASE, sequence, digest: `digest of ${id}` };
}

function arrivalOf({ id, type, subject, sequence, digest }: SentMessage, sender: PartyId): Arrival {
  return { sender, id, type, subject, sequence, digest, state: 'applied' };
}

function agency(party: AgencyRecords['party'], records: Partial<AgencyRecords>): AgencyRecords {
  const nothing = { sent: [], arrived: [], open: [], answers: [], deadLetters: [] };
  const empty = { nextSequences: [], referrals: [], events: [], flagIds: [], keys: [], informed: 0 };
  return { party, ...nothing, ...empty, ...records };
}

/** What two agencies and the audit hold of one referral that ONPAR received and accepted. Everything is sound. */
export function sampleEvidence(): Changeable<Evidence> {
  const requested = sent('m1', 'referral.requested.v1', 'onpar', 1);
  const received = sent('m2', 'referral.received.v1', 'senafront', 1);
  const accepted = sent('m3', 'referral.accepted.v1', 'senafront', 2);
  const moves = [
    { caseCode: CASE, type: received.type, agency: 'onpar', status: 'received' as const },
    { caseCode: CASE, type: accepted.type, agency: 'onpar', status: 'accepted' as const },
  ];
  const asked = { caseCode: CASE, type: requested.type, status: 'requested' as const };
  const answered = (messageId: string, destination: PartyId, leaf: number | null) => ({
    messageId,
    destination,
    leaf,
    refusal: null,
  });
  const senafront = agency('senafront', {
    sent: [requested],
    arrived: [arrivalOf(received, 'onpar'), arrivalOf(accepted, 'onpar')],
    answers: [answered('m1', 'onpar', null), answered('m1', 'audit', 0)],
    nextSequences: [{ sender: 'onpar', subject: CASE, next: 3 }],
    referrals: [{ caseCode: CASE, direction: 'sent', agency: 'onpar', status: 'accepted' }],
    events: [{ ...asked, agency: 'onpar' }, ...moves],
    flagIds: [FLAG],
    keys: [{ actor: 'officer.senafront.1', key: 'key-1', flagId: FLAG }],
  });
  const onpar = agency('onpar', {
    sent: [received, accepted],
    arrived: [arrivalOf(requested, 'senafront')],
    answers: [answered('m2', 'audit', 1), answered('m3', 'audit', 2)],
    nextSequences: [{ sender: 'senafront', subject: CASE, next: 2 }],
    referrals: [{ caseCode: CASE, direction: 'received', agency: 'senafront', status: 'accepted' }],
    events: [{ ...asked, agency: 'senafront' }, ...moves],
  });
  const leaves = [
    { message: requested, source: 'senafront' as const },
    { message: received, source: 'onpar' as const },
    { message: accepted, source: 'onpar' as const },
  ].map(({ message: { id, digest }, source }, index) => ({ index, id, source, digest, body: '' }));
  const audit: AuditRecords = {
    party: 'audit',
    sent: [],
    arrived: [],
    open: [],
    answers: [],
    deadLetters: [],
    leaves,
  };
  const answer = { flagId: FLAG, informationGiven: false, referrals: [{ to: 'onpar', caseCode: CASE }] };
  const flag = flagBody();
  return {
    flags: [
      { by: 'senafront', actor: 'officer.senafront.1', key: 'key-1', flag, answer: answer as FlagCreated },
    ],
    referrals: [{ by: 'senafront', to: 'onpar', caseCode: CASE, flag }],
    poison: new Set<string>(),
    quarantineCode: 'message-quarantined',
    agencies: [senafront, onpar],
    audit,
  } as unknown as Changeable<Evidence>;
}
