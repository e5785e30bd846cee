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
import { setTimeout as delay } from "node:timers/promises";
import { Injectable } from "@nestjs/common";
import { Queue } from "bullmq";
import { DataSource } from "typeorm";
import { NaiveOutbox } from "./naive.tables.js";
const BATCH = 100;
const POLL_MS = 10;
export class NaiveRelay {
    constructor(database, queue){
        this.database = database;
        this.queue = queue;
    }
    async relayForEver() {
        for(;;)if (await this.relay() < BATCH) await delay(POLL_MS);
    }
    relay() {
        return this.database.transaction(async (tx)=>{
            const rows = await tx.createQueryBuilder(NaiveOutbox, 'outbox').where('outbox.sentAt IS NULL').orderBy('outbox.id').limit(BATCH).setLock('pessimistic_write').setOnLocked('skip_locked').getMany();
            if (rows.length === 0) return 0;
            const opts = {
                removeOnComplete: true,
                attempts: 3
            };
            await this.queue.addBulk(rows.map(({ data })=>({
                    name: 'referral.requested',
                    data,
                    opts
                })));
            await tx.update(NaiveOutbox, rows.map(({ id })=>id), {
                sentAt: new Date()
            });
            return rows.length;
        });
    }
}
NaiveRelay = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource,
        typeof Queue === "undefined" ? Object : Queue
    ])
], NaiveRelay);

//# sourceMappingURL=naive.relay.js.map