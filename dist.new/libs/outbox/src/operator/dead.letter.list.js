import { cutPage, readCursor, writeCursor } from "./page.cursor.js";
/**
 * The dead letters that fit, as a table `letter`; its parameters are $1 to $3. Bytes that their sender sent again and
 * that were taken in then are resolved too, though nobody marked them: the inbox does not look for them at every message.
 */ export function selectLetters({ state, code, source }) {
    return {
        sql: `(SELECT dead.*, coalesce(resolved_at, taken.arrived_at) AS resolved FROM dead_letter dead
           LEFT JOIN inbox_message taken ON taken.sender = claimed_source AND taken.id = claimed_id::uuid
             AND taken.digest = dead.digest AND taken.state <> 'refused'
           WHERE (coalesce(resolved_at, taken.arrived_at) IS NOT NULL) = $1
             AND ($2::text IS NULL OR code = $2) AND ($3::text IS NULL OR claimed_source = $3)) letter`,
        parameters: [
            state === 'resolved',
            code ?? null,
            source ?? null
        ]
    };
}
/** What came and was not accepted, the newest first; without the bytes. */ export async function listDeadLetters(query, dataSource) {
    const { sql, parameters } = selectLetters(query);
    const [micros, digest] = readCursor(query.cursor, /^(\d{1,17}) ([\w-]{43})$/) ?? [];
    const rows = await dataSource.query(`SELECT digest, code, claimed_source AS "claimedSource", claimed_id AS "claimedId", seen,
       octet_length(body) AS bytes, first_at AS "firstAt", last_at AS "lastAt", resolved AS "resolvedAt",
       (extract(epoch FROM first_at) * 1000000)::bigint AS "order"
     FROM ${sql}
     WHERE $4::bigint IS NULL
        OR ((extract(epoch FROM first_at) * 1000000)::bigint, digest) < ($4::bigint, $5::text)
     ORDER BY "order" DESC, digest DESC LIMIT $6`, [
        ...parameters,
        micros ?? null,
        digest ?? null,
        query.limit + 1
    ]);
    const page = cutPage(rows, query.limit, (row)=>writeCursor(row.order, row.digest));
    return {
        ...page,
        items: page.items.map(present)
    };
}
function present({ order: _, firstAt, lastAt, resolvedAt, ...row }) {
    return {
        ...row,
        firstAt: firstAt.toISOString(),
        lastAt: lastAt.toISOString(),
        resolvedAt: resolvedAt?.toISOString() ?? null
    };
}

//# sourceMappingURL=dead.letter.list.js.map