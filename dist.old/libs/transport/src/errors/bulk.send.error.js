import { EnlaceError } from "../../../contracts/src/index.js";
/**
 * Some jobs of a bulk may not have reached the broker; all others have. Safe to send again: a job the broker holds is
 * not added twice, and one it has finished is a duplicate that the inbox knows.
 */ export class BulkSendError extends EnlaceError {
    // Private on purpose: loggers print an error's own properties, and a job holds a whole message.
    #failures;
    constructor(failures, total){
        const failed = failures.flatMap(({ jobs })=>jobs);
        const queues = [
            ...new Set(failed.map(({ queue })=>queue))
        ].sort();
        super('unavailable', `${failed.length} of ${total} jobs may not have reached the broker (queue ${queues.join(', ')}). Send those again.`, {
            facts: {
                queues,
                ids: failed.map(({ id })=>id)
            },
            cause: failures[0]?.error
        });
        this.name = 'BulkSendError';
        this.#failures = failures;
    }
    /** The jobs to send again. */ get failed() {
        return this.#failures.flatMap(({ jobs })=>jobs);
    }
    /** Why, one error for each queue or faulty job. */ get errors() {
        return this.#failures.map(({ error })=>error);
    }
}

//# sourceMappingURL=bulk.send.error.js.map