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
import { ErasureRecorder } from "../commands/erasure.recorder.js";
import { ENDED } from "../commands/erasure.service.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { insertDemands } from "../store/demand.store.js";
import { countDue, countDueFlags, lockDue, lockDueFlags } from "./due.records.js";
export class RetentionService {
    constructor(work, dataSource, recorder, config){
        this.work = work;
        this.dataSource = dataSource;
        this.recorder = recorder;
        this.config = config;
    }
    async read(caller) {
        authorise(caller, 'retention.read');
        const days = this.config.retentionDays;
        if (days === undefined) return {
            daysAfterEnd: null,
            due: 0,
            flags: 0,
            cases: []
        };
        const cases = await countDue(dueFor(caller, days), this.dataSource);
        const flags = await countDueFlags(days, this.dataSource);
        return {
            daysAfterEnd: days,
            due: totalOf(cases),
            flags,
            cases
        };
    }
    /** Rehearses unless told not to. @throws EnlaceError `retention-not-set`; nothing changes then */ async run(caller, { dryRun, limit }) {
        authorise(caller, 'retention.run');
        const days = this.config.retentionDays;
        if (days === undefined) throw notSet();
        const due = dueFor(caller, days);
        return this.work.run(async (tx)=>{
            const total = totalOf(await countDue(due, tx)) + await countDueFlags(days, tx);
            if (dryRun) {
                const erased = Math.min(total, limit);
                return {
                    dryRun,
                    erased,
                    left: total - erased
                };
            }
            const rows = await lockDue(due, limit, tx);
            const at = new Date();
            if (rows.length > 0) {
                const drafts = await this.recorder.record(rows, {
                    reason: 'retention',
                    actor: caller.actor,
                    at
                }, tx);
                const demands = drafts.map(({ id, data })=>({
                        caseCode: data.caseCode,
                        messageId: id
                    }));
                await insertDemands(demands.map((demand)=>({
                        ...demand,
                        kind: 'erasure',
                        askedAt: at
                    })), tx);
            }
            const flags = await lockDueFlags(days, limit - rows.length, tx);
            await this.recorder.recordFlags(flags, caller, tx);
            const erased = rows.length + flags.length;
            return {
                dryRun,
                erased,
                left: Math.max(0, total - erased)
            };
        });
    }
}
RetentionService = _ts_decorate([
    Injectable(),
    _ts_param(3, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof ErasureRecorder === "undefined" ? Object : ErasureRecorder,
        typeof Pick === "undefined" ? Object : Pick
    ])
], RetentionService);
function dueFor({ office }, days) {
    return {
        days,
        ended: ENDED,
        office
    };
}
function totalOf(cases) {
    return cases.reduce((sum, { count })=>sum + count, 0);
}
function notSet() {
    return new EnlaceError('retention-not-set', 'This institution has not decided how long it keeps ended cases, so none is erased. RETENTION_DAYS says it.');
}

//# sourceMappingURL=retention.service.js.map