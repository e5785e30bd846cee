export { panamaDay, panamaYear } from './routing/panama.calendar.js';
export { CLOCK_SKEW_MS } from './routing/flag.moment.js';
export { planFlag, type FlagContext, type FlagDecision } from './routing/flag.decision.js';
export type { PlannedReferral } from './routing/referral.assembly.js';
export { ROUTING_RULES, type RoutingRule } from './routing/routing.rules.js';
export { checkRouting } from './routing/routing.check.js';
export { DISCLOSURE, HOLDERS, type Grant, type Holder } from './disclosure/disclosure.table.js';
export { checkDisclosure } from './disclosure/disclosure.check.js';
export { ownRecordOf, readableContent } from './disclosure/held.fields.js';
export { mayKnow } from './disclosure/need.barrier.js';
export { discloseReferral, type DisclosedReferral } from './disclosure/referral.disclosure.js';
export {
  INITIAL_STATUS,
  LIFECYCLE,
  MIRROR,
  type LifecycleRule,
  type MirrorRule,
  type ReferralCommand,
  type Side,
} from './lifecycle/lifecycle.table.js';
export { allowedCommands, mirrored, transition } from './lifecycle/lifecycle.engine.js';
export { checkLifecycle } from './lifecycle/lifecycle.check.js';
export { deadlinesOf, type Clocks, type Deadlines } from './deadlines/referral.deadlines.js';
