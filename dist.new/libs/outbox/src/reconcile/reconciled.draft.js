import { randomUUID } from "node:crypto";
import { createMessageId, createTraceparent } from "../../../contracts/src/index.js";
export function draftReconciled(recipient, data, now) {
    return {
        id: createMessageId(now),
        type: 'exchange.reconciled.v1',
        time: new Date(now).toISOString(),
        recipient,
        correlationid: randomUUID(),
        traceparent: createTraceparent(),
        data
    };
}

//# sourceMappingURL=reconciled.draft.js.map