/** About how long one fault takes with its recovery: what the pace of the officers is reckoned from. */ const FAULT_SECONDS = 10;
const REFERRALS_PER_FLAG = 1.2;
/** Flags a second. Below the first nothing is under way when a fault strikes, and no border post knows the last. */ const RATE = {
    least: 0.5,
    most: 25
};
const BURST = {
    least: 4,
    most: 16
};
/** Referrals before the first fault: something must be there that can be lost. */ const WARM = 5;
/** How fast officers flag, so that the referrals are spread over all faults, however long one of them takes. */ export class LoadPlan {
    constructor(referrals, faults, accepted){
        this.referrals = referrals;
        this.faults = faults;
        this.accepted = accepted;
        this.share = WARM;
        /** Flags a second at this moment. */ this.rate = ()=>{
            const even = this.referrals / this.faults / FAULT_SECONDS / REFERRALS_PER_FLAG;
            return this.accepted() < this.share ? Math.min(RATE.most, Math.max(1, even)) : RATE.least;
        };
    }
    /** Flags that come at once where a fault is to strike in the middle of work. */ get burst() {
        return Math.min(BURST.most, Math.max(BURST.least, Math.round(this.referrals / this.faults / 4)));
    }
    get isWarm() {
        return this.accepted() >= WARM;
    }
    get isDone() {
        return this.accepted() >= this.referrals;
    }
    /** @param left faults that are still to come, this one included */ begin(left) {
        this.share = this.referrals - (left - 1) * this.referrals / this.faults;
    }
}

//# sourceMappingURL=load.plan.js.map