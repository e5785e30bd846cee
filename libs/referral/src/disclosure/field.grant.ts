import { NEEDS, type AgencyId, type Need } from '@enlace/contracts';
import { DISCLOSURE, type Grant, type Holder } from './disclosure.table.js';

/** What the conditions of the table are asked of. */
export interface Asking {
  readonly agency: AgencyId;
  /** The needs it was told of. */
  readonly needs: readonly Need[];
  /** Whether texts without a need go to it. */
  readonly sharedTexts: boolean;
}

const GRANTS: Record<Grant, (asking: Asking) => 'full' | 'coded' | 'none'> = {
  full: () => 'full',
  coded: () => 'coded',
  count: () => 'none',
  masked: () => 'full',
  need: () => 'full',
  'not-gbv': () => 'full',
  onpar: ({ agency }) => (agency === 'onpar' ? 'full' : 'none'),
  'child-need': ({ needs }) => (needs.some((need) => NEEDS[need].child) ? 'coded' : 'none'),
  one: ({ sharedTexts }) => (sharedTexts ? 'full' : 'none'),
  none: () => 'none',
};

/** What the table says of a field, its conditions answered. A field without a row is nobody's. */
export function grantOf(field: string, holder: Holder, asking: Asking): 'full' | 'coded' | 'none' {
  return GRANTS[DISCLOSURE[field]?.[holder] ?? 'none'](asking);
}
