import { toWireTime } from "../../../contracts/src/index.js";
import { INITIAL_STATUS, readableContent } from "../../../referral/src/index.js";
/** The events that bring content, and so may join what left together. */ const ARRIVALS = [
    'referral.requested.v1',
    'referral.amended.v1'
];
/**
 * What a receiver sees of the arrival is no finer than the wire time: the exact instants of two referrals that left
 * together would join them again.
 */ function arrivalTime(row, at) {
    return new Date(row.direction === 'received' ? toWireTime(at.getTime()) : at.getTime()).toISOString();
}
export function presentDelivery(row) {
    return {
        delivered: row.deliveredAt !== null,
        deliveredAt: row.deliveredAt && arrivalTime(row, row.deliveredAt),
        received: row.receivedAt !== null,
        receivedAt: row.receivedAt && row.receivedAt.toISOString(),
        audited: row.audited,
        refused: row.refusal
    };
}
export function presentSummary(row) {
    // A requested referral was last changed by what arrived, be it the first message or its correction.
    const untouched = row.status === INITIAL_STATUS;
    return {
        caseCode: row.caseCode,
        direction: row.direction,
        agency: row.agency,
        office: row.office,
        status: row.status,
        codeOnly: row.codeOnly,
        personCount: row.personCount,
        acknowledgeHours: row.acknowledgeHours,
        contactHours: row.contactHours,
        acknowledgeBy: row.acknowledgeBy.toISOString(),
        contactBy: row.contactBy.toISOString(),
        createdAt: arrivalTime(row, row.createdAt),
        updatedAt: untouched ? arrivalTime(row, row.updatedAt) : row.updatedAt.toISOString(),
        consentWithdrawnAt: row.withdrawnAt && row.withdrawnAt.toISOString(),
        erasedAt: row.erasedAt && row.erasedAt.toISOString(),
        delivery: presentDelivery(row)
    };
}
/**
 * The content is the receiver's, and of it what `reader` may have; the side that flagged gets `null`. The sender sealed no
 * more than that, if it kept to the table; a reader is not made to rely on it.
 */ export function presentView(row, content, reader) {
    const shown = row.direction === 'received' ? content : null;
    return {
        ...presentSummary(row),
        content: shown && readableContent(reader, shown)
    };
}
export function presentTimeline(row, events) {
    const entries = events.map((event)=>({
            ...event,
            at: ARRIVALS.includes(event.type) ? arrivalTime(row, event.at) : event.at.toISOString()
        }));
    return {
        caseCode: row.caseCode,
        status: row.status,
        delivery: presentDelivery(row),
        entries
    };
}

//# sourceMappingURL=referral.presenter.js.map