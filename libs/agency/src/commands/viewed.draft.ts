import type { EventData, MessageDraft } from '@enlace/contracts';
import type { Principal } from '../access/principal.js';
import { composeRecord } from '../mailroom/audit.draft.js';

type Viewed = EventData<'record.viewed.v1'>;
export type ViewPurpose = NonNullable<Viewed['why']>;

/** Somebody read a person's data, for the audit. */
export function viewedDraft(
  { actor, role }: Principal,
  caseCode: string,
  what: Viewed['what'],
  why: ViewPurpose,
): MessageDraft<'record.viewed.v1'> {
  return composeRecord('record.viewed.v1', { actor, role, what, why }, { subject: caseCode });
}
