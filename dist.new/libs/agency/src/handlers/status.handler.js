function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { Injectable } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
import { mirrored } from "../../../referral/src/index.js";
import { changeStatus, insertEvents, lockReferrals } from "../store/referral.store.js";
const STATUS_EVENTS = [
    'referral.received.v1',
    'referral.accepted.v1',
    'referral.returned.v1',
    'referral.started.v1',
    'referral.closed.v1',
    'referral.reopened.v1',
    'referral.cancelled.v1'
];
export class StatusHandler {
    async apply(inbound, tx) {
        const messages = inbound;
        const rows = await lockReferrals(messages.map((message)=>message.data.caseCode), tx);
        const steps = messages.map((message)=>stepOf(message, rows.get(message.data.caseCode)));
        await changeStatus(steps.map((step)=>({
                ...step,
                messages: 0
            })), tx);
        await insertEvents(steps, tx);
    }
    constructor(){
        this.types = STATUS_EVENTS;
    }
}
StatusHandler = _ts_decorate([
    Injectable()
], StatusHandler);
function stepOf({ envelope, sender, data }, row) {
    if (row === undefined || row.agency !== sender || data.caseCode !== envelope.subject) {
        throw new EnlaceError('event-out-of-place', 'The source has no referral with this case code here.');
    }
    const copy = row.direction === 'received' ? 'receiving' : 'referring';
    const status = mirrored(copy, row.status, envelope.type);
    return {
        caseCode: row.caseCode,
        type: envelope.type,
        at: new Date(data.at),
        agency: sender,
        status,
        reason: reasonOf(data)
    };
}
function reasonOf(data) {
    return 'reason' in data ? data.reason : undefined;
}

//# sourceMappingURL=status.handler.js.map