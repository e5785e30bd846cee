import { ONPAR_OFFICES } from '@enlace/contracts';
import type { AgencyProfile } from '@enlace/agency';

export const onparProfile: AgencyProfile = { id: 'onpar', offices: [...ONPAR_OFFICES] };
