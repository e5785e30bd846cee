import { AsyncResource } from "node:async_hooks";
import { isReceipt } from "../../../contracts/src/index.js";
import { buildJobs } from "./bundle.builder.js";
import { claimDeliveries, endUnreceipted } from "./delivery.claim.js";
import { isOpen, openLanes, readLanes, takeProbe } from "./lane.circuit.js";
import { RelayLane } from "./relay.lane.js";
/** A destination that answered none of its re-sends for this many first retries is asked now and then only. */ const PATIENCE_RETRIES = 3;
/**
 * In a queue of so many jobs the first copy of a message most likely waits still. A receiver that was late once had
 * 18,000 jobs of re-sends before it for 1,000 messages, and got later by each of them.
 */ const LONG_QUEUE = 100;
/** Copies sent again at each look even then, the oldest first: a queue kept long by others must not hold them off. */ const TRICKLE = 10;
/**
 * Carries copies from the outbox to the broker, again and again until their receipt is in. It knows no keys and no
 * referral. New copies come straight from their transaction; the table is read for those that are due again, whatever
 * the broker or a process lost.
 */ export class OutboxRelay {
    constructor(dataSource, sender, departures, options){
        this.dataSource = dataSource;
        this.sender = sender;
        this.departures = departures;
        this.options = options;
        this.lanes = new Map();
        this.open = new Set();
        this.resending = new Map();
        this.stopping = false;
        this.wake = ()=>undefined;
    }
    start() {
        // In the relay's own context: the request that made a copy is not the cause of what becomes of it.
        this.departures.carriedBy(AsyncResource.bind((copies)=>this.carry(copies)));
        this.running ??= this.loop();
    }
    /** Sends what waits in memory, and ends. Rows it did not reach are due in their time. */ async stop() {
        this.stopping = true;
        this.departures.carriedBy(undefined);
        this.wake();
        await this.running;
        await Promise.all(this.resending.values());
        await Promise.all([
            ...this.lanes.values()
        ].map((lane)=>lane.settled()));
    }
    /** Destinations that do not answer. */ get openCircuits() {
        return this.open;
    }
    async loop() {
        let prepared = false;
        while(!this.stopping){
            try {
                if (!prepared) await openLanes(this.dataSource);
                prepared = true;
                await this.sweep();
            } catch (error) {
                this.options.onError(error);
            }
            await this.pause();
        }
    }
    async pause() {
        if (this.stopping) return;
        await new Promise((resolve)=>{
            const timer = setTimeout(resolve, this.options.pollMilliseconds);
            this.wake = ()=>{
                clearTimeout(timer);
                resolve();
            };
        });
    }
    async sweep() {
        const lanes = await readLanes(this.dataSource);
        for (const lane of lanes){
            if (isOpen(lane, this.patience)) this.open.add(lane.destination);
            else this.open.delete(lane.destination);
        }
        // Nobody waits for a lane: the next look must not be late for all because one of them is slow.
        for (const lane of lanes)if (lane.due && !this.resending.has(lane.destination)) this.resend(lane);
    }
    resend(lane) {
        const sending = this.sendDue(lane).catch(this.options.onError).finally(()=>this.resending.delete(lane.destination));
        this.resending.set(lane.destination, sending);
    }
    /** All that is due, in batches; a few while much waits there; one, to ask whether it is back, while it is silent. */ async sendDue({ destination, probe }) {
        const { batch, retry } = this.options;
        const silent = this.open.has(destination);
        if (silent && !(probe && await takeProbe(this.dataSource, destination, retry.baseSeconds))) return;
        const lane = this.laneTo(destination);
        let more = true;
        while(more && !this.stopping && lane.isIdle){
            const limit = silent ? 1 : await this.isLong(destination) ? TRICKLE : batch;
            const copies = await claimDeliveries(this.dataSource, destination, limit, retry);
            lane.push(copies);
            this.report(copies);
            await lane.settled();
            more = copies.length === batch;
        }
    }
    /** A broker that cannot say is asked to take the copies, and reported if it does not. */ async isLong(destination) {
        return await this.sender.depth(destination).catch(()=>0) >= LONG_QUEUE;
    }
    report(copies) {
        for (const { messageId, destination, attempt } of copies)if (attempt === this.options.overdueAttempts + 1) this.options.observer?.onOverdue({
            messageId,
            destination,
            attempts: attempt
        });
    }
    carry(copies) {
        for (const [destination, group] of Map.groupBy(copies, (copy)=>copy.destination))if (!this.open.has(destination)) this.laneTo(destination).push(group, group.every(isPatient));
    }
    laneTo(destination) {
        const known = this.lanes.get(destination);
        if (known) return known;
        const lane = new RelayLane((copies)=>this.send(copies).catch(this.options.onError), this.options.batch);
        this.lanes.set(destination, lane);
        return lane;
    }
    async send(copies) {
        const jobs = buildJobs(this.options.party, copies);
        const failed = new Set();
        try {
            await this.sender.sendBulk(jobs.map(({ queue, name, id, data })=>({
                    queue,
                    name,
                    id,
                    data
                })));
        } catch (error) {
            this.options.onError(error);
            for (const job of failedJobs(error) ?? jobs)failed.add(job.id);
        }
        const handedOver = jobs.filter((job)=>!failed.has(job.id)).flatMap((job)=>job.deliveries);
        const unreceipted = handedOver.filter((delivery)=>!delivery.receiptExpected);
        if (unreceipted.length > 0) {
            await endUnreceipted(this.dataSource, unreceipted.map((delivery)=>delivery.messageId));
        }
    }
    get patience() {
        return this.options.retry.baseSeconds * 1000 * PATIENCE_RETRIES;
    }
}
/** Somebody waits for what is asked of an agency and what became of it; for proofs and receipts nobody does to the blink. */ function isPatient({ destination, type }) {
    return destination === 'audit' || isReceipt(type);
}
function failedJobs(error) {
    return error instanceof Error && 'failed' in error ? error.failed : undefined;
}

//# sourceMappingURL=outbox.relay.js.map