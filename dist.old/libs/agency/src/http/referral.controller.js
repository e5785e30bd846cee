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
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { CancelRequest, CaseCodeParam, FailRequest, NoBody, ReferralQuery, ReturnRequest, ViewQuery } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { ReferralService } from "../commands/referral.service.js";
import { ReferralReader } from "../store/referral.reader.js";
export class ReferralController {
    constructor(reader, referrals){
        this.reader = reader;
        this.referrals = referrals;
    }
    list(caller, query) {
        return this.reader.list(caller, query);
    }
    read(caller, { caseCode }, { purpose }) {
        return this.referrals.read(caller, caseCode, purpose);
    }
    timeline(caller, { caseCode }, { purpose }) {
        return this.referrals.timeline(caller, caseCode, purpose);
    }
    acknowledge(caller, { caseCode }, _) {
        return this.referrals.move(caller, caseCode, 'acknowledge');
    }
    accept(caller, { caseCode }, _) {
        return this.referrals.move(caller, caseCode, 'accept');
    }
    return(caller, { caseCode }, { reason }) {
        return this.referrals.move(caller, caseCode, 'return', {
            reason
        });
    }
    start(caller, { caseCode }, _) {
        return this.referrals.move(caller, caseCode, 'start');
    }
    complete(caller, { caseCode }, _) {
        return this.referrals.move(caller, caseCode, 'complete');
    }
    fail(caller, { caseCode }, { reason, text }) {
        return this.referrals.move(caller, caseCode, 'fail', {
            reason,
            note: text
        });
    }
    reopen(caller, { caseCode }, _) {
        return this.referrals.move(caller, caseCode, 'reopen');
    }
    cancel(caller, { caseCode }, { reason }) {
        return this.referrals.move(caller, caseCode, 'cancel', {
            reason
        });
    }
}
_ts_decorate([
    Get(),
    ApiOperation({
        summary: 'Referrals sent or received, newest first'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Query({
        schema: ReferralQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof ReferralQuery === "undefined" ? Object : ReferralQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "list", null);
_ts_decorate([
    Get(':caseCode'),
    ApiOperation({
        summary: 'One referral; the content for its receiver only'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Query({
        schema: ViewQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof Code === "undefined" ? Object : Code,
        typeof ViewQuery === "undefined" ? Object : ViewQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "read", null);
_ts_decorate([
    Get(':caseCode/timeline'),
    ApiOperation({
        summary: 'What happened to one referral, with its delivery'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Query({
        schema: ViewQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof Code === "undefined" ? Object : Code,
        typeof ViewQuery === "undefined" ? Object : ViewQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "timeline", null);
_ts_decorate([
    Post(':caseCode/acknowledge'),
    HttpCode(200),
    ApiOperation({
        summary: 'A named person opened it (received)'
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
        typeof Code === "undefined" ? Object : Code,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "acknowledge", null);
_ts_decorate([
    Post(':caseCode/accept'),
    HttpCode(200),
    ApiOperation({
        summary: 'The office takes the case on'
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
        typeof Code === "undefined" ? Object : Code,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "accept", null);
_ts_decorate([
    Post(':caseCode/return'),
    HttpCode(200),
    ApiOperation({
        summary: 'Back to the sender, with the reason'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Body({
        schema: ReturnRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof Code === "undefined" ? Object : Code,
        typeof ReturnRequest === "undefined" ? Object : ReturnRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "return", null);
_ts_decorate([
    Post(':caseCode/start'),
    HttpCode(200),
    ApiOperation({
        summary: 'First contact was made'
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
        typeof Code === "undefined" ? Object : Code,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "start", null);
_ts_decorate([
    Post(':caseCode/complete'),
    HttpCode(200),
    ApiOperation({
        summary: 'The person was attended'
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
        typeof Code === "undefined" ? Object : Code,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "complete", null);
_ts_decorate([
    Post(':caseCode/fail'),
    HttpCode(200),
    ApiOperation({
        summary: 'The person could not be attended, with the reason'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Body({
        schema: FailRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof Code === "undefined" ? Object : Code,
        typeof FailRequest === "undefined" ? Object : FailRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "fail", null);
_ts_decorate([
    Post(':caseCode/reopen'),
    HttpCode(200),
    ApiOperation({
        summary: 'A case that had ended goes on'
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
        typeof Code === "undefined" ? Object : Code,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "reopen", null);
_ts_decorate([
    Post(':caseCode/cancel'),
    HttpCode(200),
    ApiOperation({
        summary: 'Cancelled by the sender, or by the receiver at the wish of the person'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Body({
        schema: CancelRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof Code === "undefined" ? Object : Code,
        typeof CancelRequest === "undefined" ? Object : CancelRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ReferralController.prototype, "cancel", null);
ReferralController = _ts_decorate([
    ApiTags('referrals'),
    UseGuards(BearerGuard),
    Controller('api/v1/referrals'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof ReferralReader === "undefined" ? Object : ReferralReader,
        typeof ReferralService === "undefined" ? Object : ReferralService
    ])
], ReferralController);

//# sourceMappingURL=referral.controller.js.map