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
import { WitnessAsker } from "./witness.asker.js";
/** However long a witness is away, it is asked again within this time. Milliseconds. */ const LONGEST_PAUSE = 600_000;
export class WitnessLoop {
    constructor(asker, every){
        this.asker = asker;
        this.every = every;
        this.logger = new Logger('Witness');
        this.failures = 0;
        this.notBefore = 0;
        this.repetition = new Repetition(()=>this.turn(), every, (error)=>this.report(error));
    }
    onApplicationBootstrap() {
        if (this.asker.hasWitness) this.repetition.start();
    }
    async beforeApplicationShutdown() {
        await this.repetition.stop();
        await this.asking;
    }
    /** A checkpoint was handed out without the word of the witness: ask now, and make nobody wait. */ nudge() {
        void this.turn();
    }
    /** One question at a time. It never rejects: a witness that is away is no fault of whoever asked for a checkpoint. */ turn() {
        if (!this.asker.hasWitness || performance.now() < this.notBefore) return Promise.resolve();
        this.asking ??= this.askOnce().finally(()=>{
            this.asking = undefined;
        });
        return this.asking;
    }
    async askOnce() {
        try {
            await this.asker.ask();
            this.failures = 0;
        } catch (error) {
            this.report(error);
        }
    }
    report(error) {
        const pause = Math.min(this.every * 2 ** this.failures, LONGEST_PAUSE);
        this.failures += 1;
        this.notBefore = performance.now() + pause;
        const name = error instanceof Error ? error.name : 'unknown error';
        this.logger.warn({
            error: name,
            failures: this.failures
        }, 'The witness does not answer; it is asked again.');
    }
}
WitnessLoop = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof WitnessAsker === "undefined" ? Object : WitnessAsker,
        Number
    ])
], WitnessLoop);

//# sourceMappingURL=witness.loop.js.map