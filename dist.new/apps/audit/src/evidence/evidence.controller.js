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
import { Controller, Get, Header, Param, UseGuards } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { BearerGuard, Caller } from "../../../../libs/agency/src/index.js";
import { CaseCodeParam, EvidencePack } from "../../../../libs/contracts/src/index.js";
import { EvidenceService } from "./evidence.service.js";
export class EvidenceController {
    constructor(evidence){
        this.evidence = evidence;
    }
    export(caller, { caseCode }) {
        return this.evidence.export(caller, caseCode);
    }
}
_ts_decorate([
    Get(':caseCode'),
    Header('cache-control', 'no-store'),
    ApiOperation({
        summary: 'All that the log has of a case, with proofs and keys; the export is an entry itself'
    }),
    ApiOkResponse({
        standardSchema: EvidencePack
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: CaseCodeParam
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof CaseCodeParam === "undefined" ? Object : CaseCodeParam
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], EvidenceController.prototype, "export", null);
EvidenceController = _ts_decorate([
    ApiTags('evidence'),
    UseGuards(BearerGuard),
    Controller('api/v1/evidence'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EvidenceService === "undefined" ? Object : EvidenceService
    ])
], EvidenceController);

//# sourceMappingURL=evidence.controller.js.map