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
import { Inject, Injectable } from "@nestjs/common";
import { AGENCIES, AGENCY_IDS, PLACES, isPlaceOpen } from "../../../contracts/src/index.js";
import { panamaDay } from "../../../referral/src/index.js";
import { authorise } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
export class DirectoryService {
    constructor(config){
        this.config = config;
    }
    isConnected(agency) {
        return this.config.directory.has(agency);
    }
    places(caller) {
        authorise(caller, 'directory.read');
        const today = panamaDay(Date.now());
        return PLACES.map(({ sourceStatus: _, ...place })=>({
                ...place,
                open: isPlaceOpen(place, today)
            }));
    }
    agencies(caller) {
        authorise(caller, 'directory.read');
        return AGENCY_IDS.map((id)=>({
                id,
                name: AGENCIES[id].name,
                short: AGENCIES[id].short,
                connected: this.isConnected(id),
                offices: [
                    ...this.config.offices[id] ?? []
                ]
            }));
    }
}
DirectoryService = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], DirectoryService);

//# sourceMappingURL=directory.service.js.map