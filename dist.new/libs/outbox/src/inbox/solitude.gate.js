/** Who waits to be let in, and how much of the room is taken then. */ /**
 * Lets many work at once up to so much, or one alone: who wants that takes all the room. Who waits goes in before whoever
 * comes later, however little the later one carries: otherwise one who wants to be alone, or carries much, would wait for
 * ever under load.
 */ export class SolitudeGate {
    /** @param room for what comes together; one who carries more than that goes in when nobody else is there */ constructor(room){
        this.room = room;
        this.taken = 0;
        this.waiting = [];
    }
    /** @param load at least 1: beside one who is alone there is no room for less */ together(load, work) {
        return this.pass(Math.min(load, this.room), work);
    }
    apart(work) {
        return this.pass(this.room, work);
    }
    async pass(load, work) {
        await new Promise((enter)=>{
            this.waiting.push({
                load,
                enter
            });
            this.admit();
        });
        try {
            return await work();
        } finally{
            this.taken -= load;
            this.admit();
        }
    }
    admit() {
        for(let [next] = this.waiting; next && this.taken + next.load <= this.room; [next] = this.waiting){
            this.waiting.shift();
            this.taken += next.load;
            next.enter();
        }
    }
}

//# sourceMappingURL=solitude.gate.js.map