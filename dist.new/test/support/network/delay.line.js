/**
 * Hands things on in their order, each a while after it came. A chunk that came later never overtakes, also when the
 * delay is taken away meanwhile: TCP keeps its order, however slow it is.
 */ export class DelayLine {
    /** @param milliseconds asked anew for each item, because the weather changes */ constructor(milliseconds, handOn){
        this.milliseconds = milliseconds;
        this.handOn = handOn;
        this.waiting = [];
    }
    push(item) {
        const milliseconds = this.milliseconds();
        if (milliseconds === 0 && this.waiting.length === 0) {
            this.handOn(item);
            return;
        }
        const due = Math.max(performance.now() + milliseconds, this.waiting.at(-1)?.due ?? 0);
        this.waiting.push({
            item,
            due
        });
        this.arm();
    }
    clear() {
        this.waiting.length = 0;
        clearTimeout(this.timer);
        this.timer = undefined;
    }
    arm() {
        const [first] = this.waiting;
        if (first === undefined || this.timer !== undefined) return;
        this.timer = setTimeout(()=>this.flush(), Math.max(0, first.due - performance.now()));
    }
    flush() {
        this.timer = undefined;
        while((this.waiting[0]?.due ?? Number.POSITIVE_INFINITY) <= performance.now()){
            const [first] = this.waiting.splice(0, 1);
            if (first !== undefined) this.handOn(first.item);
        }
        this.arm();
    }
}

//# sourceMappingURL=delay.line.js.map