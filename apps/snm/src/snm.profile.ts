import type { AgencyProfile } from '@enlace/agency';

export const snmProfile: AgencyProfile = { id: 'snm', offices: ['central'] };
