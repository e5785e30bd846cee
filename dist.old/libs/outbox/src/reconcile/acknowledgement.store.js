import { EnlaceError } from "../../../contracts/src/index.js";
import { findDifference } from "./difference.list.js";
/**
 * Somebody looked into messages that a partner has and we lost. They cannot be sent again and would be open for ever.
 *
 * @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then
 */ export async function acknowledgeDifference({ partner, day, beyond, why }, { actor, role }, tx) {
    // A comparison that heals it, or finds more, waits until this is through; so does whoever else acknowledges it.
    await tx.query(`SELECT FROM reconcile_difference WHERE partner = $1 AND day = $2 AND healed_at IS NULL ORDER BY prefix FOR UPDATE`, [
        partner,
        day
    ]);
    const difference = requireOpen(await findDifference(partner, day, tx), beyond);
    const id = crypto.randomUUID();
    const at = new Date().toISOString();
    await tx.query(`INSERT INTO difference_acknowledgement (partner, day, id, beyond, why, actor, role, acknowledged_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (partner, day) DO UPDATE SET id = excluded.id, beyond = excluded.beyond, why = excluded.why,
       actor = excluded.actor, role = excluded.role, acknowledged_at = excluded.acknowledged_at`, [
        partner,
        day,
        id,
        beyond,
        why,
        actor,
        role,
        at
    ]);
    return {
        ...difference,
        state: 'acknowledged',
        acknowledgement: {
            id,
            beyond,
            why,
            actor,
            role,
            at
        }
    };
}
function requireOpen(difference, beyond) {
    if (difference === undefined || difference.state === 'healed') throw new EnlaceError('not-found', 'Nothing differs with this partner on this day. See the differences.');
    if (difference.state === 'acknowledged') throw new EnlaceError('transition-not-allowed', 'Somebody acknowledged it already. See the differences.');
    if (difference.missing > 0) throw new EnlaceError('transition-not-allowed', 'The partner lacks messages of this day, and they are sent again. Wait until nothing is missing.');
    if (difference.beyond !== beyond) throw new EnlaceError('transition-not-allowed', 'The partner now has another number of messages that we lack. Look into those too, and say that number.', {
        field: 'beyond'
    });
    return difference;
}
/** What healed and differs again is another loss, which nobody has looked into. */ export async function endAcknowledgement(partner, day, tx) {
    await tx.query(`DELETE FROM difference_acknowledgement known WHERE partner = $1 AND day = $2
       AND NOT EXISTS (SELECT FROM reconcile_difference difference
                       WHERE difference.partner = $1 AND difference.day = $2 AND healed_at IS NULL)`, [
        partner,
        day
    ]);
}

//# sourceMappingURL=acknowledgement.store.js.map