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
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Inject, Injectable } from "@nestjs/common";
import { OutboxWriter } from "../../../outbox/src/index.js";
import { composeRecord } from "../mailroom/audit.draft.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { RecordEraser } from "../store/record.eraser.js";
import { insertEvents } from "../store/referral.store.js";
import { composeTold } from "./case.draft.js";
export class ErasureRecorder {
    constructor(outbox, eraser, config){
        this.outbox = outbox;
        this.eraser = eraser;
        this.config = config;
    }
    /** @returns the messages that tell it, in the order of the cases */ async record(rows, { reason, actor, at }, tx) {
        await this.eraser.erase(rows, at, tx);
        const { party } = this.config;
        await insertEvents(rows.map(({ caseCode })=>({
                caseCode,
                type: 'record.erased.v1',
                at,
                agency: party,
                actor,
                reason
            })), tx);
        const drafts = rows.map((row)=>composeErased(row, reason, at));
        await this.outbox.post(drafts, tx);
        return drafts;
    }
    /** Flags themselves. No other holder has them, and the audit alone is told: who, and how many. */ async recordFlags(flags, { actor, role }, tx) {
        if (flags.length === 0) return;
        await this.eraser.eraseFlags(flags, tx);
        const operation = crypto.randomUUID();
        const data = {
            actor,
            role,
            what: 'flag-erased',
            operation,
            count: flags.length
        };
        const draft = composeRecord('operation.performed.v1', data, {
            correlationid: operation
        });
        await this.outbox.post([
            draft
        ], tx);
    }
}
ErasureRecorder = _ts_decorate([
    Injectable(),
    _ts_param(2, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof RecordEraser === "undefined" ? Object : RecordEraser,
        typeof Pick === "undefined" ? Object : Pick
    ])
], ErasureRecorder);
export function composeErased(row, reason, at) {
    const { caseCode } = row;
    return composeTold(row, 'record.erased.v1', at, (time)=>({
            caseCode,
            at: time,
            reason
        }));
}

//# sourceMappingURL=erasure.recorder.js.map