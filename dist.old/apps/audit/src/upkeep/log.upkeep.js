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
import { Repetition } from "../../../../libs/agency/src/index.js";
import { DataSource } from "typeorm";
/** Ten million leaves take days at the least; parts are made two ahead. Milliseconds. */ const EVERY = 3_600_000;
export class LogUpkeep {
    constructor(db){
        this.db = db;
        this.logger = new Logger('Upkeep');
        this.repetition = new Repetition(()=>this.extend(), EVERY, (error)=>this.report(error));
    }
    async onApplicationBootstrap() {
        await this.extend().catch((error)=>this.report(error));
        this.repetition.start();
    }
    async beforeApplicationShutdown() {
        await this.repetition.stop();
    }
    async extend() {
        await this.db.query('SELECT extend_log()');
    }
    report(error) {
        const name = error instanceof Error ? error.name : 'unknown error';
        this.logger.error({
            error: name
        }, 'The next parts of the log could not be made. There are two ahead; appends stop when they are full.');
    }
}
LogUpkeep = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], LogUpkeep);

//# sourceMappingURL=log.upkeep.js.map