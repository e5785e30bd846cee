import type { RecordVault } from '@enlace/security';
import { OWNER } from '../src/store/data.key.owner.js';

type Rows = (sql: string, values: readonly unknown[]) => Promise<unknown[]>;

interface NoteRow {
  readonly type: string;
  readonly at: Date;
  readonly note: Buffer;
  readonly key: string;
}

/** Opens the texts about a referral, which no API gives out, with the keys of the agency that keeps them. */
export async function readNotes(caseCode: string, vault: RecordVault, query: Rows): Promise<unknown[]> {
  const rows = (await query(
    `SELECT type, at, note, data_key AS key FROM referral_event JOIN referral USING (case_code)
     WHERE case_code = $1 AND note IS NOT NULL ORDER BY id`,
    [caseCode],
  )) as NoteRow[];
  const notes: unknown[] = [];
  for (const { type, at, note, key } of rows) {
    const opened = await vault.openKey(OWNER.referral(caseCode), key);
    notes.push(vault.open(note, `referral_event.note ${type} ${at.toISOString()}`, opened));
  }
  return notes;
}
