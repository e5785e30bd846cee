/** Longer than two questions and what is written after them; a process that died with it is waited for so long. Seconds. */ const LEASE = 60;
/**
 * Runs the work unless another process of the audit is at it. Two could overtake each other on the way, and the witness
 * would see the log shrink: an alarm that wakes people for nothing. A lease and no lock: a lock would keep a connection
 * for as long as the witness takes to answer, and a pool of one would wait for itself.
 */ export async function whileLeased(db, work) {
    const [taken] = await db.query(`UPDATE witness_lease SET held_until = clock_timestamp() + make_interval(secs => $1)
     WHERE held_until < clock_timestamp() RETURNING held_until::text AS until`, [
        LEASE
    ]);
    const [lease] = taken;
    if (!lease) return;
    try {
        await work();
    } finally{
        // Given back only if it is still ours.
        await db.query(`UPDATE witness_lease SET held_until = '-infinity' WHERE held_until = $1::timestamptz`, [
            lease.until
        ]);
    }
}

//# sourceMappingURL=witness.lease.js.map