import { MessageReceipted, MessageRefused } from "../../../../libs/contracts/src/index.js";
/**
 * Digests of the messages that a receipt or refusal answers; none for every other message. Its data is in clear: this
 * opens nothing. What calls itself an answer and is none is logged like the rest, and answers nobody.
 */ export function answeredBy({ type, data }) {
    const digests = [
        ...receiptedBy(type, data),
        ...refusedBy(type, data)
    ];
    return [
        ...new Set(digests)
    ];
}
function receiptedBy(type, data) {
    if (type !== 'message.receipted.v1') return [];
    return MessageReceipted.safeParse(data).data?.receipts.map((receipt)=>receipt.digest) ?? [];
}
function refusedBy(type, data) {
    if (type !== 'message.refused.v1') return [];
    return MessageRefused.safeParse(data).data?.refusals.map((refusal)=>refusal.digest) ?? [];
}

//# sourceMappingURL=answer.finder.js.map