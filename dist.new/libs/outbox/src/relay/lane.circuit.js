import { PARTY_IDS } from "../../../contracts/src/index.js";
/**
 * The circuit towards a destination. Open, it gets one copy now and then instead of all of them again and again: a
 * broker fills up with re-sent jobs that nobody takes, and the institutions that do answer would pay for it.
 *
 * @param patience milliseconds of silence before it opens
 */ export function isOpen({ silence }, patience) {
    return silence !== null && silence >= patience;
}
/** One lane for every party there is, so that a look at the lanes is a look at all copies. */ export async function openLanes(dataSource) {
    await dataSource.query('INSERT INTO outbox_lane (destination) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [
        PARTY_IDS
    ]);
}
/**
 * One index look-up for each lane, however many copies wait in it. A copy that ended stands in the index until the next
 * vacuum, and every look walks over all of them: under full load it took 20 ms after a minute, twice a second, where that of
 * the last seconds takes one. A plain EXISTS may be hashed, and then the whole table is read.
 *
 * @param seconds looks only at what fell due within so many; without it at whatever is due
 */ export function readLanes(dataSource, seconds) {
    return dataSource.query(`SELECT destination, probe_at <= now() AS probe,
       (extract(epoch FROM now() - silent_since) * 1000)::float8 AS silence,
       (SELECT true FROM outbox_delivery copy
        WHERE copy.destination = lane.destination AND due_at <= now()
          AND due_at > coalesce(now() - make_interval(secs => $1::float8), '-infinity')
        ORDER BY due_at LIMIT 1) IS NOT NULL AS due
     FROM outbox_lane lane`, [
        seconds ?? null
    ]);
}
/** @returns whether this relay is the one that asks; the others see that somebody did */ export async function takeProbe(dataSource, destination, seconds) {
    const [, taken] = await dataSource.query(`UPDATE outbox_lane SET probe_at = now() + make_interval(secs => $2)
     WHERE destination = $1 AND probe_at <= now()`, [
        destination,
        seconds
    ]);
    return taken === 1;
}

//# sourceMappingURL=lane.circuit.js.map