import { setTimeout as delay } from "node:timers/promises";
import { OWNER } from "./data.key.owner.js";
/** Where data keys stand, and what names a row there: one column or two. */ const PLACES = [
    {
        table: 'flag',
        columns: [
            'id'
        ],
        type: 'uuid',
        ownerOf: ({ first })=>OWNER.flag(first)
    },
    {
        table: 'referral',
        columns: [
            'case_code'
        ],
        type: 'text',
        ownerOf: ({ first })=>OWNER.referral(first)
    },
    {
        table: 'idempotency_key',
        columns: [
            'actor',
            'key'
        ],
        type: 'text',
        ownerOf: ({ first, second })=>OWNER.request(first, second)
    }
];
/**
 * Wraps every data key under the current key of the agency, some at a time beside the work; what the data keys seal is
 * not touched. When it has ended, the earlier keys open nothing any more and can be destroyed – and with them whatever
 * was erased since, in every backup that they would have opened.
 *
 * @returns how many were wrapped anew
 */ export async function rewrapDataKeys(dataSource, vault, { batch = 500, pause = 20, signal = new AbortController().signal } = {}) {
    let total = 0;
    for (const place of PLACES){
        let after;
        while(!signal.aborted){
            const rows = await dataSource.transaction((tx)=>rewrapSome(place, after, batch, vault, tx));
            total += rows.length;
            after = rows.at(-1);
            if (rows.length < batch) break;
            await delay(pause, undefined, {
                signal
            }).catch(()=>undefined);
        }
    }
    return total;
}
/** A row that somebody has in hand is waited for: to pass it by would be to say too early that all is done. */ async function rewrapSome({ table, columns, type, ownerOf }, after, batch, vault, tx) {
    const [first, second] = columns;
    const position = [
        after?.first,
        ...second ? [
            after?.second
        ] : []
    ];
    const key = columns.join(', ');
    const beyond = position.map((_, index)=>`$${index + 3}::${type}`).join(', ');
    const rows = await tx.query(`SELECT ${first} AS first, ${second ?? `''`} AS second, data_key AS wrapped FROM ${table}
     WHERE data_key IS NOT NULL AND split_part(data_key, '.', 1) <> $1 ${after ? `AND (${key}) > (${beyond})` : ''}
     ORDER BY ${key} LIMIT $2 FOR UPDATE`, [
        vault.wrappingKey,
        batch,
        ...after ? position : []
    ]);
    const wrapped = await Promise.all(rows.map((row)=>vault.rewrap(ownerOf(row), row.wrapped)));
    await tx.query(`UPDATE ${table} AS row SET data_key = anew.wrapped
     FROM unnest($1::${type}[], $2::text[], $3::text[]) AS anew (first, second, wrapped)
     WHERE row.${first} = anew.first AND anew.wrapped IS NOT NULL ${second ? `AND row.${second} = anew.second` : ''}`, [
        rows.map((row)=>row.first),
        rows.map((row)=>row.second),
        wrapped.map((one)=>one ?? null)
    ]);
    return rows;
}

//# sourceMappingURL=data.key.rewrapper.js.map