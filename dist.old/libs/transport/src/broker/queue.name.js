import { EnlaceError } from "../../../contracts/src/index.js";
/**
 * @throws EnlaceError configuration-invalid when no key could be built from this name, or when the keys of its queue
 * would not stay together
 */ export function checkQueueName(queue) {
    if (queue === '' || /[:{}]/.test(queue)) {
        const message = 'A queue needs a name, and the name holds neither a colon nor a brace.';
        throw new EnlaceError('configuration-invalid', message, {
            field: 'queue'
        });
    }
}
/**
 * The name of a queue in Redis. A cluster places a key by what stands in its braces: all keys of one queue lie on one
 * master, which its scripts need, and the queues of many receivers spread over all masters. One naming for every kind
 * of Redis (ADR 0012).
 */ export function taggedName(queue) {
    return `{${queue}}`;
}

//# sourceMappingURL=queue.name.js.map