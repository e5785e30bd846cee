import type { AgencyId, PartyId, ReferralStatus } from '@enlace/contracts';
import type { PartyDatabases } from '../world/party.databases.js';
import { readAnswers, readOpenCopies, type CopyAnswer, type OpenCopy } from './outbox.records.js';

export interface SentMessage {
  readonly id: string;
  readonly type: string;
  readonly recipient: PartyId;
  readonly subject: string | null;
  readonly sequence: number | null;
  readonly digest: string;
}

export interface Arrival {
  readonly sender: PartyId;
  readonly id: string;
  readonly type: string;
  readonly subject: string | null;
  readonly sequence: number | null;
  readonly digest: string;
  readonly state: 'applied' | 'parked' | 'refused';
}

export interface ReferralCopy {
  readonly caseCode: string;
  readonly direction: 'sent' | 'received';
  readonly agency: AgencyId;
  readonly status: ReferralStatus;
}

export interface CaseEvent {
  readonly caseCode: string;
  readonly type: string;
  /** Whose move it was. */
  readonly agency: string;
  readonly status: ReferralStatus | null;
}

export interface DeadLetter {
  readonly code: string;
  readonly source: string | null;
  readonly id: string | null;
}

/** What every party keeps of the messages that went and came. */
export interface PartyRecords {
  readonly party: PartyId;
  readonly sent: readonly SentMessage[];
  readonly arrived: readonly Arrival[];
  readonly open: readonly OpenCopy[];
  readonly answers: readonly CopyAnswer[];
  readonly deadLetters: readonly DeadLetter[];
}

/** And what an agency made of them. */
export interface AgencyRecords extends PartyRecords {
  readonly party: AgencyId;
  readonly nextSequences: readonly {
    readonly sender: PartyId;
    readonly subject: string;
    readonly next: number;
  }[];
  readonly referrals: readonly ReferralCopy[];
  /** In the order in which they were applied. */
  readonly events: readonly CaseEvent[];
  readonly flagIds: readonly string[];
  /** Of each idempotency key, the flag that it was answered with; `null` when nothing but a count was kept. */
  readonly keys: readonly { readonly actor: string; readonly key: string; readonly flagId: string | null }[];
  readonly informed: number;
}

export interface Leaf {
  readonly index: number;
  readonly id: string;
  readonly source: PartyId;
  readonly digest: string;
  readonly body: string;
}

export interface AuditRecords extends PartyRecords {
  readonly leaves: readonly Leaf[];
}

export async function readParty(databases: PartyDatabases, party: PartyId): Promise<PartyRecords> {
  const [sent, arrived, deadLetters, open, answers] = await Promise.all([
    databases.rows<SentMessage>(
      party,
      'SELECT id, type, recipient, subject, sequence, digest FROM outbox_message ORDER BY position',
    ),
    databases.rows<Arrival>(
      party,
      'SELECT sender, id, type, subject, sequence, digest, state FROM inbox_message',
    ),
    databases.rows<DeadLetter>(
      party,
      'SELECT code, claimed_source AS source, claimed_id AS id FROM dead_letter',
    ),
    readOpenCopies(databases, party),
    readAnswers(databases, party),
  ]);
  return { party, sent, arrived, deadLetters, open, answers };
}

export async function readAgency(databases: PartyDatabases, party: AgencyId): Promise<AgencyRecords> {
  const common = await readParty(databases, party);
  const [nextSequences, referrals, events, flags, keys, [informed]] = await Promise.all([
    databases.rows<AgencyRecords['nextSequences'][number]>(
      party,
      'SELECT sender, subject, next FROM inbox_sequence',
    ),
    databases.rows<ReferralCopy>(
      party,
      'SELECT case_code AS "caseCode", direction, agency, status FROM referral',
    ),
    databases.rows<CaseEvent>(
      party,
      'SELECT case_code AS "caseCode", type, agency, status FROM referral_timeline ORDER BY id',
    ),
    databases.rows<{ id: string }>(party, 'SELECT id FROM flag'),
    databases.rows<AgencyRecords['keys'][number]>(
      party,
      'SELECT actor, key, flag_id AS "flagId" FROM idempotency_key',
    ),
    databases.rows<{ count: number }>(
      party,
      'SELECT coalesce(sum(count), 0)::integer AS count FROM information_given',
    ),
  ]);
  const flagIds = flags.map(({ id }) => id);
  return {
    ...common,
    party,
    nextSequences,
    referrals,
    events,
    flagIds,
    keys,
    informed: informed?.count ?? 0,
  };
}

export async function readAudit(databases: PartyDatabases): Promise<AuditRecords> {
  const common = await readParty(databases, 'audit');
  const leaves = await databases.rows<Leaf>(
    'audit',
    'SELECT index::float8 AS index, message_id AS id, source, digest, body FROM leaf ORDER BY index',
  );
  return { ...common, leaves };
}
