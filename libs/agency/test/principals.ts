import { ROLES, type Role } from '@enlace/contracts';
import type { Principal } from '../src/access/principal.js';

export function principal(role: Role, office?: string): Principal {
  const actor = `some-${role}`;
  return office === undefined ? { actor, role } : { actor, role, office };
}

export const officer = principal('officer');
export const focalPoint = principal('focal-point');
export const caseWorker = principal('case-worker');
export const head = principal('head-of-office');

/** The roles that are not among these. */
export function otherRoles(allowed: readonly Role[]): readonly Role[] {
  return ROLES.filter((role) => !allowed.includes(role));
}
