import { createMessageId, createTraceparent, toWireTime } from "../../../contracts/src/index.js";
/**
 * What the other side of a case is told after its referral. No finer in time than the wire time, with an id and a trace
 * of its own: what is told at once of all referrals of a flag joins none of them.
 */ export function composeTold(row, type, at, data) {
    const wireTime = toWireTime(at.getTime());
    const time = new Date(wireTime).toISOString();
    return {
        id: createMessageId(wireTime),
        type,
        subject: row.caseCode,
        time,
        sequence: row.sequenceOut + 1,
        recipient: row.agency,
        correlationid: row.correlationId,
        causationid: row.messageId,
        traceparent: createTraceparent(),
        data: data(time)
    };
}

//# sourceMappingURL=case.draft.js.map