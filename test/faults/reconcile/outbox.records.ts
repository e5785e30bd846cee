import type { PartyId } from '@enlace/contracts';
import type { PartyDatabases } from '../world/party.databases.js';

/** A copy of a message that its destination has not answered. */
export interface OpenCopy {
  readonly messageId: string;
  readonly type: string;
  readonly destination: PartyId;
  readonly attempts: number;
}

/** What a destination answered about a copy. */
export interface CopyAnswer {
  readonly messageId: string;
  readonly destination: PartyId;
  /** Where the audit says the message stands in its log. */
  readonly leaf: number | null;
  /** Why it was refused; `null` when it was receipted. */
  readonly refusal: string | null;
}

export function readOpenCopies(databases: PartyDatabases, party: PartyId): Promise<OpenCopy[]> {
  return databases.rows(
    party,
    `SELECT message_id AS "messageId", type, destination, attempts
     FROM outbox_delivery JOIN outbox_message ON id = message_id`,
  );
}

export function readAnswers(databases: PartyDatabases, party: PartyId): Promise<CopyAnswer[]> {
  return databases.rows(
    party,
    `SELECT message_id AS "messageId", destination, leaf::float8 AS leaf, refusal
     FROM outbox_answer`,
  );
}

/** Why the receiver refused a referral, if it did. */
export async function findRefusal(
  databases: PartyDatabases,
  sender: PartyId,
  caseCode: string,
): Promise<string | undefined> {
  const [row] = await databases.rows<{ refusal: string }>(
    sender,
    `SELECT refusal FROM outbox_answer JOIN outbox_message ON id = message_id
     WHERE subject = $1 AND type = 'referral.requested.v1' AND destination <> 'audit' AND refusal IS NOT NULL`,
    [caseCode],
  );
  return row?.refusal;
}

/** How far an outbox reaches. */
export async function readPosition(databases: PartyDatabases, sender: PartyId): Promise<string> {
  const [row] = await databases.rows<{ position: string }>(
    sender,
    'SELECT coalesce(max(position), 0) AS position FROM outbox_message',
  );
  return row?.position ?? '0';
}

/** How many copies of referrals up to a position are without the signed answer of the receiver, or of the audit. */
export async function countOwed(
  databases: PartyDatabases,
  sender: PartyId,
  position: string,
): Promise<number> {
  const [row] = await databases.rows<{ owed: number }>(
    sender,
    `SELECT count(*)::integer AS owed FROM outbox_delivery JOIN outbox_message ON id = message_id
     WHERE type = 'referral.requested.v1' AND position <= $1`,
    [position],
  );
  return row?.owed ?? 0;
}
