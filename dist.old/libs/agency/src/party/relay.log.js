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
import { AsyncResource } from "node:async_hooks";
import { Injectable, Logger } from "@nestjs/common";
import { BulkSendError } from "../../../transport/src/index.js";
export class RelayLog {
    constructor(){
        this.logger = new Logger('OutboxRelay');
        this.lastReport = 0;
        /** Bound to the party: copies set off from a request or a job, and their fate is none of its business. */ this.failure = AsyncResource.bind((error)=>{
            // Told for each destination by the watch.
            if (error instanceof BulkSendError) return;
            if (Date.now() - this.lastReport < 30_000) return;
            this.lastReport = Date.now();
            const name = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
            this.logger.warn(`The outbox cannot be read and its messages wait (${name}). Check the database.`);
        });
    }
}
RelayLog = _ts_decorate([
    Injectable()
], RelayLog);

//# sourceMappingURL=relay.log.js.map