import { EVENT_TYPES, ExchangeReconciled } from "../../../../libs/contracts/src/index.js";
import { appendLeaves } from "../store/leaf.appender.js";
/**
 * Every message of every type becomes one leaf. The receipt that goes back names it: a promise of inclusion. Of what is
 * said to the audit itself it heeds one thing, which is in clear: what a sender asks it to compare.
 */ export class IngestHandler {
    constructor(reconciliation){
        this.reconciliation = reconciliation;
        this.types = EVENT_TYPES;
    }
    async apply(messages, tx) {
        const leaves = await appendLeaves(messages, tx);
        await this.reconciliation.apply(messages.flatMap(questionOf), tx);
        return leaves;
    }
}
function questionOf(message) {
    const { type, recipient, data: clear } = message.envelope;
    if (type !== 'exchange.reconciled.v1' || recipient !== 'audit') return [];
    // What is malformed is in the log like the rest, and gets no answer.
    const { data } = ExchangeReconciled.safeParse(clear);
    return data ? [
        {
            ...message,
            data
        }
    ] : [];
}

//# sourceMappingURL=ingest.handler.js.map