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
import { DataSource } from "typeorm";
import { keepCheckpoint, readLastCheckpoint } from "../store/checkpoint.store.js";
import { readHead } from "../store/head.store.js";
import { assertContinues } from "./log.checker.js";
import { LogSigner } from "./log.signer.js";
export class CheckpointPublisher {
    constructor(db, signer){
        this.db = db;
        this.signer = signer;
    }
    async publish() {
        // The checkpoint before the head: the other way round, one signed in between would seem to lie ahead of the log.
        const last = await readLastCheckpoint(this.db);
        const head = await readHead(this.db);
        await assertContinues(last, head, this.db);
        if (last?.size === head.size) return last;
        const root = head.root();
        const note = this.signer.sign({
            size: head.size,
            root
        });
        await keepCheckpoint({
            size: head.size,
            root,
            note
        }, this.db);
        return {
            size: head.size,
            root,
            note
        };
    }
}
CheckpointPublisher = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof LogSigner === "undefined" ? Object : LogSigner
    ])
], CheckpointPublisher);

//# sourceMappingURL=checkpoint.publisher.js.map