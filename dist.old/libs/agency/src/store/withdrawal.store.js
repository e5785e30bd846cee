import { EnlaceError } from "../../../contracts/src/index.js";
/** @throws EnlaceError `not-found` */ export async function readFlagWithdrawal(flagId, db) {
    const [flag] = await db.query('SELECT case_codes AS "caseCodes", withdrawn_at AS "withdrawnAt" FROM flag WHERE id = $1', [
        flagId
    ]);
    if (flag) return flag;
    throw new EnlaceError('not-found', 'There is no such flag here. Check the id that the flag was answered with.', {
        field: 'flagId'
    });
}
/** Once, and never back. @returns the codes of all referrals of the flag */ export async function withdrawFlag(flagId, at, tx) {
    await tx.query('UPDATE flag SET withdrawn_at = $2 WHERE id = $1 AND withdrawn_at IS NULL', [
        flagId,
        at
    ]);
    return (await readFlagWithdrawal(flagId, tx)).caseCodes;
}
/** Each is told to the other side, so it counts one message. */ export async function withdrawReferrals(withdrawn, tx) {
    await tx.query(`UPDATE referral SET status = change.status, updated_at = change.at, withdrawn_at = change.at,
       sequence_out = sequence_out + 1
     FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS change (code, status, at)
     WHERE case_code = change.code`, [
        withdrawn.map((one)=>one.caseCode),
        withdrawn.map((one)=>one.status),
        withdrawn.map((one)=>one.at)
    ]);
}

//# sourceMappingURL=withdrawal.store.js.map