import { setTimeout as delay } from "node:timers/promises";
import { PARTY_IDS } from "../../../contracts/src/index.js";
import { firstIdOf, forgetArrivals, forgetMessages, forgetOperations, moveHorizon } from "./history.store.js";
const DAY_MS = 24 * 3600 * 1000;
const BETWEEN_PASSES_MS = 3600 * 1000;
/**
 * Forgets finished messages, a few at a time, beside the work. Three bounds, a day apart, make it safe:
 *
 * 1. What is older than the memory, and not known, the inbox refuses.
 * 2. A day later it forgets what it applied: whoever was about to take in a duplicate has long seen the first bound.
 * 3. Another day later the outbox forgets what it said, its answers among it: while the inbox knows a message, the answer
 *    to a duplicate is there, even if the sender's clock is a day ahead.
 */ export class HistoryPruner {
    constructor(db, options){
        this.db = db;
        this.options = options;
        this.stopped = new AbortController();
    }
    start() {
        if (this.options.days !== undefined) this.running ??= this.loop();
    }
    async stop() {
        this.stopped.abort();
        await this.running;
    }
    /** One pass over all that is old. The inbox first and to its end: an answer must not go before the message it answers. */ async pass() {
        const { db } = this;
        const { days } = this.options;
        if (days === undefined) return;
        const refused = this.options.now() - days * DAY_MS;
        const [arrivals, messages] = [
            refused - DAY_MS,
            refused - 2 * DAY_MS
        ];
        await moveHorizon(firstIdOf(refused), db);
        for (const sender of PARTY_IDS)await this.walk(arrivals, (stretch)=>forgetArrivals(sender, stretch, new Date(arrivals), db));
        await this.walk(messages, (stretch)=>forgetMessages(stretch, new Date(messages), db));
        await forgetOperations(new Date(messages), db);
    }
    async loop() {
        while(!this.stopped.signal.aborted){
            await this.pass().catch(this.options.onError);
            await this.pause(BETWEEN_PASSES_MS);
        }
    }
    async walk(until, step) {
        const { batch: limit = 500, pauseMilliseconds = 1000 } = this.options;
        let after = firstIdOf(0);
        while(!this.stopped.signal.aborted){
            after = await step({
                after,
                before: firstIdOf(until),
                limit
            });
            if (after === undefined) return;
            await this.pause(pauseMilliseconds);
        }
    }
    async pause(milliseconds) {
        await delay(milliseconds, undefined, {
            signal: this.stopped.signal
        }).catch(()=>undefined);
    }
}

//# sourceMappingURL=history.pruner.js.map