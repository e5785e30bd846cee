export type { BrokerOptions } from './broker/broker.options.js';
export type { BrokerState } from './broker/broker.status.js';
export { BullMqClient, type BullMqClientOptions } from './client/bullmq.client.js';
export { BullMqRecord, BullMqRecordBuilder, type BullMqRecordOptions } from './client/bullmq.record.js';
export type { JobPolicy } from './client/job.policy.js';
export { jobIdFault, type OutboundJob } from './client/outbound.job.js';
export { BulkSendError } from './errors/bulk.send.error.js';
export { UnknownPatternError } from './errors/unknown.pattern.error.js';
export { BullMqContext } from './server/bullmq.context.js';
export {
  ANY_PATTERN,
  BULLMQ_TRANSPORT,
  BullMqServer,
  type BullMqEvents,
  type BullMqServerOptions,
} from './server/bullmq.server.js';
export { RethrowFilter } from './server/rethrow.filter.js';
