export { redisUrlFaults } from "./broker/redis.address.js";
export { BullMqClient } from "./client/bullmq.client.js";
export { BullMqRecord, BullMqRecordBuilder } from "./client/bullmq.record.js";
export { jobIdFault } from "./client/outbound.job.js";
export { BulkSendError } from "./errors/bulk.send.error.js";
export { UnknownPatternError } from "./errors/unknown.pattern.error.js";
export { BullMqContext } from "./server/bullmq.context.js";
export { ANY_PATTERN, BULLMQ_TRANSPORT } from "./server/bullmq.patterns.js";
export { BullMqServer } from "./server/bullmq.server.js";
export { OnJob } from "./server/on.job.decorator.js";
export { RethrowFilter } from "./server/rethrow.filter.js";

//# sourceMappingURL=index.js.map