import { findUnaudited } from "./audit.check.js";
import { findLost, findParked } from "./delivery.check.js";
import { findTwinFlags, findWrongEffects } from "./effect.check.js";
import { findBrokenSequences, findDiverged, findForbiddenMoves } from "./order.check.js";
import { findRemains, findWrongQuarantine } from "./rest.check.js";
/** Compares what the officers were told with what every agency holds, and both with the log. */ export function reconcile(evidence) {
    const { flags, referrals, poison, quarantineCode, agencies, audit } = evidence;
    const parties = [
        ...agencies,
        audit
    ];
    const delivery = [
        ...findLost(referrals, agencies, poison),
        ...findWrongEffects(agencies),
        ...findTwinFlags(flags, agencies)
    ];
    const order = [
        ...findForbiddenMoves(agencies),
        ...findBrokenSequences(agencies)
    ];
    // An event too many or too few is also one out of place, and its copies differ too: one fault is told once.
    const misplaced = without(order, delivery);
    return [
        ...delivery,
        ...misplaced,
        ...without(findDiverged(agencies, poison), [
            ...delivery,
            ...misplaced
        ]),
        ...findParked(agencies),
        ...findUnaudited(agencies, audit),
        ...findRemains(parties, poison, quarantineCode),
        ...findWrongQuarantine(parties, poison, quarantineCode)
    ];
}
/** Findings about cases of which nothing was told yet. */ function without(findings, told) {
    const cases = new Set(told.map(caseOf));
    return findings.filter((finding)=>!cases.has(caseOf(finding)));
}
function caseOf({ about }) {
    return about.split(' ')[0];
}

//# sourceMappingURL=exchange.reconciliation.js.map