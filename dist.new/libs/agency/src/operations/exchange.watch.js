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
import { AsyncResource } from "node:async_hooks";
import { Injectable, Logger } from "@nestjs/common";
import { MetricsRegistry } from "../../../platform/src/index.js";
import { EVENT, PARTY } from "./label.sets.js";
/** From a burst of work to an institution that was away for a day. Seconds. */ const LAG = [
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5,
    15,
    60,
    300,
    1_800,
    7_200,
    86_400
];
const HANDLING = [
    0.001,
    0.0025,
    0.005,
    0.01,
    0.025,
    0.05,
    0.1,
    0.25,
    0.5,
    1,
    2.5,
    5
];
const SIZES = [
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500
];
/** A broker that is away fails every send: one line in this time tells it. Milliseconds. */ const QUIET = 30_000;
export class ExchangeWatch {
    constructor(metrics){
        this.metrics = metrics;
        this.logger = new Logger('Exchange');
        this.toldAt = new Map();
        this.batch = this.metrics.histogram({
            name: 'enlace_relay_batch_copies',
            help: 'Copies that the relay sent at once.',
            labels: {}
        }, SIZES);
        this.unsent = this.metrics.counter({
            name: 'enlace_relay_unsent_copies_total',
            help: 'Copies that could not be handed to the broker, each time it was tried.',
            labels: {
                destination: PARTY
            }
        });
        this.lag = this.metrics.histogram({
            name: 'enlace_pair_lag_seconds',
            help: 'From the making of a copy to the signed answer of its destination.',
            labels: {
                destination: PARTY
            }
        }, LAG);
        this.handling = this.metrics.histogram({
            name: 'enlace_inbox_handler_seconds',
            help: 'Time a handler took over the messages of one type that it got at once.',
            labels: {
                type: EVENT
            }
        }, HANDLING);
        this.jobs = this.metrics.counter({
            name: 'enlace_inbox_jobs_total',
            help: 'Jobs taken from the queue, by how they ended.',
            labels: {
                outcome: (value)=>value === 'done' || value === 'failed'
            }
        });
        this.together = this.metrics.histogram({
            name: 'enlace_group_commit_items',
            help: 'Callers that shared one transaction.',
            labels: {}
        }, SIZES);
        this.onBatch = (copies)=>this.batch({}, copies);
        this.onAnswered = (destination, seconds, copies)=>this.lag({
                destination
            }, seconds, copies);
        this.onHandled = (type, seconds)=>this.handling({
                type
            }, seconds);
        this.onJob = (outcome)=>this.jobs({
                outcome
            });
        this.onGroupCommit = (items)=>this.together({}, items);
        // Bound to the party: copies set off from the request or the job that made one of them, which is not their cause.
        this.onSendFailed = AsyncResource.bind((destination, copies, error)=>{
            this.unsent({
                destination
            }, copies);
            if (!this.isNews(destination)) return;
            const facts = {
                destination,
                copies,
                error: labelOf(error)
            };
            this.logger.warn(facts, 'Copies could not be handed to the broker and wait. Check the broker.');
        });
        this.onOverdue = AsyncResource.bind((copy)=>this.logger.warn(copy, 'A copy is sent again and again without an answer. Ask its destination.'));
        this.onRefused = (copy)=>this.logger.warn(copy, 'A receiver refused a copy for good. See the runbook, refused-copies.');
        this.onDeadLetter = (bytes)=>this.logger.warn(bytes, 'What came in was set aside. See the runbook, dead-letters.');
        this.onQuarantined = (bytes)=>this.logger.error(bytes, 'A message was in hand at two deaths of the process and is not tried again.');
    }
    isNews(destination) {
        const now = Date.now();
        if (now - (this.toldAt.get(destination) ?? 0) < QUIET) return false;
        this.toldAt.set(destination, now);
        return true;
    }
}
ExchangeWatch = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof MetricsRegistry === "undefined" ? Object : MetricsRegistry
    ])
], ExchangeWatch);
/** Class and code of what is behind an error, not its message: drivers quote statements and addresses in theirs. */ function labelOf(error) {
    if (!(error instanceof Error)) return typeof error;
    if (error.cause instanceof Error) return labelOf(error.cause);
    const { code } = error;
    return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

//# sourceMappingURL=exchange.watch.js.map