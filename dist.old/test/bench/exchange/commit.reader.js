import { setTimeout as delay } from "node:timers/promises";
import { toWireTime } from "../../../libs/contracts/src/index.js";
import { inSession, select } from "../../../apps/sandbox/src/servers/postgres.session.js";
/** What is measured is when things were committed, not when it was seen: to look often would only cost the exchange. */ const LOOK_MS = 200;
const PATIENCE_MS = 120_000;
/**
 * Waits until every copy in an outbox has its receipt.
 *
 * @throws Error when a copy was refused, or nothing happens for long
 */ export function untilReceipted(url) {
    return inSession(url, async (client)=>{
        const deadline = Date.now() + PATIENCE_MS;
        for(;;){
            const { rows } = await client.query(// By the index: to read the table is to read every copy that ended since it was last vacuumed.
            `SELECT EXISTS (SELECT FROM outbox_lane lane, LATERAL (
             SELECT FROM outbox_delivery copy WHERE copy.destination = lane.destination LIMIT 1) open) AS open,
           EXISTS (SELECT FROM outbox_answer WHERE refusal IS NOT NULL) AS refused`);
            if (rows[0]?.refused === true) throw new Error('A copy was refused. The exchange is not well; see its tests.');
            if (rows[0]?.open !== true) return;
            if (Date.now() > deadline) throw new Error('Copies stay without a receipt. See the logs of the parties.');
            await delay(LOOK_MS);
        }
    });
}
const COMMITTED = `extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000`;
/**
 * When the last receipt of this outbox was committed, of messages since an instant. Milliseconds since the epoch. Ids
 * begin with the wire time, so that a long history is not read for it.
 */ export async function lastReceipt(url, since) {
    const first = toWireTime(since).toString(16).padStart(12, '0').padEnd(32, '0');
    const [row] = await select(url, `SELECT max(${COMMITTED}) AS at FROM outbox_answer WHERE message_id >= $1::uuid`, [
        first
    ]);
    return row?.at ?? Number.NaN;
}
/** When the receiver committed each referral, by case code. */ export async function arrivals(url) {
    const rows = await select(url, `SELECT case_code AS code, ${COMMITTED} AS at FROM referral WHERE direction = 'received'`);
    return new Map(rows.map((row)=>[
            row.code,
            row.at
        ]));
}
/** When the sender committed the last of the receipts about each referral, its receiver's and the audit's. */ export async function completions(url) {
    const rows = await select(url, `SELECT subject AS code, max(extract(epoch FROM pg_xact_commit_timestamp(answer.xmin))::float8 * 1000) AS at
     FROM outbox_answer answer JOIN outbox_message message ON message.id = message_id
     WHERE subject IS NOT NULL GROUP BY subject`);
    return new Map(rows.map((row)=>[
            row.code,
            row.at
        ]));
}

//# sourceMappingURL=commit.reader.js.map