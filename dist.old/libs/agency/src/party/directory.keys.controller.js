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
import { Controller, Get, Inject } from "@nestjs/common";
import { stateOf } from "../../../security/src/index.js";
import { PARTY_CONFIG } from "./party.config.js";
export class DirectoryKeysController {
    constructor(config){
        this.config = config;
    }
    read() {
        const keys = this.config.directory.keysOf(this.config.party);
        const now = Date.now();
        const alike = (use)=>keys.filter((key)=>key.use === use);
        return {
            keys: keys.map((key)=>({
                    ...key,
                    state: stateOf(key, alike(key.use), now)
                }))
        };
    }
}
_ts_decorate([
    Get(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", []),
    _ts_metadata("design:returntype", Object)
], DirectoryKeysController.prototype, "read", null);
DirectoryKeysController = _ts_decorate([
    Controller('.well-known/jwks.json'),
    _ts_param(0, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], DirectoryKeysController);

//# sourceMappingURL=directory.keys.controller.js.map