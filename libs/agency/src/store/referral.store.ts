import type { ReferralContent, ReferralStatus } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import { joinJson, jsonArray } from './json.column.js';
import type { ReferralEvent, ReferralRow } from './referral.row.js';

export const REFERRAL_COLUMNS = `
  case_code AS "caseCode", direction, agency, office, status, flag_id AS "flagId", code_only AS "codeOnly",
  person_count AS "personCount", acknowledge_hours AS "acknowledgeHours", contact_hours AS "contactHours",
  acknowledge_by AS "acknowledgeBy", contact_by AS "contactBy", received_at AS "receivedAt", content,
  message_id AS "messageId", correlation_id AS "correlationId", sequence_out AS "sequenceOut",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** @returns the case codes that were new; a code that is taken is left as it is */
export async function insertReferrals(
  rows: readonly ReferralRow[],
  tx: EntityManager,
): Promise<ReadonlySet<string>> {
  const inserted = await tx.query<{ caseCode: string }[]>(
    `INSERT INTO referral (case_code, direction, agency, office, status, flag_id, code_only, person_count,
       acknowledge_hours, contact_hours, acknowledge_by, contact_by, content, message_id, correlation_id,
       sequence_out, created_at, updated_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::boolean[],
       $8::integer[], $9::integer[], $10::integer[], $11::timestamptz[], $12::timestamptz[],
       ${jsonArray('$13')}, $14::uuid[], $15::uuid[], $16::integer[],
       $17::timestamptz[], $18::timestamptz[])
     ON CONFLICT (case_code) DO NOTHING RETURNING case_code AS "caseCode"`,
    [
      rows.map((row) => row.caseCode),
      rows.map((row) => row.direction),
      rows.map((row) => row.agency),
      rows.map((row) => row.office),
      rows.map((row) => row.status),
      rows.map((row) => row.flagId),
      rows.map((row) => row.codeOnly),
      rows.map((row) => row.personCount),
      rows.map((row) => row.acknowledgeHours),
      rows.map((row) => row.contactHours),
      rows.map((row) => row.acknowledgeBy),
      rows.map((row) => row.contactBy),
      joinJson(rows.map((row) => row.content)),
      rows.map((row) => row.messageId),
      rows.map((row) => row.correlationId),
      rows.map((row) => row.sequenceOut),
      rows.map((row) => row.createdAt),
      rows.map((row) => row.updatedAt),
    ],
  );
  return new Set(inserted.map((row) => row.caseCode));
}

export async function insertEvents(events: readonly ReferralEvent[], tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO referral_event (case_code, type, at, agency, actor, status, reason, note)
     SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
       ${jsonArray('$8')})`,
    [
      events.map((event) => event.caseCode),
      events.map((event) => event.type),
      events.map((event) => event.at),
      events.map((event) => event.agency),
      events.map((event) => event.actor ?? null),
      events.map((event) => event.status ?? null),
      events.map((event) => event.reason ?? null),
      joinJson(events.map((event) => event.note)),
    ],
  );
}

/** Reads referrals and keeps them from changing until the transaction ends; in the order of codes, against deadlock. */
export async function lockReferrals(
  caseCodes: readonly string[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, ReferralRow>> {
  const rows = await tx.query<ReferralRow[]>(
    `SELECT ${REFERRAL_COLUMNS} FROM referral WHERE case_code = ANY($1::text[]) ORDER BY case_code FOR UPDATE`,
    [caseCodes],
  );
  return new Map(rows.map((row) => [row.caseCode, row]));
}

export interface StatusChange {
  readonly caseCode: string;
  readonly status: ReferralStatus;
  readonly at: Date;
  /** How many messages this side sends about it with this change. */
  readonly messages: number;
}

/** What is requested again was opened by nobody yet: who opened the first form has not seen the mended one. */
export async function changeStatus(changes: readonly StatusChange[], tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE referral SET status = change.status, updated_at = change.at,
       sequence_out = sequence_out + change.messages,
       received_at = CASE change.status WHEN 'received' THEN change.at WHEN 'requested' THEN NULL ELSE received_at END
     FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::integer[]) AS change (code, status, at, messages)
     WHERE case_code = change.code`,
    [
      changes.map((change) => change.caseCode),
      changes.map((change) => change.status),
      changes.map((change) => change.at),
      changes.map((change) => change.messages),
    ],
  );
}

/** What a mended referral carries in place of what came first, and the message that carries it. */
export interface Amendment extends Pick<ReferralRow, 'caseCode' | 'office' | 'personCount' | 'messageId'> {
  /** `null` on the side that flagged: the content is the receiver's. */
  readonly content: ReferralContent | null;
}

export async function replaceContent(amended: readonly Amendment[], tx: EntityManager): Promise<void> {
  await tx.query(
    `UPDATE referral SET content = amended.content, office = amended.office, person_count = amended.persons,
       message_id = amended.message
     FROM unnest($1::text[], ${jsonArray('$2')}, $3::text[], $4::integer[], $5::uuid[])
       AS amended (code, content, office, persons, message)
     WHERE case_code = amended.code`,
    [
      amended.map((row) => row.caseCode),
      joinJson(amended.map((row) => row.content)),
      amended.map((row) => row.office),
      amended.map((row) => row.personCount),
      amended.map((row) => row.messageId),
    ],
  );
}
