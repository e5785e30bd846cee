import type { ReferralContent, ReferralStatus } from '@enlace/contracts';
import { isDuplicateRow } from '@enlace/platform';
import type { DataKey, RecordVault } from '@enlace/security';
import type { EntityManager } from 'typeorm';
import type { NewReferral, ReferralEvent, ReferralRow } from './referral.row.js';
import { OWNER } from './data.key.owner.js';

export const REFERRAL_COLUMNS = `
  case_code AS "caseCode", direction, agency, office, status, flag_id AS "flagId", code_only AS "codeOnly",
  person_count AS "personCount", acknowledge_hours AS "acknowledgeHours", contact_hours AS "contactHours",
  acknowledge_by AS "acknowledgeBy", contact_by AS "contactBy", received_at AS "receivedAt",
  data_key AS "dataKey", content AS sealed,
  withdrawn_at AS "withdrawnAt", erased_at AS "erasedAt",
  message_id AS "messageId", correlation_id AS "correlationId", sequence_out AS "sequenceOut",
  created_at AS "createdAt", updated_at AS "updatedAt"`;

/** @returns `false` when a case code is taken; the transaction is to be undone then */
export async function insertReferrals(
  rows: readonly NewReferral[],
  vault: RecordVault,
  tx: EntityManager,
): Promise<boolean> {
  const secrets = await Promise.all(rows.map((row) => sealContent(row, vault)));
  try {
    await tx.query(
      `INSERT INTO referral (case_code, direction, agency, office, status, flag_id, code_only, person_count,
         acknowledge_hours, contact_hours, acknowledge_by, contact_by, data_key, content, message_id, correlation_id,
         sequence_out, created_at, updated_at, requested_by)
       SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
         unnest($6::uuid[]), unnest($7::boolean[]), unnest($8::integer[]),
         unnest($9::integer[]), unnest($10::integer[]), unnest($11::timestamptz[]), unnest($12::timestamptz[]),
         unnest($13::text[]), unnest($14::bytea[]), unnest($15::uuid[]), unnest($16::uuid[]),
         unnest($17::integer[]), unnest($18::timestamptz[]), unnest($19::timestamptz[]), unnest($20::text[])`,
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
        secrets.map((secret) => secret.dataKey),
        secrets.map((secret) => secret.sealed),
        rows.map((row) => row.messageId),
        rows.map((row) => row.correlationId),
        rows.map((row) => row.sequenceOut),
        rows.map((row) => row.createdAt),
        rows.map((row) => row.updatedAt),
        rows.map((row) => row.requestedBy),
      ],
    );
  } catch (error) {
    if (isDuplicateRow(error, 'referral_pkey')) return false;
    throw error;
  }
  return true;
}

type Content = Pick<NewReferral, 'caseCode' | 'content'> & { readonly dataKey?: string | null };

/** Where there is no content there is nothing to seal: the side that flagged keeps none. */
async function sealContent(
  { caseCode, content, dataKey = null }: Content,
  vault: RecordVault,
): Promise<Pick<ReferralRow, 'dataKey' | 'sealed'>> {
  if (content === null) return { dataKey, sealed: null };
  const key = await keyOf({ caseCode, dataKey }, vault);
  return { dataKey: key.wrapped, sealed: vault.seal(content, 'referral.content', key) };
}

/** The key of a referral; a new one where nothing of it was sealed yet. */
function keyOf(
  { caseCode, dataKey }: Pick<ReferralRow, 'caseCode' | 'dataKey'>,
  vault: RecordVault,
): Promise<DataKey> {
  const owner = OWNER.referral(caseCode);
  return dataKey === null ? vault.createKey(owner) : vault.openKey(owner, dataKey);
}

/** Of whom consent was withdrawn nothing is opened. @throws EnlaceError `record-unreadable` */
export async function openContent(
  {
    caseCode,
    dataKey,
    sealed,
    withdrawnAt,
  }: Pick<ReferralRow, 'caseCode' | 'dataKey' | 'sealed' | 'withdrawnAt'>,
  vault: RecordVault,
): Promise<ReferralContent | null> {
  if (dataKey === null || sealed === null || withdrawnAt !== null) return null;
  const key = await vault.openKey(OWNER.referral(caseCode), dataKey);
  return vault.open(sealed, 'referral.content', key) as ReferralContent;
}

/** Seals a text about a referral; which event it belongs to is bound to it by its type and time. */
export async function sealNote(
  row: Pick<ReferralRow, 'caseCode' | 'dataKey'>,
  { type, at }: Pick<ReferralEvent, 'type' | 'at'>,
  note: string,
  vault: RecordVault,
  tx: EntityManager,
): Promise<Buffer> {
  const key = await keyOf(row, vault);
  if (row.dataKey === null)
    await tx.query('UPDATE referral SET data_key = $2 WHERE case_code = $1', [row.caseCode, key.wrapped]);
  return vault.seal(note, `referral_event.note ${type} ${at.toISOString()}`, key);
}

export async function insertEvents(events: readonly ReferralEvent[], tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO referral_event (case_code, type, at, agency, actor, status, reason, note)
     SELECT code, type, at, agency, actor, status, reason, note
     FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::bytea[]) AS event (code, type, at, agency, actor, status, reason, note)`,
    [
      events.map((event) => event.caseCode),
      events.map((event) => event.type),
      events.map((event) => event.at),
      events.map((event) => event.agency),
      events.map((event) => event.actor ?? null),
      events.map((event) => event.status ?? null),
      events.map((event) => event.reason ?? null),
      events.map((event) => event.note ?? null),
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
export interface Amendment extends Pick<
  ReferralRow,
  'caseCode' | 'office' | 'personCount' | 'messageId' | 'dataKey'
> {
  /** `null` on the side that flagged: the content is the receiver's. */
  readonly content: ReferralContent | null;
}

export async function replaceContent(
  amended: readonly Amendment[],
  vault: RecordVault,
  tx: EntityManager,
): Promise<void> {
  const secrets = await Promise.all(amended.map((row) => sealContent(row, vault)));
  await tx.query(
    `UPDATE referral SET data_key = amended.data_key, content = amended.content,
       office = amended.office, person_count = amended.persons, message_id = amended.message
     FROM unnest($1::text[], $2::text[], $3::bytea[], $4::text[], $5::integer[], $6::uuid[])
       AS amended (code, data_key, content, office, persons, message)
     WHERE case_code = amended.code`,
    [
      amended.map((row) => row.caseCode),
      secrets.map((secret) => secret.dataKey),
      secrets.map((secret) => secret.sealed),
      amended.map((row) => row.office),
      amended.map((row) => row.personCount),
      amended.map((row) => row.messageId),
    ],
  );
}
