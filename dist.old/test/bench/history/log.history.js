import { TreeFrontier } from "../../../libs/audit/src/index.js";
import { nodeReader } from "../../../apps/audit/src/store/node.store.js";
import { DatabaseFiller } from "./database.filler.js";
/**
 * A log that has grown for years, whole: leaves, every node over them, the head that goes with them, and what the inbox
 * of the audit remembers. Every other leaf is a receipt of the one before. The audit goes on from it as from its own.
 */ export function fillLog(url, leaves) {
    return DatabaseFiller.open(url, leaves, async (filler)=>{
        await filler.inBatches(INBOX);
        await filler.inBatches(LEAVES);
        await filler.inBatches(ANSWERS);
        await filler.inBatches(LOWEST_NODES);
        for(let level = 1; 2 ** level <= leaves; level += 1)await filler.client.query(NODES_ABOVE, [
            level
        ]);
        await moveHead(filler.client, leaves);
    });
}
const SENDER = `CASE i % 2 WHEN 0 THEN 'senafront' ELSE 'onpar' END`;
const TYPE = `CASE i % 2 WHEN 0 THEN 'referral.requested.v1' ELSE 'message.receipted.v1' END`;
const SUBJECT = `CASE i % 2 WHEN 0 THEN pg_temp.old_code(i) END`;
const BODY = `repeat(pg_temp.old_digest(i), 6)`;
const SERIES = `generate_series($1::bigint, $2::bigint - 1) AS i`;
const INBOX = `
  INSERT INTO inbox_message (sender, id, type, subject, digest, state, answer_id, arrived_at)
  SELECT ${SENDER}, pg_temp.old_id(i), ${TYPE}, ${SUBJECT}, pg_temp.old_digest(i), 'applied', pg_temp.old_id(i / 100),
    pg_temp.old_time(i)
  FROM ${SERIES}`;
const LEAVES = `
  INSERT INTO leaf (index, message_id, source, recipient, type, subject, sequence, correlation_id, event_time, digest, body,
    ingested_at)
  SELECT i, pg_temp.old_id(i), ${SENDER}, CASE i % 2 WHEN 0 THEN 'onpar' ELSE 'senafront' END, ${TYPE}, ${SUBJECT}, 1,
    md5(i::text)::uuid, pg_temp.old_time(i), pg_temp.old_digest(i), ${BODY}, pg_temp.old_time(i)
  FROM ${SERIES}`;
const ANSWERS = `
  INSERT INTO answer (digest, leaf) SELECT pg_temp.old_digest(i - 1), i FROM ${SERIES} WHERE i % 2 = 1`;
/** RFC 6962 2.1: a leaf is hashed behind a zero byte, two nodes behind a one. */ const LOWEST_NODES = `
  INSERT INTO node (level, index, hashes) SELECT 0, i, sha256('\\x00'::bytea || convert_to(${BODY}, 'UTF8')) FROM ${SERIES}`;
const NODES_ABOVE = `
  INSERT INTO node (level, index, hashes)
  SELECT $1::smallint, index / 2, sha256('\\x01'::bytea || hashes || right_hash)
  FROM (SELECT index, hashes, lead(hashes) OVER (ORDER BY index) AS right_hash FROM node WHERE level = $1::smallint - 1) pair
  WHERE index % 2 = 0 AND right_hash IS NOT NULL`;
async function moveHead(client, leaves) {
    const db = {
        query: async (sql, parameters)=>(await client.query(sql, parameters)).rows
    };
    const { edge } = await TreeFrontier.restore(leaves, nodeReader(db));
    await client.query('UPDATE log_head SET size = $1, edge = $2::bytea[] WHERE size = 0', [
        leaves,
        edge
    ]);
}

//# sourceMappingURL=log.history.js.map