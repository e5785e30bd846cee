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
import { HistoryPruner, OutboxRelay } from "../../../outbox/src/index.js";
import { BullMqClient } from "../../../transport/src/index.js";
import { DataSource } from "typeorm";
export class PartyLifecycle {
    constructor(relay, pruner, client, dataSource){
        this.relay = relay;
        this.pruner = pruner;
        this.client = client;
        this.dataSource = dataSource;
    }
    onApplicationBootstrap() {
        // Connected from here and not from the first request, whose id would stand in every line about the broker.
        this.client.connect().catch(()=>undefined);
        this.relay.start();
        this.pruner.start();
    }
    async beforeApplicationShutdown() {
        await Promise.all([
            this.relay.stop(),
            this.pruner.stop()
        ]);
    }
    async onApplicationShutdown() {
        await this.client.close();
        await this.dataSource.destroy();
    }
}
PartyLifecycle = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OutboxRelay === "undefined" ? Object : OutboxRelay,
        typeof HistoryPruner === "undefined" ? Object : HistoryPruner,
        typeof BullMqClient === "undefined" ? Object : BullMqClient,
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], PartyLifecycle);

//# sourceMappingURL=party.lifecycle.js.map