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
import { EnlaceError } from "../../../contracts/src/index.js";
import { UnitOfWork } from "../../../outbox/src/index.js";
import { DataSource } from "typeorm";
import { authorise } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { readDemands } from "../store/demand.store.js";
import { lockReferrals } from "../store/referral.store.js";
import { requireVisible } from "../store/referral.visibility.js";
import { readFlagWithdrawal } from "../store/withdrawal.store.js";
import { WithdrawalRecorder } from "./withdrawal.recorder.js";
export class WithdrawalService {
    constructor(work, dataSource, recorder, config){
        this.work = work;
        this.dataSource = dataSource;
        this.recorder = recorder;
        this.config = config;
    }
    /** @throws EnlaceError `not-found` */ async withdrawFlag(caller, flagId) {
        authorise(caller, 'flag.withdraw');
        return this.work.run(async (tx)=>{
            await this.recorder.withdrawFlag(flagId, new Date(), caller.actor, tx);
            return this.viewOf(flagId, tx);
        });
    }
    /** @throws EnlaceError `not-found` */ async readFlag(caller, flagId) {
        authorise(caller, 'flag.withdraw');
        return this.viewOf(flagId, this.dataSource.manager);
    }
    /** At a receiver; the agency that flagged tells the others. @throws EnlaceError `not-found` */ async withdrawReferral(caller, caseCode) {
        authorise(caller, 'referral.withdraw');
        return this.work.run(async (tx)=>{
            const row = await this.receivedRow(caller, caseCode, tx);
            await this.recorder.demand([
                row
            ], new Date(), caller.actor, tx);
            return this.demandOf(caseCode, tx);
        });
    }
    /** @throws EnlaceError `not-found`, also where the agency that flagged withdrew it */ async readReferral(caller, caseCode) {
        authorise(caller, 'referral.withdraw');
        return this.dataSource.transaction(async (tx)=>{
            await this.receivedRow(caller, caseCode, tx);
            return this.demandOf(caseCode, tx);
        });
    }
    async receivedRow(caller, caseCode, tx) {
        const row = (await lockReferrals([
            caseCode
        ], tx)).get(caseCode);
        return requireVisible(caller, row?.direction === 'received' ? row : undefined);
    }
    async viewOf(flagId, tx) {
        const { caseCodes, withdrawnAt } = await readFlagWithdrawal(flagId, tx);
        const receivers = await readDemands(caseCodes, 'withdrawal', this.config.limits.demandHours, tx);
        return {
            flagId,
            withdrawnAt: withdrawnAt && withdrawnAt.toISOString(),
            receivers
        };
    }
    async demandOf(caseCode, tx) {
        const [demand] = await readDemands([
            caseCode
        ], 'withdrawal', this.config.limits.demandHours, tx);
        if (demand) return demand;
        throw new EnlaceError('not-found', 'Nobody withdrew consent here. Where the agency that flagged did, the timeline says so.', {
            field: 'caseCode'
        });
    }
}
WithdrawalService = _ts_decorate([
    Injectable(),
    _ts_param(3, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof WithdrawalRecorder === "undefined" ? Object : WithdrawalRecorder,
        typeof Pick === "undefined" ? Object : Pick
    ])
], WithdrawalService);

//# sourceMappingURL=withdrawal.service.js.map