/** Copies that wait in memory for one destination at most; what comes after them is due soon, and read then. */ const WAITING_MOST = 5_000;
/**
 * Milliseconds that copies which nobody waits for stay for company. Each job costs the party that takes it in a
 * transaction and an answer of its own, however little is in it: at a hundred flags a second, jobs of one message kept two
 * cores busy with six jobs a flag.
 */ const COMPANY_MS = 50;
/**
 * The way to one destination. One send at a time, in order; what comes meanwhile goes together next, so that bundles
 * grow with the load. Lanes know nothing of each other: one that is slow slows itself.
 */ export class RelayLane {
    /** @param send never rejects */ constructor(send, batch){
        this.send = send;
        this.batch = batch;
        this.waiting = [];
    }
    get isIdle() {
        return this.running === undefined;
    }
    /** @param patient whether they may wait a moment for others; they go with the first that may not */ push(copies, patient = false) {
        if (this.waiting.length + copies.length > WAITING_MOST) return;
        this.waiting.push(...copies);
        if (patient && this.waiting.length < this.batch) this.company ??= setTimeout(()=>this.begin(), COMPANY_MS);
        else this.begin();
    }
    /** Resolves when everything that waited is sent. */ async settled() {
        this.begin();
        await this.running;
    }
    begin() {
        clearTimeout(this.company);
        this.company = undefined;
        if (this.waiting.length > 0) this.running ??= this.drain();
    }
    async drain() {
        // At least one send, so that what ends here has begun to be waited for.
        do await this.send(this.waiting.splice(0, this.batch));
        while (this.waiting.length > 0)
        this.running = undefined;
    }
}

//# sourceMappingURL=relay.lane.js.map