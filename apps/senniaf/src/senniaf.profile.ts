import type { AgencyProfile } from '@enlace/agency';

export const senniafProfile: AgencyProfile = { id: 'senniaf', offices: ['central'] };
