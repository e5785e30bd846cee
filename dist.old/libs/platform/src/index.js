export { isDatabaseOutage } from "./database/database.outage.js";
export { ConfigurationError, collectFaults, loadConfig, loadJsonFile } from "./config/config.loader.js";
export { refuseOldNode } from "./config/node.version.js";
export { createDataSource, openDatabase } from "./database/data.source.js";
export { Ailment, HEALTH_CHECKS, examine } from "./health/health.check.js";
export { HealthController } from "./health/health.controller.js";
export { withLogFields } from "./logging/log.context.js";
export { LOG_LEVELS, createLogger, createLoggingModule } from "./logging/logging.module.js";
export { requestIdOf } from "./logging/request.id.js";
export { within } from "./time/deadline.js";
export { METRICS_MEDIA_TYPE, MetricsRegistry } from "./metrics/metrics.registry.js";

//# sourceMappingURL=index.js.map