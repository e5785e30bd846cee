import { cutPage, readCursor, writeCursor } from "./page.cursor.js";
/** Only what its destination must answer is anybody's business: an answer that got lost is asked for by a duplicate. */ const OPEN = `
  SELECT message_id, destination, attempts, created_at, due_at, NULL::text AS refusal, NULL::timestamptz AS answered_at,
    CASE WHEN attempts > $1 THEN 'overdue' ELSE 'open' END AS state
  FROM outbox_delivery WHERE receipt_expected`;
const REFUSED = `
  SELECT message_id, destination, attempts, sent_at, NULL::timestamptz, refusal, answered_at, 'refused'
  FROM outbox_answer answer WHERE refusal IS NOT NULL
    AND NOT EXISTS (SELECT FROM outbox_delivery open
                    WHERE open.message_id = answer.message_id AND open.destination = answer.destination)`;
/**
 * The copies that fit, as a table `copy`; its parameters are $1 to $4.
 *
 * @param overdueAttempts sends of one copy after which a person should look
 */ export function selectCopies({ state, destination, code }, overdueAttempts) {
    const states = state === 'open' ? [
        'open',
        'overdue'
    ] : [
        state
    ];
    return {
        sql: `(SELECT * FROM (${OPEN} UNION ALL ${REFUSED}) copy
           WHERE state = ANY($2::text[]) AND ($3::text IS NULL OR destination = $3)
             AND ($4::text IS NULL OR refusal = $4)) copy`,
        parameters: [
            overdueAttempts,
            states,
            destination ?? null,
            code ?? null
        ]
    };
}
/** Copies of our messages that are not where they should be, the oldest first. */ export async function listCopies(query, overdueAttempts, dataSource) {
    const { sql, parameters } = selectCopies(query, overdueAttempts);
    const [messageId, destination] = readCursor(query.cursor, /^([0-9a-f-]{36}) (\w{1,20})$/) ?? [];
    const rows = await dataSource.query(`SELECT copy.message_id AS "messageId", message.type, copy.destination, copy.state, copy.attempts,
       copy.created_at AS "createdAt", copy.due_at AS "dueAt", copy.refusal, copy.answered_at AS "answeredAt",
       coalesce(lane.silent_since IS NOT NULL, false) AS silent
     FROM ${sql} JOIN outbox_message message ON message.id = copy.message_id
     LEFT JOIN outbox_lane lane ON lane.destination = copy.destination
     WHERE $5::uuid IS NULL OR (copy.message_id, copy.destination) > ($5::uuid, $6::text)
     ORDER BY copy.message_id, copy.destination LIMIT $7`, [
        ...parameters,
        messageId ?? null,
        destination ?? null,
        query.limit + 1
    ]);
    const page = cutPage(rows, query.limit, (row)=>writeCursor(row.messageId, row.destination));
    return {
        ...page,
        items: page.items.map(present)
    };
}
function present(row) {
    return {
        ...row,
        createdAt: row.createdAt.toISOString(),
        dueAt: row.dueAt?.toISOString() ?? null,
        answeredAt: row.answeredAt?.toISOString() ?? null
    };
}

//# sourceMappingURL=copy.list.js.map