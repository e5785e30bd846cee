/** One copy of one message, by the ids an operator finds it under. Never its subject, which is a case code. */ /**
 * What the exchange tells of its own work, so that operators see it. Whoever works calls these and hears nothing back:
 * none throws, none waits. Each may be handed on alone, as `onBatch: observer.onBatch`. A fact is told when it is
 * committed and not before, so that what was undone is not told.
 */ export { };

//# sourceMappingURL=exchange.observer.js.map