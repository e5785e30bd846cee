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
import { Controller, Get, Header, UseGuards } from "@nestjs/common";
import { ApiOperation, ApiProduces, ApiTags } from "@nestjs/swagger";
import { METRICS_MEDIA_TYPE } from "../../../platform/src/index.js";
import { BearerGuard, Caller } from "../access/bearer.guard.js";
import { MetricsService } from "./metrics.service.js";
export class MetricsController {
    constructor(metrics){
        this.metrics = metrics;
    }
    read(caller) {
        return this.metrics.read(caller);
    }
}
_ts_decorate([
    Get(),
    Header('content-type', METRICS_MEDIA_TYPE),
    ApiProduces('text/plain'),
    ApiOperation({
        summary: 'Metrics of this party in the format of Prometheus; docs/runbook/metricas.md says what they mean'
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], MetricsController.prototype, "read", null);
MetricsController = _ts_decorate([
    ApiTags('operations'),
    UseGuards(BearerGuard),
    Controller('metrics'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof MetricsService === "undefined" ? Object : MetricsService
    ])
], MetricsController);

//# sourceMappingURL=metrics.controller.js.map