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
import { Controller, Get, UseGuards } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { Notices } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { NoticeService } from "../operations/notice.service.js";
export class NoticeController {
    constructor(notices){
        this.notices = notices;
    }
    list(caller) {
        return this.notices.list(caller);
    }
}
_ts_decorate([
    Get(),
    ApiOperation({
        summary: 'What everybody here must know of the state of the service'
    }),
    ApiOkResponse({
        standardSchema: Notices
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], NoticeController.prototype, "list", null);
NoticeController = _ts_decorate([
    ApiTags('directory'),
    UseGuards(BearerGuard),
    Controller('api/v1/notices'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof NoticeService === "undefined" ? Object : NoticeService
    ])
], NoticeController);

//# sourceMappingURL=notice.controller.js.map