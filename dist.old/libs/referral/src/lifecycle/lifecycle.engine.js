import { EnlaceError } from "../../../contracts/src/index.js";
import { LIFECYCLE, MIRROR } from "./lifecycle.table.js";
/** The commands one side may give in a state. */ export function allowedCommands(status, by) {
    return LIFECYCLE.filter((rule)=>rule.by === by && rule.from.includes(status)).map(({ command })=>command);
}
/**
 * The rule by which a command moves a referral.
 *
 * @throws EnlaceError `transition-not-allowed`, with `facts.referralStatus` and `facts.allowed`
 */ export function transition(status, command, by) {
    const found = LIFECYCLE.find((rule)=>rule.command === command && rule.by === by && rule.from.includes(status));
    if (found) return found;
    const allowed = allowedCommands(status, by);
    const advice = allowed.length > 0 ? `Allowed now: ${allowed.join(', ')}.` : 'Nothing is allowed any more.';
    throw new EnlaceError('transition-not-allowed', `The ${by} side cannot do this to a ${status} referral. ${advice}`, {
        facts: {
            referralStatus: status,
            allowed
        }
    });
}
/**
 * The state of a copy after an inbound event. Both sides may act at the same moment; the only command of the sender
 * that can cross one of the receiver is a cancellation, so cancelled absorbs whatever was sent before it was known and
 * both copies end alike.
 *
 * @param copy the side whose copy it is
 * @throws EnlaceError `event-out-of-place` when the event is not for this side, or cannot follow this state
 */ export function mirrored(copy, status, event) {
    const rules = MIRROR.filter((rule)=>rule.copy === copy && rule.event === event);
    if (status === 'cancelled' && rules.length > 0) return status;
    const rule = rules.find(({ from })=>from.includes(status));
    if (rule) return rule.to;
    throw new EnlaceError('event-out-of-place', 'The event cannot follow the state of the referral here. Compare the timelines of both agencies.', {
        facts: {
            referralStatus: status,
            event
        }
    });
}

//# sourceMappingURL=lifecycle.engine.js.map