export { isDatabaseOutage } from './database/database.outage.js';
export { ConfigurationError, loadConfig, loadJsonFile, type Environment } from './config/config.loader.js';
export { createDataSource, openDatabase, type DatabaseOptions } from './database/data.source.js';
export { HEALTH_CHECKS, HealthController, type HealthCheck } from './health/health.controller.js';
export { withLogFields, type LogFields } from './logging/log.context.js';
export { LOG_LEVELS, createLogger, createLoggingModule, type LogLevel } from './logging/logging.module.js';
export { requestIdOf } from './logging/request.id.js';
export { systemClock, type Clock } from './time/clock.js';
export type { CopyRef, ExchangeObserver, RefusedBytes } from './metrics/exchange.observer.js';
export {
  MetricsRegistry,
  type LabelSets,
  type Labels,
  type MetricDefinition,
  type Sample,
} from './metrics/metrics.registry.js';
