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
import { Body, Controller, HttpCode, Param, Post, UseGuards } from "@nestjs/common";
import { ApiOperation, ApiTags } from "@nestjs/swagger";
import { CaseCodeParam, FlagRequest } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { AmendmentService } from "../commands/amendment.service.js";
export class AmendmentController {
    constructor(amendments){
        this.amendments = amendments;
    }
    amend(caller, { caseCode }, flag) {
        return this.amendments.amend(caller, caseCode, flag);
    }
}
_ts_decorate([
    Post(':caseCode/amend'),
    HttpCode(200),
    ApiOperation({
        summary: 'A returned referral goes again, with the whole corrected flag'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_param(2, Body({
        schema: FlagRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof CaseCodeParam === "undefined" ? Object : CaseCodeParam,
        typeof FlagRequest === "undefined" ? Object : FlagRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], AmendmentController.prototype, "amend", null);
AmendmentController = _ts_decorate([
    ApiTags('referrals'),
    UseGuards(BearerGuard),
    Controller('api/v1/referrals'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AmendmentService === "undefined" ? Object : AmendmentService
    ])
], AmendmentController);

//# sourceMappingURL=amendment.controller.js.map