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
import { Controller, Get, Param, Query, UseGuards } from "@nestjs/common";
import { ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { BearerGuard, Caller } from "../../../../libs/agency/src/index.js";
import { AuditCheckpoint, AuditEntries, AuditEntry } from "../../../../libs/contracts/src/index.js";
import { CheckpointService } from "../log/checkpoint.service.js";
import { ProofService } from "../log/proof.service.js";
import { EntriesQuery, EntryParam, SourceQuery } from "./entry.schema.js";
import { EntryService } from "./entry.service.js";
import { ConsistencyProof, ConsistencyQuery, InclusionProof, ProofQuery } from "./proof.schema.js";
export class LogController {
    constructor(entries, checkpoints, proofs){
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
    }
    list(caller, query) {
        return this.entries.list(caller, query);
    }
    find(caller, { id }, query) {
        return this.entries.find(caller, id, query);
    }
    inclusion(caller, { id }, query) {
        return this.proofs.inclusion(caller, id, query);
    }
    checkpoint(caller) {
        return this.checkpoints.current(caller);
    }
    cosigned(caller) {
        return this.checkpoints.cosigned(caller);
    }
    consistency(caller, query) {
        return this.proofs.consistency(caller, query);
    }
}
_ts_decorate([
    Get('entries'),
    ApiOperation({
        summary: 'Entries of one case and the answers to them, in the order of the log'
    }),
    ApiOkResponse({
        standardSchema: AuditEntries
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Query({
        schema: EntriesQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EntriesQuery === "undefined" ? Object : EntriesQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], LogController.prototype, "list", null);
_ts_decorate([
    Get('entries/:id'),
    ApiOperation({
        summary: 'The entry that a message became'
    }),
    ApiOkResponse({
        standardSchema: AuditEntry
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: EntryParam
    })),
    _ts_param(2, Query({
        schema: SourceQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EntryParam === "undefined" ? Object : EntryParam,
        typeof SourceQuery === "undefined" ? Object : SourceQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], LogController.prototype, "find", null);
_ts_decorate([
    Get('entries/:id/proof'),
    ApiOperation({
        summary: 'Proof that the entry is in the log of a given size'
    }),
    ApiOkResponse({
        standardSchema: InclusionProof
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Param({
        schema: EntryParam
    })),
    _ts_param(2, Query({
        schema: ProofQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof EntryParam === "undefined" ? Object : EntryParam,
        typeof ProofQuery === "undefined" ? Object : ProofQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], LogController.prototype, "inclusion", null);
_ts_decorate([
    Get('checkpoint'),
    ApiOperation({
        summary: 'The log as it is now, signed'
    }),
    ApiOkResponse({
        standardSchema: AuditCheckpoint
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], LogController.prototype, "checkpoint", null);
_ts_decorate([
    Get('checkpoint/cosigned'),
    ApiOperation({
        summary: 'The longest log that the witness has signed as well'
    }),
    ApiOkResponse({
        standardSchema: AuditCheckpoint
    }),
    _ts_param(0, Caller()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], LogController.prototype, "cosigned", null);
_ts_decorate([
    Get('consistency'),
    ApiOperation({
        summary: 'Proof that one size of the log is a prefix of another'
    }),
    ApiOkResponse({
        standardSchema: ConsistencyProof
    }),
    _ts_param(0, Caller()),
    _ts_param(1, Query({
        schema: ConsistencyQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        typeof ConsistencyQuery === "undefined" ? Object : ConsistencyQuery
    ]),
    _ts_metadata("design:returntype", typeof Promise === "undefined" ? Object : Promise)
], LogController.prototype, "consistency", null);
LogController = _ts_decorate([
    ApiTags('log'),
    UseGuards(BearerGuard),
    Controller('api/v1'),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof EntryService === "undefined" ? Object : EntryService,
        typeof CheckpointService === "undefined" ? Object : CheckpointService,
        typeof ProofService === "undefined" ? Object : ProofService
    ])
], LogController);

//# sourceMappingURL=log.controller.js.map