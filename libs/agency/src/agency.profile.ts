import type { AgencyId } from '@enlace/contracts';

/** What makes one agency differ from another: data, so that five agencies are not five copies. */
export interface AgencyProfile {
  readonly id: AgencyId;
  /** Its offices, as routing names them; a referral to any other is refused. */
  readonly offices: readonly string[];
}

export const AGENCY_PROFILE = Symbol('AGENCY_PROFILE');
