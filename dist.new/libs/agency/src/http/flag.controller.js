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
import { Body, Controller, Headers, HttpCode, Post, UseGuards } from "@nestjs/common";
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { EnlaceError, FlagRequest } from "../../../contracts/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { FlagService } from "../commands/flag.service.js";
export class FlagController {
    constructor(flags){
        this.flags = flags;
    }
    async create(caller, flag, key) {
        if (key === undefined || !/^[\x21-\x7e]{8,128}$/.test(key)) {
            throw new EnlaceError('idempotency-key-missing', 'A flag needs an Idempotency-Key header of 8 to 128 visible characters, so that sending it twice flags once.');
        }
        return this.flags.create(caller, flag, key);
    }
    preview(caller, flag) {
        return this.flags.preview(caller, flag);
    }
}
_ts_decorate([
    Post(),
    ApiOperation({
        summary: 'Record a flag and send its referrals'
    }),
    ApiHeader({
        name: 'Idempotency-Key',
        required: true,
        description: '8 to 128 visible characters, new for each flag'
    }),
    ApiCreatedResponse({
        description: 'FlagCreated'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Body({
        schema: FlagRequest
    })),
    _ts_param(2, Headers('idempotency-key')),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof FlagRequest === "undefined" ? Object : FlagRequest,
        Object
    ]),
    _ts_metadata("design:returntype", Promise)
], FlagController.prototype, "create", null);
_ts_decorate([
    Post('preview'),
    HttpCode(200),
    ApiOperation({
        summary: 'Show where a flag would go; nothing is stored'
    }),
    ApiOkResponse({
        description: 'FlagPlan'
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Body({
        schema: FlagRequest
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof FlagRequest === "undefined" ? Object : FlagRequest
    ]),
    _ts_metadata("design:returntype", typeof FlagPlan === "undefined" ? Object : FlagPlan)
], FlagController.prototype, "preview", null);
FlagController = _ts_decorate([
    ApiTags('flags'),
    UseGuards(BearerGuard),
    Controller('api/v1/flags'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FlagService === "undefined" ? Object : FlagService
    ])
], FlagController);

//# sourceMappingURL=flag.controller.js.map