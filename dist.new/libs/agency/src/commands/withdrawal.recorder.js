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
import { allowedCommands, transition } from "../../../referral/src/index.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { insertDemands } from "../store/demand.store.js";
import { insertEvents, lockReferrals } from "../store/referral.store.js";
import { withdrawFlag, withdrawReferrals } from "../store/withdrawal.store.js";
import { composeTold } from "./case.draft.js";
export class WithdrawalRecorder {
    constructor(outbox, config){
        this.outbox = outbox;
        this.config = config;
    }
    /** Every referral of a flag, save those from which it was withdrawn before; their receivers must confirm. */ async withdrawFlag(flagId, at, actor, tx) {
        const caseCodes = await withdrawFlag(flagId, at, tx);
        const rows = [
            ...(await lockReferrals(caseCodes, tx)).values()
        ];
        await this.demand(rows, at, actor, tx);
    }
    /** Withdraws here, and asks the other sides to do the same and say so. */ async demand(rows, at, actor, tx) {
        const open = rows.filter(({ withdrawnAt })=>withdrawnAt === null);
        if (open.length === 0) return;
        const steps = open.map((row)=>({
                row,
                status: statusAfter(row),
                at
            }));
        const { party: agency } = this.config;
        await insertEvents(steps.map(({ row: { caseCode }, status })=>({
                caseCode,
                type: 'consent.withdrawn.v1',
                at,
                agency,
                actor,
                status,
                reason: 'consent-withdrawn'
            })), tx);
        const drafts = await this.tell(steps, tx);
        await insertDemands(drafts.map(({ id, data: { caseCode } })=>({
                caseCode,
                kind: 'withdrawal',
                messageId: id,
                askedAt: at
            })), tx);
    }
    /** Withdraws here and says so. */ async tell(steps, tx) {
        await withdrawReferrals(steps.map(({ row: { caseCode }, status, at })=>({
                caseCode,
                status,
                at
            })), tx);
        const drafts = steps.map(({ row, at })=>composeWithdrawn(row, at));
        await this.outbox.post(drafts, tx);
        return drafts;
    }
}
WithdrawalRecorder = _ts_decorate([
    Injectable(),
    _ts_param(1, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof Pick === "undefined" ? Object : Pick
    ])
], WithdrawalRecorder);
/** A case that is cancelled already stays so; that consent is gone is news all the same. */ function statusAfter(row) {
    const by = row.direction === 'received' ? 'receiving' : 'referring';
    const moves = allowedCommands(row.status, by).includes('withdraw');
    return moves ? transition(row.status, 'withdraw', by).to : row.status;
}
export function composeWithdrawn(row, at) {
    const { caseCode } = row;
    return composeTold(row, 'consent.withdrawn.v1', at, (time)=>({
            caseCode,
            at: time
        }));
}

//# sourceMappingURL=withdrawal.recorder.js.map