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
import { Queue } from "bullmq";
import { DataSource } from "typeorm";
import { answer } from "../../support/process/command.server.js";
import { createFlag, createReferral } from "../bench.payload.js";
import { callConcurrently } from "../measure/load.driver.js";
import { NAIVE_DATABASE } from "./naive.database.js";
import { NaiveRelay } from "./naive.relay.js";
import { naiveStore } from "./naive.store.js";
const OFFICER = 'officer.senafront';
let NaiveFlags = class NaiveFlags {
    constructor(database, queue){
        this.database = database;
        this.queue = queue;
        this.flag = createFlag();
        this.store = naiveStore();
    }
    async create(exit) {
        const referral = createReferral(this.flag);
        await this.database.transaction(async (tx)=>{
            await this.store.insertFlag(OFFICER, this.flag, tx);
            await this.store.insertReferral({
                agency: 'onpar',
                actor: OFFICER,
                action: 'referral.requested',
                referral
            }, tx);
            if (exit === 'outbox') await this.store.insertOutbox(referral, tx);
        });
        if (exit === 'queue') await this.queue.add('referral.requested', referral, {
            removeOnComplete: true,
            attempts: 3
        });
    }
};
NaiveFlags = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof Queue === "undefined" ? Object : Queue
    ])
], NaiveFlags);
const QUEUE = {
    provide: Queue,
    useFactory: ()=>new Queue('naive', {
            connection: {
                url: process.env['REDIS_URL'] ?? ''
            }
        })
};
let NaiveSenderModule = class NaiveSenderModule {
};
NaiveSenderModule = _ts_decorate([
    Module({
        providers: [
            NAIVE_DATABASE,
            QUEUE,
            NaiveFlags,
            NaiveRelay
        ]
    })
], NaiveSenderModule);
const app = await NestFactory.createApplicationContext(NaiveSenderModule, {
    logger: [
        'error'
    ]
});
const flags = app.get(NaiveFlags);
answer('send', ({ exit, count, callers })=>callConcurrently(count, callers, ()=>flags.create(exit)));
answer('relay', ()=>void app.get(NaiveRelay).relayForEver());

//# sourceMappingURL=naive.sender.js.map