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
import { UnitOfWork, listReplays, moveReplay, planReplay } from "../../../outbox/src/index.js";
import { DataSource } from "typeorm";
import { authorise } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { OperationTeller } from "./operation.teller.js";
const TOLD_AS = {
    pause: 'replay-paused',
    resume: 'replay-resumed',
    stop: 'replay-stopped'
};
export class ReplayService {
    constructor(work, dataSource, teller, config){
        this.work = work;
        this.dataSource = dataSource;
        this.teller = teller;
        this.config = config;
    }
    /** Rehearses unless told not to. @throws EnlaceError `not-found` when there is nothing to replay */ async plan(caller, request) {
        authorise(caller, 'operations.replay');
        return this.work.run(async (tx)=>{
            const plan = await planReplay(request, caller, this.config.limits.overdueAttempts, tx);
            if (plan.replay) await this.teller.tell(caller, 'replay-planned', plan.replay, tx);
            return plan;
        });
    }
    async list(caller) {
        authorise(caller, 'operations.read');
        return {
            items: await listReplays(this.dataSource.manager)
        };
    }
    /** @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then */ async move(caller, id, move) {
        authorise(caller, 'operations.replay');
        return this.work.run(async (tx)=>{
            const replay = await moveReplay(id, move, tx);
            await this.teller.tell(caller, TOLD_AS[move], replay, tx);
            return replay;
        });
    }
}
ReplayService = _ts_decorate([
    Injectable(),
    _ts_param(3, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof OperationTeller === "undefined" ? Object : OperationTeller,
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], ReplayService);

//# sourceMappingURL=replay.service.js.map