/** A partner that was away for weeks has more open copies than memory should hold. */ const AT_ONCE = 200;
/**
 * To which keys of a partner its open copies are sealed, by their `kid`. What does not show one is sealed to none: receipts
 * are in clear.
 */ export async function openKeys(partner, tx) {
    const found = new Set();
    let after = '00000000-0000-0000-0000-000000000000';
    for(;;){
        const rows = await tx.query(`SELECT message.id, message.body FROM outbox_delivery copy JOIN outbox_message message ON message.id = copy.message_id
       WHERE copy.destination = $1 AND copy.receipt_expected AND message.recipient = $1 AND copy.message_id > $2
       ORDER BY copy.message_id LIMIT ${AT_ONCE}`, [
            partner,
            after
        ]);
        for (const { body } of rows){
            const kid = receivingKeyOf(body);
            if (kid !== undefined) found.add(kid);
        }
        const last = rows.at(-1);
        if (!last || rows.length < AT_ONCE) return [
            ...found
        ].toSorted();
        after = last.id;
    }
}
/** The `kid` in the header of the body, which is within the payload of the signature; nobody is asked to believe it. */ function receivingKeyOf(jws) {
    const { data } = read(jws.split('.')[1]);
    if (typeof data !== 'string') return undefined;
    const { kid } = read(data.split('.')[0]);
    return typeof kid === 'string' ? kid : undefined;
}
function read(segment = '') {
    return JSON.parse(Buffer.from(segment, 'base64url').toString('utf8'));
}
/** A statement is as old as its sender says: what is late on its way tells of then and not of now. */ export async function recordOpenKeys(partner, keys, said, tx) {
    await tx.query(`INSERT INTO key_statement AS known (partner, said_at, keys) VALUES ($1, $2, $3)
     ON CONFLICT (partner) DO UPDATE SET said_at = excluded.said_at, keys = excluded.keys
     WHERE known.said_at < excluded.said_at`, [
        partner,
        said,
        keys
    ]);
}

//# sourceMappingURL=open.keys.js.map