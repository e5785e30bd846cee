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
import "reflect-metadata";
import { Injectable, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { Worker } from "bullmq";
import { DataSource } from "typeorm";
import { answer } from "../../support/process/command.server.js";
import { NAIVE_DATABASE } from "./naive.database.js";
import { naiveStore } from "./naive.store.js";
let NaiveArrivals = class NaiveArrivals {
    constructor(database){
        this.database = database;
        this.store = naiveStore();
    }
    receive(referral) {
        const record = {
            agency: 'senafront',
            actor: 'senafront',
            action: 'referral.arrived',
            referral
        };
        return this.database.transaction((tx)=>this.store.insertReferral(record, tx));
    }
};
NaiveArrivals = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], NaiveArrivals);
let NaiveReceiverModule = class NaiveReceiverModule {
};
NaiveReceiverModule = _ts_decorate([
    Module({
        providers: [
            NAIVE_DATABASE,
            NaiveArrivals
        ]
    })
], NaiveReceiverModule);
const app = await NestFactory.createApplicationContext(NaiveReceiverModule, {
    logger: [
        'error'
    ]
});
const arrivals = app.get(NaiveArrivals);
let seen = 0;
let expected = 0;
let reached = ()=>undefined;
const worker = new Worker('naive', async ({ data })=>{
    await arrivals.receive(data);
    seen += 1;
    if (seen === expected) reached();
}, {
    concurrency: 50,
    connection: {
        url: process.env['REDIS_URL'] ?? '',
        maxRetriesPerRequest: null
    }
});
answer('ready', ()=>worker.waitUntilReady().then(()=>true));
answer('receive', (count)=>{
    seen = 0;
    expected = count;
    return new Promise((resolve)=>{
        reached = resolve;
    });
});

//# sourceMappingURL=naive.receiver.js.map