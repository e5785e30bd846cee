/** Does a work again and again, a pause after each; what fails is reported, and tried at the next turn. */ export class Repetition {
    constructor(work, pause, report){
        this.work = work;
        this.pause = pause;
        this.report = report;
        this.running = Promise.resolve();
        this.stopping = false;
    }
    /** The first turn comes after the first pause. */ start() {
        if (this.stopping) return;
        this.timer = setTimeout(()=>{
            this.running = this.work().catch(this.report).then(()=>this.start());
        }, this.pause);
    }
    /** Waits for the turn in hand. */ async stop() {
        this.stopping = true;
        clearTimeout(this.timer);
        await this.running;
    }
}

//# sourceMappingURL=repetition.js.map