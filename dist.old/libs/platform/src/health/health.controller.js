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
import { Controller, Get, Inject, ServiceUnavailableException } from "@nestjs/common";
import { HEALTH_CHECKS, examine } from "./health.check.js";
export class HealthController {
    constructor(checks){
        this.checks = checks;
    }
    live() {
        return {
            status: 'up'
        };
    }
    async ready() {
        const outcomes = await examine(this.checks);
        const checks = Object.fromEntries(outcomes.map(({ check, state })=>[
                check.name,
                state
            ]));
        const ill = outcomes.filter(({ state })=>state !== 'up');
        if (ill.some(({ check })=>check.dispensable !== true)) {
            throw new ServiceUnavailableException({
                status: 'down',
                checks
            });
        }
        return {
            status: ill.length > 0 ? 'degraded' : 'up',
            checks
        };
    }
}
_ts_decorate([
    Get('live'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", Object)
], HealthController.prototype, "live", null);
_ts_decorate([
    Get('ready'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", Promise)
], HealthController.prototype, "ready", null);
HealthController = _ts_decorate([
    Controller('health'),
    _ts_param(0, Inject(HEALTH_CHECKS)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        Object
    ])
], HealthController);

//# sourceMappingURL=health.controller.js.map