import { UnrecoverableError } from "bullmq";
/**
 * A job whose name nobody here handles. It fails at once and is never acknowledged: the sender's outbox keeps the
 * message, re-sends it, and tells an operator when no receipt comes, so that a receiver one version behind loses nothing.
 */ export class UnknownPatternError extends UnrecoverableError {
    constructor(){
        super('unknown-pattern: no handler is registered for the name of this job. Deploy one, or stop sending it.'), this.code = 'unknown-pattern';
        this.name = 'UnknownPatternError';
    }
}

//# sourceMappingURL=unknown.pattern.error.js.map