import { validate } from "uuid";
import { END_NAMED_COPIES } from "./copy.ending.js";
const TOLD = `
  told AS (
    SELECT DISTINCT ON (digest, destination) *
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[])
      AS refusal (id, digest, destination, code, answer, at)
    ORDER BY digest, destination, at DESC
  )`;
/** An open copy is found by its bytes, also when the refusal could read no id in them. */ const END_COPIES = `
  WITH ${TOLD}, named AS (
    SELECT message_id, destination, told.answer, told.at, NULL::bigint AS leaf, told.code
    FROM outbox_delivery copy JOIN told USING (destination, digest)
    ORDER BY message_id, destination FOR UPDATE OF copy
  ), ${END_NAMED_COPIES}
  SELECT message_id AS "messageId", destination, refusal AS code, seconds FROM answered`;
/**
 * A statement of its own: a receipt that ended the copy in another transaction was waited for above, and what it wrote is
 * seen by none that had begun before. In one statement a refusal in company of such a receipt was lost.
 */ const OVERRULE_RECEIPTS = `
  WITH ${TOLD}
  UPDATE outbox_answer known SET answer_id = answer, answered_at = at, refusal = code
  FROM told JOIN outbox_message message ON message.id = told.id AND message.digest = told.digest
  WHERE known.message_id = message.id AND known.destination = told.destination
    AND known.refusal IS DISTINCT FROM code AND known.answered_at <= at`;
/**
 * Stops the re-sending of a copy that its receiver will never take, and leaves it for an operator. Only a refusal of
 * the very bytes counts: damaged or forged bytes under the same id are not ours, and ours are sent again. A message
 * that came early is receipted before its handler sees it, so a refusal may follow a receipt.
 */ export class RefusalHandler {
    constructor(departures, observer){
        this.departures = departures;
        this.observer = observer;
        this.types = [
            'message.refused.v1'
        ];
    }
    async apply(messages, tx) {
        const rows = messages.flatMap((message)=>message.data.refusals.map((refusal)=>({
                    ...refusal,
                    destination: message.sender,
                    answer: message.envelope.id
                })));
        const values = [
            // What bytes call their id may be any text.
            rows.map((row)=>row.id !== undefined && validate(row.id) ? row.id : null),
            rows.map((row)=>row.digest),
            rows.map((row)=>row.destination),
            rows.map((row)=>row.code),
            rows.map((row)=>row.answer),
            rows.map((row)=>row.at)
        ];
        const refused = await tx.query(END_COPIES, values);
        await tx.query(OVERRULE_RECEIPTS, values);
        this.departures.tell(()=>{
            for (const { seconds, ...copy } of refused){
                this.observer?.onAnswered(copy.destination, seconds, 1);
                this.observer?.onRefused(copy);
            }
        }, tx);
    }
}

//# sourceMappingURL=refusal.handler.js.map