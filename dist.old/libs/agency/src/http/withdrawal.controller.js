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
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { CaseCodeParam, DemandView, FlagParam, NoBody, WithdrawalView } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { WithdrawalService } from "../commands/withdrawal.service.js";
export class FlagWithdrawalController {
    constructor(withdrawals){
        this.withdrawals = withdrawals;
    }
    withdraw(caller, { flagId }, _) {
        return this.withdrawals.withdrawFlag(caller, flagId);
    }
    read(caller, { flagId }) {
        return this.withdrawals.readFlag(caller, flagId);
    }
}
_ts_decorate([
    Post(':flagId/consent-withdrawal'),
    HttpCode(200),
    ApiOperation({
        summary: 'The person withdraws consent: every receiver of the flag is told and must confirm'
    }),
    ApiOkResponse({
        standardSchema: WithdrawalView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: FlagParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof FlagParam === "undefined" ? Object : FlagParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], FlagWithdrawalController.prototype, "withdraw", null);
_ts_decorate([
    Get(':flagId/consent-withdrawal'),
    ApiOperation({
        summary: 'Which receivers have confirmed the withdrawal'
    }),
    ApiOkResponse({
        standardSchema: WithdrawalView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: FlagParam
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof FlagParam === "undefined" ? Object : FlagParam
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], FlagWithdrawalController.prototype, "read", null);
FlagWithdrawalController = _ts_decorate([
    ApiTags('flags'),
    UseGuards(BearerGuard),
    Controller('api/v1/flags'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof WithdrawalService === "undefined" ? Object : WithdrawalService
    ])
], FlagWithdrawalController);
export class ReferralWithdrawalController {
    constructor(withdrawals){
        this.withdrawals = withdrawals;
    }
    withdraw(caller, { caseCode }, _) {
        return this.withdrawals.withdrawReferral(caller, caseCode);
    }
    read(caller, { caseCode }) {
        return this.withdrawals.readReferral(caller, caseCode);
    }
}
_ts_decorate([
    Post(':caseCode/consent-withdrawal'),
    HttpCode(200),
    ApiOperation({
        summary: 'The person withdraws consent at a receiver; the agency that flagged tells the others'
    }),
    ApiOkResponse({
        standardSchema: DemandView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof CaseCodeParam === "undefined" ? Object : CaseCodeParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralWithdrawalController.prototype, "withdraw", null);
_ts_decorate([
    Get(':caseCode/consent-withdrawal'),
    ApiOperation({
        summary: 'Whether the agency that flagged has confirmed the withdrawal'
    }),
    ApiOkResponse({
        standardSchema: DemandView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof CaseCodeParam === "undefined" ? Object : CaseCodeParam
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralWithdrawalController.prototype, "read", null);
ReferralWithdrawalController = _ts_decorate([
    ApiTags('referrals'),
    UseGuards(BearerGuard),
    Controller('api/v1/referrals'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof WithdrawalService === "undefined" ? Object : WithdrawalService
    ])
], ReferralWithdrawalController);

//# sourceMappingURL=withdrawal.controller.js.map