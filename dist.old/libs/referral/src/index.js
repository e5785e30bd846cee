export { panamaDay, panamaYear } from "./routing/panama.calendar.js";
export { CLOCK_SKEW_MS } from "./routing/flag.moment.js";
export { planFlag } from "./routing/flag.decision.js";
export { ROUTING_RULES } from "./routing/routing.rules.js";
export { checkRouting } from "./routing/routing.check.js";
export { DISCLOSURE, HOLDERS } from "./disclosure/disclosure.table.js";
export { checkDisclosure } from "./disclosure/disclosure.check.js";
export { ownRecordOf, readableContent } from "./disclosure/held.fields.js";
export { mayKnow } from "./disclosure/need.barrier.js";
export { discloseReferral } from "./disclosure/referral.disclosure.js";
export { INITIAL_STATUS, LIFECYCLE, MIRROR } from "./lifecycle/lifecycle.table.js";
export { allowedCommands, mirrored, transition } from "./lifecycle/lifecycle.engine.js";
export { checkLifecycle } from "./lifecycle/lifecycle.check.js";
export { deadlinesOf } from "./deadlines/referral.deadlines.js";

//# sourceMappingURL=index.js.map