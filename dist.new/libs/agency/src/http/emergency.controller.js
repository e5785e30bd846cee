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
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { EmergencyList, EmergencyParam, EmergencyRequest, EmergencyView, NoBody } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { EmergencyService } from "../emergency/emergency.service.js";
export class EmergencyController {
    constructor(emergencies){
        this.emergencies = emergencies;
    }
    ask(caller, request) {
        return this.emergencies.ask(caller, request);
    }
    list(caller) {
        return this.emergencies.list(caller);
    }
    approve(caller, { id }, _) {
        return this.emergencies.decide(caller, id, 'approved');
    }
    decline(caller, { id }, _) {
        return this.emergencies.decide(caller, id, 'declined');
    }
    read(caller, { id }) {
        return this.emergencies.read(caller, id);
    }
}
_ts_decorate([
    Post(),
    ApiOperation({
        summary: 'Ask to read a case of another office; the answer does not tell whether there is one'
    }),
    ApiCreatedResponse({
        standardSchema: EmergencyView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Body({
        schema: EmergencyRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EmergencyRequest === "undefined" ? Object : EmergencyRequest
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], EmergencyController.prototype, "ask", null);
_ts_decorate([
    Get(),
    ApiOperation({
        summary: 'The latest, for who decides and for the auditor'
    }),
    ApiOkResponse({
        standardSchema: EmergencyList
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], EmergencyController.prototype, "list", null);
_ts_decorate([
    Post(':id/approve'),
    HttpCode(200),
    ApiOperation({
        summary: 'A second person lets it happen, for an hour'
    }),
    ApiOkResponse({
        standardSchema: EmergencyView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: EmergencyParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EmergencyParam === "undefined" ? Object : EmergencyParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], EmergencyController.prototype, "approve", null);
_ts_decorate([
    Post(':id/decline'),
    HttpCode(200),
    ApiOperation({
        summary: 'A second person does not'
    }),
    ApiOkResponse({
        standardSchema: EmergencyView
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: EmergencyParam
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EmergencyParam === "undefined" ? Object : EmergencyParam,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], EmergencyController.prototype, "decline", null);
_ts_decorate([
    Get(':id/referral'),
    ApiOperation({
        summary: 'The case itself, for who asked, while the approval is good'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: EmergencyParam
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EmergencyParam === "undefined" ? Object : EmergencyParam
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], EmergencyController.prototype, "read", null);
EmergencyController = _ts_decorate([
    ApiTags('emergencies'),
    UseGuards(BearerGuard),
    Controller('api/v1/emergency-reads'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EmergencyService === "undefined" ? Object : EmergencyService
    ])
], EmergencyController);

//# sourceMappingURL=emergency.controller.js.map