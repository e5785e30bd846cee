/** The same handlers, with a watch on each: how long they take, also when they fail. */ export function observeHandlers(handlers, { onHandled }) {
    return handlers.map((handler)=>({
            types: handler.types,
            async apply (messages, tx) {
                const begun = performance.now();
                try {
                    return await handler.apply(messages, tx);
                } finally{
                    const [first] = messages;
                    if (first) onHandled(first.envelope.type, (performance.now() - begun) / 1_000);
                }
            }
        }));
}

//# sourceMappingURL=observed.handler.js.map