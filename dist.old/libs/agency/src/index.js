export { AgencyModule, startAgency } from "./agency.module.js";
export { AGENCY_MIGRATIONS } from "./migrations/agency.migrations.js";
export { AccessSession1764400000000 } from "./migrations/1764400000000-access-session.migration.js";
export { ACCESS_PROVIDERS } from "./access/access.providers.js";
export { ACCESS_VARIABLES, accessOf, readTokens } from "./access/access.config.js";
export { oidcFaults } from "./access/oidc.config.js";
export { LoginController } from "./http/login.controller.js";
export { BearerGuard, Caller } from "./access/bearer.guard.js";
export { authorise } from "./access/permission.table.js";
export { FlagService } from "./commands/flag.service.js";
export { BROKER_VARIABLES } from "./party/broker.config.js";
export { MetricsController } from "./operations/metrics.controller.js";
export { MetricsService } from "./operations/metrics.service.js";
export { exposeHealth } from "./operations/health.metrics.js";
export { composeRecord } from "./mailroom/audit.draft.js";
export { Repetition } from "./mailroom/repetition.js";
export { runParty, startParty } from "./party/party.boot.js";
export { createCodec } from "./party/party.codec.js";
export { PARTY_CONFIG, loadPartyConfig } from "./party/party.config.js";
export { readVerifierKeys } from "./party/verifier.keys.js";
export { PartyModule } from "./party/party.module.js";

//# sourceMappingURL=index.js.map