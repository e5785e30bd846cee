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
import { CaseCodeParam, DemandView, ErasureRequest, FlagErasureView, FlagParam } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { ErasureService } from "../commands/erasure.service.js";
export class ErasureController {
    constructor(erasures){
        this.erasures = erasures;
    }
    erase(caller, { caseCode }, { reason }) {
        return this.erasures.erase(caller, caseCode, reason);
    }
    read(caller, { caseCode }) {
        return this.erasures.read(caller, caseCode);
    }
}
_ts_decorate([
    Post(':caseCode/erasure'),
    HttpCode(200),
    ApiOperation({
        summary: 'Destroy what is kept of the person, here and at the other holder; cannot be undone'
    }),
    ApiOkResponse({
        standardSchema: DemandView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Body({
        schema: ErasureRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof CaseCodeParam === "undefined" ? Object : CaseCodeParam,
        typeof ErasureRequest === "undefined" ? Object : ErasureRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], ErasureController.prototype, "erase", null);
_ts_decorate([
    Get(':caseCode/erasure'),
    ApiOperation({
        summary: 'Whether the other holder has confirmed the erasure'
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
], ErasureController.prototype, "read", null);
ErasureController = _ts_decorate([
    ApiTags('referrals'),
    UseGuards(BearerGuard),
    Controller('api/v1/referrals'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof ErasureService === "undefined" ? Object : ErasureService
    ])
], ErasureController);
export class FlagErasureController {
    constructor(erasures){
        this.erasures = erasures;
    }
    erase(caller, { flagId }, { reason }) {
        return this.erasures.eraseFlag(caller, flagId, reason);
    }
}
_ts_decorate([
    Post(':flagId/erasure'),
    HttpCode(200),
    ApiOperation({
        summary: 'Destroy a flag, and what is kept of each of its referrals; cannot be undone'
    }),
    ApiOkResponse({
        standardSchema: FlagErasureView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: FlagParam
    })),
    _ts_param(2, Body({
        schema: ErasureRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof FlagParam === "undefined" ? Object : FlagParam,
        typeof ErasureRequest === "undefined" ? Object : ErasureRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], FlagErasureController.prototype, "erase", null);
FlagErasureController = _ts_decorate([
    ApiTags('flags'),
    UseGuards(BearerGuard),
    Controller('api/v1/flags'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof ErasureService === "undefined" ? Object : ErasureService
    ])
], FlagErasureController);

//# sourceMappingURL=erasure.controller.js.map