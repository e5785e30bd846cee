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
import { createHash } from "node:crypto";
import { Injectable, Optional } from "@nestjs/common";
import { OutboxWriter, UnitOfWork } from "../../../outbox/src/index.js";
import { planFlag } from "../../../referral/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { authorise } from "../access/permission.table.js";
import { DirectoryService } from "../directory/directory.service.js";
import { ExchangeWatch } from "../operations/exchange.watch.js";
import { describePlan } from "./flag.composer.js";
import { FlagRecorder } from "./flag.recorder.js";
import { FlagSealer } from "./flag.sealer.js";
export class FlagService {
    constructor(work, outbox, directory, vault, watch){
        this.directory = directory;
        const sealer = new FlagSealer(outbox, vault, (flag, now)=>this.decide(flag, now));
        this.recorder = new FlagRecorder(work, outbox, vault, sealer, watch?.onGroupCommit);
    }
    preview(caller, flag) {
        authorise(caller, 'flag.preview');
        return describePlan(flag, this.decide(flag, Date.now()));
    }
    /**
   * @param key the client's idempotency key: the same key and flag get the same answer and one effect
   * @throws EnlaceError `idempotency-key-reused`, or what `planFlag` refuses; nothing is stored then
   */ async create(caller, flag, key) {
        authorise(caller, 'flag.create');
        const digest = createHash('sha256').update(`${key}\n${JSON.stringify(flag)}`).digest('base64url');
        return this.recorder.record({
            officer: caller.actor,
            key,
            digest,
            flag
        });
    }
    decide(flag, now) {
        return planFlag(flag, {
            now,
            connected: (agency)=>this.directory.isConnected(agency)
        });
    }
}
FlagService = _ts_decorate([
    Injectable(),
    _ts_param(4, Optional()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof DirectoryService === "undefined" ? Object : DirectoryService,
        typeof RecordVault === "undefined" ? Object : RecordVault,
        typeof ExchangeWatch === "undefined" ? Object : ExchangeWatch
    ])
], FlagService);

//# sourceMappingURL=flag.service.js.map