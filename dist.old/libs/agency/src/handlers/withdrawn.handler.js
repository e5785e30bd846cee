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
import { EnlaceError } from "../../../contracts/src/index.js";
import { OutboxWriter } from "../../../outbox/src/index.js";
import { mirrored } from "../../../referral/src/index.js";
import { WithdrawalRecorder, composeWithdrawn } from "../commands/withdrawal.recorder.js";
import { emptyDeadLetter } from "../store/dead.letter.eraser.js";
import { confirmDemands } from "../store/demand.store.js";
import { insertEvents, lockReferrals } from "../store/referral.store.js";
export class WithdrawnHandler {
    constructor(outbox, recorder){
        this.outbox = outbox;
        this.recorder = recorder;
        this.types = [
            'consent.withdrawn.v1'
        ];
    }
    async apply(inbound, tx) {
        const messages = inbound;
        for (const message of messages)await this.applyOne(message, tx);
    }
    /** Rare, and one may reach what the next is about: two receivers of one flag may be told on one day. */ async applyOne(message, tx) {
        const { envelope, sender, data } = message;
        const { caseCode } = data;
        const row = ownRow(message, (await lockReferrals([
            caseCode
        ], tx)).get(caseCode));
        if (row === undefined) return this.answerUnknown(message, tx);
        const copy = row.direction === 'received' ? 'receiving' : 'referring';
        const status = mirrored(copy, row.status, envelope.type);
        const at = new Date(data.at);
        const event = {
            caseCode,
            type: envelope.type,
            at,
            agency: sender,
            status,
            reason: 'consent-withdrawn'
        };
        await insertEvents([
            event
        ], tx);
        if (row.withdrawnAt) return confirmDemands([
            caseCode
        ], 'withdrawal', new Date(), tx);
        await this.recorder.tell([
            {
                row,
                status,
                at
            }
        ], tx);
        if (row.flagId !== null) await this.recorder.withdrawFlag(row.flagId, new Date(), undefined, tx);
    }
    /** The referral was refused here: nobody is shown it, and from now on nobody can let it in. */ async answerUnknown({ envelope, sender, data }, tx) {
        await emptyDeadLetter(sender, envelope.causationid, tx);
        if (sender === 'audit') return;
        const { correlationid: correlationId, id: messageId } = envelope;
        const answer = {
            caseCode: data.caseCode,
            agency: sender,
            correlationId,
            messageId,
            sequenceOut: 0
        };
        await this.outbox.post([
            composeWithdrawn(answer, new Date(data.at))
        ], tx);
    }
}
WithdrawnHandler = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof WithdrawalRecorder === "undefined" ? Object : WithdrawalRecorder
    ])
], WithdrawnHandler);
function ownRow({ envelope, sender, data }, row) {
    const ours = data.caseCode === envelope.subject && (row === undefined || row.agency === sender);
    if (ours) return row;
    throw new EnlaceError('event-out-of-place', 'The source is no side of this case.');
}

//# sourceMappingURL=withdrawn.handler.js.map