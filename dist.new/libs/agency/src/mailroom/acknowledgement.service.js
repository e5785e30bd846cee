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
import { UnitOfWork, acknowledgeDifference } from "../../../outbox/src/index.js";
import { authorise } from "../access/permission.table.js";
import { OperationTeller } from "./operation.teller.js";
export class AcknowledgementService {
    constructor(work, teller){
        this.work = work;
        this.teller = teller;
    }
    /** @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then */ async acknowledge(caller, request) {
        authorise(caller, 'operations.acknowledge');
        return this.work.run(async (tx)=>{
            const difference = await acknowledgeDifference(request, caller, tx);
            const { id, beyond } = difference.acknowledgement;
            await this.teller.tell(caller, 'difference-acknowledged', {
                id,
                total: beyond
            }, tx);
            return difference;
        });
    }
}
AcknowledgementService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof OperationTeller === "undefined" ? Object : OperationTeller
    ])
], AcknowledgementService);

//# sourceMappingURL=acknowledgement.service.js.map