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
import { Injectable } from "@nestjs/common";
import { authorise } from "../../../../libs/agency/src/index.js";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { DataSource } from "typeorm";
import { closeAlarm, readAlarms } from "./alarm.store.js";
export class AlarmService {
    constructor(db){
        this.db = db;
    }
    async list(caller) {
        authorise(caller, 'alarm.read');
        return {
            items: await readAlarms(this.db)
        };
    }
    async close(caller, id, { why }) {
        authorise(caller, 'alarm.close');
        const closed = await closeAlarm(id, caller.actor, why, this.db);
        if (closed) return closed;
        throw new EnlaceError('not-found', 'No such alarm is open. Somebody may have closed it; see the list.');
    }
}
AlarmService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], AlarmService);

//# sourceMappingURL=alarm.service.js.map