const COLUMNS = `index AS leaf, message_id AS id, source, recipient, type, subject, sequence,
  causation_id AS causationid, event_time AS at, ingested_at AS "loggedAt", digest, body AS message`;
function entryOf(row) {
    return {
        ...row,
        leaf: Number(row.leaf),
        at: row.at.toISOString(),
        loggedAt: row.loggedAt.toISOString()
    };
}
/**
 * Leaves about one case, and those that answer them, in the order of the log. An answer is whatever names the digest,
 * whoever says it: its source stands on it. A message that was logged after its answer brings the answer along.
 */ export async function readCase(subject, { from, size }, limit, db) {
    const rows = await db.query(// Arrays and no joins: PostgreSQL then looks each leaf up, even before it has statistics of a log that grew fast.
    `SELECT ${COLUMNS} FROM leaf
     WHERE index >= $2 AND index < $3 AND index = ANY (ARRAY(
       SELECT index FROM leaf WHERE subject = $1
       UNION
       SELECT leaf FROM answer
       WHERE digest = ANY (ARRAY(SELECT digest FROM leaf WHERE subject = $1 AND index < $3))))
     ORDER BY index LIMIT $4`, [
        subject,
        from,
        size,
        limit
    ]);
    return rows.map(entryOf);
}
/**
 * What one message became. An id is unique to its sender only, so that without one there may be several.
 *
 * @param source absent: of any party
 */ export async function findEntries(messageId, source, db) {
    const rows = await db.query(`SELECT ${COLUMNS} FROM leaf WHERE message_id = $1 AND ($2::text IS NULL OR source = $2) ORDER BY index`, [
        messageId,
        source ?? null
    ]);
    return rows.map(entryOf);
}
/** How many leaves there are, judged by the last one. */ export async function countLeaves(db) {
    const [row] = await db.query('SELECT coalesce(max(index) + 1, 0) AS size FROM leaf');
    return Number(row?.size);
}

//# sourceMappingURL=leaf.reader.js.map