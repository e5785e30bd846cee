import type { AgencyProfile } from '@enlace/agency';

export const senafrontProfile: AgencyProfile = { id: 'senafront', offices: ['central'] };
