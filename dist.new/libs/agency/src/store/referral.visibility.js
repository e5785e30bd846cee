import { EnlaceError } from "../../../contracts/src/index.js";
import { sidesOf } from "../access/permission.table.js";
/**
 * A referral that the caller may not see does not exist for him: one answer for "none" and "not yours", so that codes
 * cannot be tried out.
 *
 * @throws EnlaceError `not-found`
 */ export function requireVisible(caller, row) {
    const visible = row !== undefined && sidesOf(caller.role).includes(row.direction) && (row.direction === 'sent' || caller.office === undefined || caller.office === row.office);
    if (visible) return row;
    throw new EnlaceError('not-found', 'There is no such referral for you. Check the case code.', {
        field: 'caseCode'
    });
}

//# sourceMappingURL=referral.visibility.js.map