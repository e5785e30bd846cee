import { EnlaceError } from '@enlace/contracts';
import { sidesOf } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import type { ReferralRow } from './referral.row.js';

/**
 * A referral that the caller may not see does not exist for him: one answer for "none" and "not yours", so that codes
 * cannot be tried out.
 *
 * @throws EnlaceError `not-found`
 */
export function requireVisible<T extends Pick<ReferralRow, 'direction' | 'office'>>(
  caller: Principal,
  row: T | undefined,
): T {
  const visible =
    row !== undefined &&
    sidesOf(caller.role).includes(row.direction) &&
    (row.direction === 'sent' || caller.office === undefined || caller.office === row.office);
  if (visible) return row;
  throw new EnlaceError('not-found', 'There is no such referral for you. Check the case code.', {
    field: 'caseCode',
  });
}
