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
import { composeRecord } from "./audit.draft.js";
import { AuditTeller } from "./audit.teller.js";
export class OperationTeller {
    constructor(audit){
        this.audit = audit;
    }
    async tell({ actor, role }, what, { id, total }, tx) {
        const data = {
            actor,
            role,
            what,
            operation: id,
            count: total
        };
        const draft = composeRecord('operation.performed.v1', data, {
            correlationid: id
        });
        await this.audit.tell([
            draft
        ], tx);
    }
}
OperationTeller = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AuditTeller === "undefined" ? Object : AuditTeller
    ])
], OperationTeller);

//# sourceMappingURL=operation.teller.js.map