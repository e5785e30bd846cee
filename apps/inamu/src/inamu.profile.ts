import type { AgencyProfile } from '@enlace/agency';

export const inamuProfile: AgencyProfile = { id: 'inamu', offices: ['central'] };
