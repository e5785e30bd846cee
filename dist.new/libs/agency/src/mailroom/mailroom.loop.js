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
import { Inject, Injectable, Logger } from "@nestjs/common";
import { Reconciler, ReplayRunner } from "../../../outbox/src/index.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { Repetition } from "./repetition.js";
/** Milliseconds between looks for a replay whose second has come. */ const LOOK_EVERY = 500;
export class MailroomLoop {
    constructor(runner, reconciler, { reconcile }){
        this.logger = new Logger('Mailroom');
        const report = (work)=>(error)=>this.report(work, error);
        this.repetitions = [
            new Repetition(()=>runner.run(), LOOK_EVERY, report('Replays')),
            ...reconcile.every > 0 ? [
                new Repetition(()=>reconciler.run(), reconcile.every, report('Comparisons'))
            ] : []
        ];
    }
    onApplicationBootstrap() {
        for (const repetition of this.repetitions)repetition.start();
    }
    async beforeApplicationShutdown() {
        await Promise.all(this.repetitions.map((repetition)=>repetition.stop()));
    }
    report(work, error) {
        // A database quotes the value it could not store: its words stay here.
        const name = error instanceof Error ? error.name : 'unknown error';
        this.logger.warn(`${work} cannot go on (${name}). Check the database; they go on when it answers.`);
    }
}
MailroomLoop = _ts_decorate([
    Injectable(),
    _ts_param(2, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof ReplayRunner === "undefined" ? Object : ReplayRunner,
        typeof Reconciler === "undefined" ? Object : Reconciler,
        typeof Pick === "undefined" ? Object : Pick
    ])
], MailroomLoop);

//# sourceMappingURL=mailroom.loop.js.map