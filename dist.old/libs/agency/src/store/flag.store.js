import { OWNER } from "./data.key.owner.js";
export async function sealRequest({ officer, key: name, digest, answer, row }, vault) {
    const key = await vault.createKey(row ? OWNER.flag(row.id) : OWNER.request(officer, name));
    const dataKey = key.wrapped;
    if (!row) {
        const sealed = vault.seal({
            digest,
            answer
        }, 'idempotency_key.answer', key);
        return {
            flag: undefined,
            answer: {
                dataKey,
                sealed
            }
        };
    }
    const kept = {
        content: row.content,
        digest,
        answer
    };
    return {
        flag: {
            dataKey,
            sealed: vault.seal(kept, 'flag.content', key)
        },
        answer: undefined
    };
}
export function keyName({ officer, key }) {
    return `${officer} ${key}`;
}
/**
 * Takes idempotency keys together with their answers. A twin that is under way in another transaction is waited for:
 * the primary key makes the second one stand still until the first has committed or gone. In the order of keys, so
 * that two batches cannot wait for each other.
 *
 * @returns the names of the keys that were taken before
 */ export async function takeKeys(flags, tx) {
    if (flags.length === 0) return new Set();
    const rows = flags.toSorted((a, b)=>compare(a.officer, b.officer) || compare(a.key, b.key));
    const known = await tx.query(`WITH taken AS (
       INSERT INTO idempotency_key (actor, key, flag_id, data_key, answer)
       SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::uuid[]), unnest($4::text[]), unnest($5::bytea[])
       ON CONFLICT DO NOTHING RETURNING actor, key
     )
     SELECT actor AS officer, key FROM unnest($1::text[], $2::text[]) AS request (actor, key)
     WHERE (SELECT count(*) FROM taken) < cardinality($2::text[])
       AND (actor, key) NOT IN (SELECT actor, key FROM taken)`, [
        rows.map((row)=>row.officer),
        rows.map((row)=>row.key),
        rows.map((row)=>row.flagId),
        rows.map((row)=>row.dataKey ?? null),
        rows.map((row)=>row.sealed ?? null)
    ]);
    return new Set(known.map(keyName));
}
function compare(one, other) {
    return one < other ? -1 : Number(one > other);
}
/** What keys were used for before, by name; `undefined` when it was erased. */ export async function findAnswers(keys, vault, tx) {
    if (keys.length === 0) return new Map();
    const rows = await tx.query(`SELECT known.actor AS officer, known.key, known.answer, known.data_key AS "ownKey",
       flag.id AS "flagId", flag.data_key AS "flagKey", flag.content
     FROM unnest($1::text[], $2::text[]) AS asked (actor, key)
     JOIN idempotency_key known ON known.actor = asked.actor AND known.key = asked.key
     LEFT JOIN flag ON flag.id = known.flag_id`, [
        keys.map((one)=>one.officer),
        keys.map((one)=>one.key)
    ]);
    const opened = rows.map(async (row)=>[
            keyName(row),
            await openAnswer(row, vault)
        ]);
    return new Map(await Promise.all(opened));
}
async function openAnswer(row, vault) {
    const { officer, key: name, answer, ownKey, flagId, flagKey, content } = row;
    const wrapped = ownKey ?? flagKey;
    const sealed = answer ?? content;
    if (sealed === null || wrapped === null) return undefined;
    const owner = ownKey === null && flagId !== null ? OWNER.flag(flagId) : OWNER.request(officer, name);
    const key = await vault.openKey(owner, wrapped);
    const place = answer === null ? 'flag.content' : 'idempotency_key.answer';
    return vault.open(sealed, place, key);
}
export async function insertFlags(flags, tx) {
    await tx.query(`INSERT INTO flag (id, officer, place, flagged_at, data_key, content, case_codes)
     SELECT unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), unnest($4::timestamptz[]), unnest($5::text[]),
       unnest($6::bytea[]), string_to_array(unnest($7::text[]), ' ')`, [
        flags.map((flag)=>flag.id),
        flags.map((flag)=>flag.officer),
        flags.map((flag)=>flag.place),
        flags.map((flag)=>flag.flaggedAt),
        flags.map((flag)=>flag.dataKey),
        flags.map((flag)=>flag.sealed),
        flags.map((flag)=>flag.caseCodes.join(' '))
    ]);
}
/** Counts who was informed and refused, by day and place; nothing else of them is kept. */ export function countInformed(informed, tx) {
    return countDaily('information_given', 'place', informed, tx);
}
/** Counted apart from the flags: the ground tells something of the person. */ export function countOverrides(overrides, tx) {
    return countDaily('override_given', 'ground', overrides, tx);
}
/** Sorted against deadlock. */ async function countDaily(table, by, rows, tx) {
    if (rows.length === 0) return;
    await tx.query(`INSERT INTO ${table} AS given (day, ${by}, count)
     SELECT day, ${by}, count(*) FROM unnest($1::date[], $2::text[]) AS told (day, ${by})
     GROUP BY day, ${by} ORDER BY day, ${by}
     ON CONFLICT (day, ${by}) DO UPDATE SET count = given.count + excluded.count`, [
        rows.map((row)=>row.day),
        rows.map((row)=>row[by])
    ]);
}

//# sourceMappingURL=flag.store.js.map