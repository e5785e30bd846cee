import { createMessageId, createTraceparent } from "../../../contracts/src/index.js";
/** What this party did, for the audit alone. */ export function composeRecord(type, data, about = {}) {
    const now = Date.now();
    return {
        id: createMessageId(now),
        type,
        time: new Date(now).toISOString(),
        recipient: 'audit',
        correlationid: crypto.randomUUID(),
        traceparent: createTraceparent(),
        ...about,
        data
    };
}

//# sourceMappingURL=audit.draft.js.map