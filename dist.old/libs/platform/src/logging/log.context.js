import { AsyncLocalStorage } from "node:async_hooks";
const fields = new AsyncLocalStorage();
/**
 * Runs work so that each log line of it, and of all that it starts, carries these fields beside those around it. Nest
 * and nestjs-pino keep one logger for the whole process, whatever app asked for it: where a line was written is the
 * only thing that tells six parties in one process apart.
 */ export function withLogFields(own, work) {
    return fields.run({
        ...fields.getStore(),
        ...own
    }, work);
}
/** The fields of this place, in an object of its own: pino writes into it. */ export function logFields() {
    return {
        ...fields.getStore()
    };
}

//# sourceMappingURL=log.context.js.map