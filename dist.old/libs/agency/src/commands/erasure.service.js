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
import { insertDemands, readDemands } from "../store/demand.store.js";
import { lockReferrals } from "../store/referral.store.js";
import { requireVisible } from "../store/referral.visibility.js";
import { readFlagWithdrawal } from "../store/withdrawal.store.js";
import { ErasureRecorder } from "./erasure.recorder.js";
/** States in which nobody works on a case any more. */ export const ENDED = [
    'completed',
    'failed',
    'cancelled',
    'closed'
];
export class ErasureService {
    constructor(work, dataSource, recorder, config){
        this.work = work;
        this.dataSource = dataSource;
        this.recorder = recorder;
        this.config = config;
    }
    /**
   * Erased twice is erased once: the answer then tells how far the first is.
   *
   * @throws EnlaceError `not-found`, `transition-not-allowed` while somebody works on the case; nothing changes then
   */ async erase(caller, caseCode, reason) {
        authorise(caller, 'record.erase');
        return this.work.run(async (tx)=>{
            const row = requireVisible(caller, (await lockReferrals([
                caseCode
            ], tx)).get(caseCode));
            await this.eraseEnded([
                row
            ], reason, caller.actor, tx);
            return this.demandOf(caseCode, tx);
        });
    }
    /**
   * All that is kept of one flag: the flag itself, and each of its referrals at both holders, or nothing.
   *
   * @throws EnlaceError `not-found`, `transition-not-allowed` while somebody works on one of its referrals
   */ async eraseFlag(caller, flagId, reason) {
        authorise(caller, 'record.erase');
        return this.work.run(async (tx)=>{
            const { caseCodes } = await readFlagWithdrawal(flagId, tx);
            const rows = [
                ...(await lockReferrals(caseCodes, tx)).values()
            ];
            await this.eraseEnded(rows, reason, caller.actor, tx);
            await this.recorder.recordFlags([
                flagId
            ], caller, tx);
            const hours = this.config.limits.demandHours;
            return {
                flagId,
                receivers: await readDemands(caseCodes, 'erasure', hours, tx)
            };
        });
    }
    /** What is erased already stays so. */ async eraseEnded(rows, reason, actor, tx) {
        const kept = rows.filter(({ erasedAt })=>erasedAt === null);
        const open = kept.find(({ status })=>!ENDED.includes(status));
        if (open) throw stillOpen(open.status);
        if (kept.length === 0) return;
        const at = new Date();
        const drafts = await this.recorder.record(kept, {
            reason,
            actor,
            at
        }, tx);
        await insertDemands(drafts.map(({ id, data: { caseCode } })=>({
                caseCode,
                kind: 'erasure',
                messageId: id,
                askedAt: at
            })), tx);
    }
    /** @throws EnlaceError `not-found`, also where the other side asked for the erasure */ async read(caller, caseCode) {
        authorise(caller, 'record.erase');
        const { manager } = this.dataSource;
        const rows = await this.dataSource.transaction((tx)=>lockReferrals([
                caseCode
            ], tx));
        requireVisible(caller, rows.get(caseCode));
        return this.demandOf(caseCode, manager);
    }
    async demandOf(caseCode, tx) {
        const [demand] = await readDemands([
            caseCode
        ], 'erasure', this.config.limits.demandHours, tx);
        if (demand) return demand;
        throw new EnlaceError('not-found', 'This agency asked nobody to erase this case. The timeline says who did.', {
            field: 'caseCode'
        });
    }
}
ErasureService = _ts_decorate([
    Injectable(),
    _ts_param(3, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof ErasureRecorder === "undefined" ? Object : ErasureRecorder,
        typeof Pick === "undefined" ? Object : Pick
    ])
], ErasureService);
function stillOpen(status) {
    return new EnlaceError('transition-not-allowed', `A ${status} referral cannot be erased: whoever works on it would be left with a code. Cancel or end it first.`, {
        facts: {
            referralStatus: status
        }
    });
}

//# sourceMappingURL=erasure.service.js.map