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
import { Body, Controller, Get, HttpCode, Post, UseGuards } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { RetentionRequest, RetentionRun, RetentionView } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { RetentionService } from "../retention/retention.service.js";
export class RetentionController {
    constructor(retention){
        this.retention = retention;
    }
    read(caller) {
        return this.retention.read(caller);
    }
    run(caller, request) {
        return this.retention.run(caller, request);
    }
}
_ts_decorate([
    Get(),
    ApiOperation({
        summary: 'How long ended cases are kept, and which are older, by month and state'
    }),
    ApiOkResponse({
        standardSchema: RetentionView
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], RetentionController.prototype, "read", null);
_ts_decorate([
    Post(),
    HttpCode(200),
    ApiOperation({
        summary: 'Rehearse the erasure of what is older, or with dryRun false erase it'
    }),
    ApiOkResponse({
        standardSchema: RetentionRun
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Body({
        schema: RetentionRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof RetentionRequest === "undefined" ? Object : RetentionRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], RetentionController.prototype, "run", null);
RetentionController = _ts_decorate([
    ApiTags('operations'),
    UseGuards(BearerGuard),
    Controller('api/v1/operations/retention'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof RetentionService === "undefined" ? Object : RetentionService
    ])
], RetentionController);

//# sourceMappingURL=retention.controller.js.map