import { within } from "../../../platform/src/index.js";
/** As old as figures may be: scrapes and health checks together look at the database once in this time. Milliseconds. */ const FRESH = 1_000;
/** What does not answer in this time is away, as far as a scraper is concerned. */ const PATIENCE = 2_000;
/** After this a look that never ended is given up: its connection hangs, and the database may long be back. */ const GIVEN_UP = 30_000;
/** Reads the open work for all who ask, one look at a time: a scraper that is impatient must not become a load. */ export class OpenWorkReader {
    constructor(look){
        this.look = look;
        this.validUntil = 0;
    }
    /** @throws whatever the database says, or that it said nothing in time */ read() {
        if (this.latest === undefined || performance.now() >= this.validUntil) this.latest = this.begin();
        return within(PATIENCE, this.latest);
    }
    begin() {
        this.validUntil = performance.now() + GIVEN_UP;
        const work = this.look();
        const ended = ()=>{
            if (this.latest === work) this.validUntil = performance.now() + FRESH;
        };
        work.then(ended, ended);
        return work;
    }
}

//# sourceMappingURL=open.work.reader.js.map