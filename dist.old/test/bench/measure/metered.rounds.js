import { addCosts, describeCosts, readCosts } from "./cost.meter.js";
import { median } from "./sample.statistics.js";
/**
 * Rounds of one kind, each with what it cost. Kinds that are compared take turns: what else the machine does changes what it
 * can do by half within minutes, and so both have the same of it.
 */ export class MeteredRounds {
    constructor(bench, kind){
        this.bench = bench;
        this.kind = kind;
        this.rates = [];
        this.spent = {};
    }
    get rate() {
        return median(this.rates);
    }
    /** A round that does not count: code is compiled, and tables have rows. */ async warmUp() {
        await this.kind.run();
    }
    async takeTurn() {
        const { processes, run } = this.kind;
        const before = await readCosts(this.bench, processes);
        this.rates.push(await run());
        this.spent = addCosts(before, await readCosts(this.bench, processes), this.spent);
    }
    describe(id) {
        return describeCosts(id, this.spent, this.kind.count * this.rates.length);
    }
}

//# sourceMappingURL=metered.rounds.js.map