import { setTimeout as delay } from "node:timers/promises";
/** Hands out turns at a rate. What nobody took is gone: after an outage there is no flood that no officer would make. */ export class Pace {
    /** @param rate turns a second, asked anew for each turn */ constructor(rate){
        this.rate = rate;
        this.slot = 0;
        this.open = true;
    }
    /** @returns whether there is a turn; none after {@link close} */ async turn() {
        const now = performance.now();
        this.slot = Math.max(now, this.slot) + 1000 / this.rate();
        await delay(this.slot - now);
        return this.open;
    }
    close() {
        this.open = false;
    }
}

//# sourceMappingURL=turn.pace.js.map