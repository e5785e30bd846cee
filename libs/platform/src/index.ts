export { isDatabaseOutage } from './database/database.outage.js';
export { isDuplicateRow } from './database/duplicate.row.js';
export {
  ConfigurationError,
  collectFaults,
  loadConfig,
  loadJsonFile,
  type Environment,
} from './config/config.loader.js';
export { refuseOldNode } from './config/node.version.js';
export { createDataSource, openDatabase, type DatabaseOptions } from './database/data.source.js';
export {
  Ailment,
  HEALTH_CHECKS,
  examine,
  type HealthCheck,
  type HealthState,
} from './health/health.check.js';
export { HealthController } from './health/health.controller.js';
export { withLogFields, type LogFields } from './logging/log.context.js';
export { LOG_LEVELS, createLogger, createLoggingModule, type LogLevel } from './logging/logging.module.js';
export { requestIdOf } from './logging/request.id.js';
export { within } from './time/deadline.js';
export type { CopyRef, ExchangeObserver, RefusedBytes } from './metrics/exchange.observer.js';
export {
  METRICS_MEDIA_TYPE,
  MetricsRegistry,
  type LabelSets,
  type Labels,
  type MetricDefinition,
  type Sample,
} from './metrics/metrics.registry.js';
