import { isNativeError } from "node:util/types";
/** What a handler threw, as an error BullMQ can judge: it reads the name, the message and the class. */ export function toError(reason) {
    if (reason instanceof Error || isNativeError(reason)) return reason;
    if (isMasked(reason)) {
        return new Error('A handler failed and Nest masked its error. Declare it with @OnJob.');
    }
    return new Error('A handler failed with something that is not an Error.', {
        cause: reason
    });
}
/** The shape of Nest's answer to a remote caller, which nobody waits for here. */ function isMasked(reason) {
    return typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 'error';
}
/** Where an error was thrown, without its message, which may quote what the handler was reading. */ export function framesOf(error) {
    return (error.stack ?? '').split('\n').filter((line)=>/^\s+at /.test(line)).join('\n');
}

//# sourceMappingURL=handler.error.js.map