export const INBOUND_HANDLERS = Symbol('INBOUND_HANDLERS');
/**
 * One handler for every expected type: two would apply a message twice, none would lose it. Checked at boot.
 *
 * @throws Error naming every type without a handler, with two, or unexpected
 */ export function indexHandlers(handlers, expected) {
    const index = new Map();
    const faults = [];
    for (const handler of handlers){
        for (const type of handler.types){
            if (index.has(type)) faults.push(`${type} has two handlers`);
            if (!expected.includes(type)) faults.push(`${type} has a handler but is not expected here`);
            index.set(type, handler);
        }
    }
    for (const type of expected)if (!index.has(type)) faults.push(`${type} has no handler`);
    if (faults.length > 0) throw new Error(`The inbox is incomplete: ${faults.join('; ')}. Add or remove handlers.`);
    return index;
}

//# sourceMappingURL=inbound.handler.js.map