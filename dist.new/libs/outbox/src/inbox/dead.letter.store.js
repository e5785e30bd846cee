import { MESSAGE_MAX_BYTES } from "../../../contracts/src/index.js";
/**
 * Sets refused bytes aside. The body is kept as bytes: what was damaged on the way need not be text.
 *
 * @param arrivals the same bytes may be among them more than once, and are counted so
 * @returns the earlier answer to bytes that were refused with this code before, by digest; else `null`
 */ export async function setAside(arrivals, tx) {
    if (arrivals.length === 0) return new Map();
    const times = Map.groupBy(arrivals, (arrival)=>arrival.digest);
    const rows = [
        ...times.values()
    ].flatMap(([first])=>first ?? []).toSorted((a, b)=>a.digest < b.digest ? -1 : 1);
    const known = await tx.query(`INSERT INTO dead_letter AS known (digest, claimed_source, claimed_id, code, body, seen)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::integer[])
     ON CONFLICT (digest) DO UPDATE SET
       seen = known.seen + excluded.seen, last_at = now(), code = excluded.code, resolved_at = NULL,
       -- Refused for another reason than before: the sender has not been told of that.
       answer_id = CASE WHEN known.code = excluded.code THEN known.answer_id END
     RETURNING digest, answer_id AS "answerId"`, [
        rows.map((row)=>row.digest),
        rows.map((row)=>row.claimedSource ?? null),
        rows.map((row)=>row.claimedId ?? null),
        rows.map((row)=>row.code),
        rows.map((row)=>Buffer.from(row.jws.slice(0, MESSAGE_MAX_BYTES))),
        rows.map((row)=>times.get(row.digest)?.length ?? 1)
    ]);
    return new Map(known.map((row)=>[
            row.digest,
            row.answerId
        ]));
}
export async function markDeadAnswered(digests, answerId, tx) {
    await tx.query('UPDATE dead_letter SET answer_id = $2 WHERE digest = ANY($1::text[])', [
        digests,
        answerId
    ]);
}
/** Keeps the row of bytes that were taken in after all: that they were refused once stays true. */ export async function resolveDeadLetters(digests, tx) {
    await tx.query('UPDATE dead_letter SET resolved_at = now() WHERE digest = ANY($1::text[])', [
        digests
    ]);
}

//# sourceMappingURL=dead.letter.store.js.map