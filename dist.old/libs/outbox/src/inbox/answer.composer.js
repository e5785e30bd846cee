import { randomUUID } from "node:crypto";
import { createMessageId, createTraceparent } from "../../../contracts/src/index.js";
function header(recipient, now, id = createMessageId(now)) {
    return {
        id,
        time: new Date(now).toISOString(),
        recipient,
        correlationid: randomUUID(),
        traceparent: createTraceparent()
    };
}
/**
 * One receipt for each sender, about all of its messages that this transaction took in.
 *
 * @param idOf the id of the receipt, drawn before the messages were marked with it
 */ export function composeReceipts(arrivals, leaves, idOf, now) {
    const at = new Date(now).toISOString();
    return [
        ...Map.groupBy(arrivals, (arrival)=>arrival.sender)
    ].map(([sender, group])=>{
        const receipts = group.map(({ verified })=>{
            const leaf = leaves.get(verified.digest);
            return {
                id: verified.envelope.id,
                digest: verified.digest,
                at,
                ...leaf === undefined ? {} : {
                    leaf
                }
            };
        });
        return {
            ...header(sender, now, idOf(sender)),
            type: 'message.receipted.v1',
            data: {
                receipts
            }
        };
    });
}
/**
 * One refusal for each claimed source. What names no party, and what claims to be a receipt, is told to the audit
 * alone; at the audit itself such bytes stay a dead letter.
 *
 * Of two answers the later stands. So what refuses a message that was receipted before is later than its receipt, whatever
 * the clock says: the transaction that parked it may have begun after this one, or on a machine that is ahead.
 */ export function composeRefusals(bad, self, now) {
    const groups = Map.groupBy(bad, (arrival)=>arrival.isReceipt ? 'audit' : arrival.claimedSource ?? 'audit');
    return [
        ...groups
    ].flatMap(([recipient, group])=>{
        if (recipient === self) return [];
        const refusals = group.map(({ code, digest, claimedId, receiptedAt = -Infinity })=>({
                code,
                digest,
                at: new Date(Math.max(now, receiptedAt + 1)).toISOString(),
                id: claimedId
            }));
        const draft = {
            ...header(recipient, now),
            type: 'message.refused.v1',
            data: {
                refusals
            }
        };
        return {
            draft,
            digests: refusals.map((refusal)=>refusal.digest)
        };
    });
}

//# sourceMappingURL=answer.composer.js.map