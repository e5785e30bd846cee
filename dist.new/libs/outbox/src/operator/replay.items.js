import { selectCopies } from "./copy.list.js";
import { selectLetters } from "./dead.letter.list.js";
/**
 * What a request means at this moment, the oldest first and never more than its limit. What another replay has in hand
 * is left out, and so is what is named and is neither refused nor overdue: to replay what arrived would be noise.
 */ export function findReplayItems(request, overdueAttempts, tx) {
    return request.what === 'copies' ? findCopies(request, overdueAttempts, tx) : findLetters(request, tx);
}
const NOT_IN_HAND = (item, destination)=>`NOT EXISTS (SELECT FROM replay_item hand WHERE hand.item = ${item} AND hand.destination = ${destination}
     AND hand.state IN ('waiting', 'begun'))`;
async function findCopies({ ids, filter, limit }, overdueAttempts, tx) {
    const states = filter ? [
        filter.state
    ] : [
        'refused',
        'overdue'
    ];
    const found = [];
    for (const state of states){
        const { sql, parameters } = selectCopies({
            ...filter,
            state
        }, overdueAttempts);
        found.push(...await tx.query(`SELECT message_id::text AS item, destination FROM ${sql}
         WHERE ($5::text[] IS NULL OR message_id::text = ANY($5::text[]))
           AND ${NOT_IN_HAND('message_id::text', 'copy.destination')}
         ORDER BY message_id, destination LIMIT $6`, [
            ...parameters,
            ids?.map((id)=>id.toLowerCase()) ?? null,
            limit
        ]));
    }
    return found.slice(0, limit);
}
function findLetters({ ids, filter, limit }, tx) {
    const { sql, parameters } = selectLetters({
        ...filter,
        state: 'unresolved'
    });
    return tx.query(`SELECT digest AS item, '' AS destination FROM ${sql}
     WHERE ($4::text[] IS NULL OR digest = ANY($4::text[])) AND ${NOT_IN_HAND('digest', "''")}
     ORDER BY first_at, digest LIMIT $5`, [
        ...parameters,
        ids ?? null,
        limit
    ]);
}

//# sourceMappingURL=replay.items.js.map