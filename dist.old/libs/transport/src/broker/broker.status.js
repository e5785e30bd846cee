/**
 * Turns what the connections of one server or client report into a state and into log lines a person can read: one
 * line when the broker goes, one when it is back, and each different error once in between. A Redis that is down
 * reports the same refusal many times a second.
 */ export class BrokerStatus {
    constructor(subject, logger, publish){
        this.subject = subject;
        this.logger = logger;
        this.publish = publish;
        this.ending = false;
        this.told = new Set();
        this.up = ()=>{
            if (this.state === 'connected' || this.ending) return;
            if (this.state !== undefined) this.say('log', 'the broker is back.');
            this.told.clear();
            this.enter('connected');
        };
        this.down = ()=>{
            if (this.state === 'disconnected') return;
            if (this.state !== undefined) this.say('warn', 'the broker is away; trying on.');
            this.enter('disconnected');
        };
        /** Says the name and code of an error, not its message: drivers quote statements and addresses in theirs. */ this.error = (error)=>{
            this.sayOnce('error', `the broker's client reports ${labelOf(error)}.`);
        };
        /** Says all of it, because the error is our own and names what to do. */ this.unfit = (error)=>{
            this.sayOnce('error', error.message);
            if (this.state !== 'disconnected') this.enter('disconnected');
        };
        this.notice = (message)=>{
            this.sayOnce('warn', message);
        };
    }
    /** From here on the connections go because we let them go: nothing to tell a person. */ end() {
        this.ending = true;
        this.enter('disconnected');
    }
    sayOnce(level, message) {
        if (this.told.has(message)) return;
        this.told.add(message);
        this.say(level, message);
    }
    say(level, message) {
        if (!this.ending) this.logger[level](`${this.subject}: ${message}`);
    }
    enter(state) {
        this.state = state;
        this.publish(state);
    }
}
/** An error as a log may show it: its class and its code. */ export function labelOf(error) {
    if (typeof error !== 'object' || error === null) return typeof error;
    const { name, code } = error;
    return [
        name,
        code
    ].filter((part)=>typeof part === 'string').join(' ') || 'an error without a name';
}

//# sourceMappingURL=broker.status.js.map