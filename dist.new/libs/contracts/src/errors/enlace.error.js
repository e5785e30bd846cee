import { ERROR_CODES } from "./error.codes.js";
/**
 * The one error that crosses a boundary of the exchange. The message says what happened, why and what to do; it
 * never quotes the input, because the input may name a person and messages end in logs.
 */ export class EnlaceError extends Error {
    constructor(code, message, details = {}){
        super(message, details.cause === undefined ? undefined : {
            cause: details.cause
        });
        this.name = 'EnlaceError';
        this.code = code;
        this.field = details.field;
        this.facts = details.facts ?? {};
    }
    get status() {
        return ERROR_CODES[this.code].status;
    }
    get retryable() {
        return ERROR_CODES[this.code].retryable;
    }
}

//# sourceMappingURL=enlace.error.js.map