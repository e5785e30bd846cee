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
import { Injectable, Logger } from "@nestjs/common";
import { RecordVault } from "../../../security/src/index.js";
import { DataSource } from "typeorm";
import { rewrapDataKeys } from "./data.key.rewrapper.js";
export class DataKeyRotation {
    constructor(dataSource, vault){
        this.dataSource = dataSource;
        this.vault = vault;
        this.logger = new Logger('DataKeys');
        this.stopped = new AbortController();
        this.running = Promise.resolve();
    }
    onApplicationBootstrap() {
        if (this.vault.rotating) this.running = this.rewrap();
    }
    async beforeApplicationShutdown() {
        this.stopped.abort();
        await this.running;
    }
    async rewrap() {
        const { signal } = this.stopped;
        try {
            const keys = await rewrapDataKeys(this.dataSource, this.vault, {
                signal
            });
            if (signal.aborted) return;
            this.logger.log(`Every data key is under the key ${this.vault.wrappingKey} now (${keys} were wrapped anew). The earlier keys can be destroyed.`);
        } catch (error) {
            // A database quotes values: its words stay here. Ours name keys by their ids alone.
            const why = error instanceof Error ? error.name : 'unknown error';
            this.logger.error(`Data keys could not all be wrapped anew (${why}). Keep every key, and start the agency again; it goes on from where it was.`);
        }
    }
}
DataKeyRotation = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof RecordVault === "undefined" ? Object : RecordVault
    ])
], DataKeyRotation);

//# sourceMappingURL=data.key.rotation.js.map