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
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Injectable } from "@nestjs/common";
import { EnlaceError, toWireTime } from "../../../contracts/src/index.js";
import { OutboxWriter } from "../../../outbox/src/index.js";
import { ErasureRecorder, composeErased } from "../commands/erasure.recorder.js";
import { emptyDeadLetter } from "../store/dead.letter.eraser.js";
import { confirmDemands } from "../store/demand.store.js";
import { insertEvents, lockReferrals } from "../store/referral.store.js";
export class ErasedHandler {
    constructor(outbox, recorder){
        this.outbox = outbox;
        this.recorder = recorder;
        this.types = [
            'record.erased.v1'
        ];
    }
    async apply(inbound, tx) {
        const messages = inbound;
        const rows = await lockReferrals(messages.map((message)=>message.data.caseCode), tx);
        const now = new Date();
        // No finer than the wire time: two receivers of one flag are told in one second, and would know each other by it.
        const at = new Date(toWireTime(now.getTime()));
        const confirmed = [];
        for (const message of messages){
            const { caseCode, reason } = message.data;
            const row = ownRow(message, rows.get(caseCode));
            if (row) await insertEvents([
                eventOf(message)
            ], tx);
            if (row?.erasedAt) confirmed.push(caseCode);
            else if (row) await this.recorder.record([
                row
            ], {
                reason,
                at
            }, tx);
            else await this.eraseUnknown(message, at, tx);
        }
        if (confirmed.length > 0) await confirmDemands(confirmed, 'erasure', now, tx);
    }
    /** The referral was refused here: there is no case, but its bytes may lie among the dead letters. */ async eraseUnknown({ envelope, sender, data }, at, tx) {
        await emptyDeadLetter(sender, envelope.causationid, tx);
        if (sender === 'audit') return;
        const { caseCode, reason } = data;
        const { correlationid: correlationId, id: messageId } = envelope;
        const answer = {
            caseCode,
            agency: sender,
            correlationId,
            messageId,
            sequenceOut: 0
        };
        await this.outbox.post([
            composeErased(answer, reason, at)
        ], tx);
    }
}
ErasedHandler = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof ErasureRecorder === "undefined" ? Object : ErasureRecorder
    ])
], ErasedHandler);
function ownRow({ envelope, sender, data }, row) {
    const ours = data.caseCode === envelope.subject && (row === undefined || row.agency === sender);
    if (ours) return row;
    throw new EnlaceError('event-out-of-place', 'The source is no holder of this case.');
}
function eventOf({ envelope, sender, data }) {
    const { caseCode, reason } = data;
    return {
        caseCode,
        type: envelope.type,
        at: new Date(data.at),
        agency: sender,
        reason
    };
}

//# sourceMappingURL=erased.handler.js.map