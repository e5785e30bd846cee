import { countDifferences } from "../../../outbox/src/index.js";
/** Each statement reads what is open, by an index that holds nothing else: it costs the same after ten million messages. */ export async function readOpenWork(dataSource, overdueAttempts) {
    const lanes = await dataSource.query(`SELECT coalesce(copies.destination, lane.destination) AS destination,
       coalesce(open, 0) AS open, coalesce(overdue, 0) AS overdue, coalesce(oldest, 0) AS "oldestSeconds",
       coalesce(extract(epoch FROM now() - silent_since)::float8, 0) AS "silentSeconds"
     FROM outbox_lane lane FULL JOIN (
       SELECT destination, count(*)::integer AS open,
         (count(*) FILTER (WHERE attempts > $1))::integer AS overdue,
         extract(epoch FROM now() - min(created_at))::float8 AS oldest
       FROM outbox_delivery GROUP BY destination
     ) copies ON copies.destination = lane.destination`, [
        overdueAttempts
    ]);
    const refused = await dataSource.query(`SELECT destination, refusal AS code, count(*)::integer AS copies
     FROM outbox_answer WHERE refusal IS NOT NULL GROUP BY destination, refusal`);
    const deadLetters = await dataSource.query('SELECT code, count(*)::integer AS letters FROM dead_letter WHERE resolved_at IS NULL GROUP BY code');
    const parked = await dataSource.query(`SELECT sender AS source, count(*)::integer AS messages
     FROM inbox_message WHERE state = 'parked' GROUP BY sender`);
    const differences = await countDifferences(dataSource.manager);
    return {
        lanes,
        refused,
        deadLetters,
        parked,
        differences
    };
}

//# sourceMappingURL=open.work.js.map