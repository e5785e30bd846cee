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
import { BearerGuard, Caller } from "../../../../libs/agency/src/index.js";
import { CloseAlarm, WitnessAlarm, WitnessAlarms } from "../../../../libs/contracts/src/index.js";
import * as z from "zod";
import { AlarmService } from "./alarm.service.js";
const AlarmParam = z.strictObject({
    id: z.uuid()
});
export class AlarmController {
    constructor(alarms){
        this.alarms = alarms;
    }
    list(caller) {
        return this.alarms.list(caller);
    }
    close(caller, { id }, body) {
        return this.alarms.close(caller, id, body);
    }
}
_ts_decorate([
    Get(),
    ApiOperation({
        summary: 'What logs showed that no honest log shows, open ones first'
    }),
    ApiOkResponse({
        standardSchema: WitnessAlarms
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], AlarmController.prototype, "list", null);
_ts_decorate([
    Post(':id/close'),
    HttpCode(200),
    ApiOperation({
        summary: 'Close an alarm that was looked into'
    }),
    ApiOkResponse({
        standardSchema: WitnessAlarm
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: AlarmParam
    })),
    _ts_param(2, Body({
        schema: CloseAlarm
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof z === "undefined" || typeof z.infer === "undefined" ? Object : z.infer,
        typeof CloseAlarm === "undefined" ? Object : CloseAlarm
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], AlarmController.prototype, "close", null);
AlarmController = _ts_decorate([
    ApiTags('alarms'),
    UseGuards(BearerGuard),
    Controller('api/v1/alarms'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AlarmService === "undefined" ? Object : AlarmService
    ])
], AlarmController);

//# sourceMappingURL=alarm.controller.js.map