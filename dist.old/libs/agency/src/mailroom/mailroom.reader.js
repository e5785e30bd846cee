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
import { listCopies, listDeadLetters, listDifferences } from "../../../outbox/src/index.js";
import { DataSource } from "typeorm";
import { authorise } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
export class MailroomReader {
    constructor(dataSource, config){
        this.dataSource = dataSource;
        this.config = config;
    }
    async copies(caller, query) {
        authorise(caller, 'operations.read');
        return listCopies(query, this.config.limits.overdueAttempts, this.dataSource);
    }
    async deadLetters(caller, query) {
        authorise(caller, 'operations.read');
        return listDeadLetters(query, this.dataSource);
    }
    async differences(caller) {
        authorise(caller, 'operations.read');
        return listDifferences(this.dataSource.manager);
    }
}
MailroomReader = _ts_decorate([
    Injectable(),
    _ts_param(1, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], MailroomReader);

//# sourceMappingURL=mailroom.reader.js.map