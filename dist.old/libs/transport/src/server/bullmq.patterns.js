/** For handlers of a process with several transports: `@EventPattern('...', BULLMQ_TRANSPORT)`. */ export const BULLMQ_TRANSPORT = Symbol('BULLMQ');
/**
 * The pattern of a handler for jobs whose name has no handler of its own. Where it is registered, a name nobody knows is
 * that handler's to refuse; elsewhere the job fails.
 */ export const ANY_PATTERN = '*';

//# sourceMappingURL=bullmq.patterns.js.map