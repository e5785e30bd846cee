/** Chance that can be had again: the same seed draws the same numbers (mulberry32). */ export class SeededRandom {
    constructor(seed){
        /** From 0 up to 1, as `Math.random`. */ this.next = ()=>{
            this.state = this.state + 0x6d2b79f5 >>> 0;
            let mixed = this.state;
            mixed = Math.imul(mixed ^ mixed >>> 15, mixed | 1);
            mixed ^= mixed + Math.imul(mixed ^ mixed >>> 7, mixed | 61);
            return ((mixed ^ mixed >>> 14) >>> 0) / 2 ** 32;
        };
        this.state = seed >>> 0;
    }
    /** A whole number from 0 up to `below`. */ integer(below) {
        return Math.floor(this.next() * below);
    }
    chance(probability) {
        return this.next() < probability;
    }
    /** @throws Error when there is nothing to pick from */ pick(values) {
        const [picked] = this.sample(values, 1);
        if (picked === undefined) throw new Error('There is nothing to pick from.');
        return picked;
    }
    /** Some of the values, each at most once. */ sample(values, count) {
        return this.shuffle(values).slice(0, count);
    }
    shuffle(values) {
        const drawn = values.map((value)=>({
                value,
                at: this.next()
            }));
        return drawn.toSorted((a, b)=>a.at - b.at).map(({ value })=>value);
    }
}

//# sourceMappingURL=seeded.random.js.map