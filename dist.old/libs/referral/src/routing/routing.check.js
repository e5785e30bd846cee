import { EnlaceError, NEED_CODES, NEEDS } from "../../../contracts/src/index.js";
import { mayKnow } from "../disclosure/need.barrier.js";
import { holds } from "./routing.conditions.js";
/**
 * Refuses at boot rules that lose a need, name it to an agency that must not know it, or carry clocks nobody can
 * keep. An institution may change its targets; these faults it may not.
 *
 * @throws EnlaceError `configuration-invalid`, with every fault in `facts.faults`
 */ export function checkRouting(rules) {
    const faults = [
        ...NEED_CODES.flatMap((need)=>lostFor(need, rules)),
        ...rules.flatMap(faultsOf)
    ];
    if (faults.length === 0) return;
    throw new EnlaceError('configuration-invalid', `The routing rules do not hold: ${faults.join('; ')}.`, {
        facts: {
            faults
        }
    });
}
/** A code-only receiver acts on nothing, so it does not count as a way. */ function lostFor(need, rules) {
    return profilesWith(need).filter((profile)=>!rules.some((rule)=>rule.need === need && isWay(rule) && holds(rule.when, profile))).map(({ child, woman })=>`${need} leads nowhere for ${kindOf(child, woman)}`);
}
function isWay(rule) {
    return rule.receiver === 'along' || rule.codeOnly !== true;
}
function kindOf(child, woman) {
    return `${child ? 'a child' : 'an adult'} who is ${woman ? '' : 'not '}female`;
}
function profilesWith(need) {
    const survivor = NEEDS[need].gbv;
    return [
        true,
        false
    ].filter((child)=>child || !NEEDS[need].child).flatMap((child)=>[
            true,
            false
        ].map((woman)=>({
                child,
                woman,
                survivor
            })));
}
function faultsOf(rule) {
    const faults = [];
    const hours = [
        rule.acknowledgeHours,
        rule.contactHours
    ];
    if (!hours.every((value)=>Number.isInteger(value) && value > 0) || rule.contactHours < rule.acknowledgeHours) {
        faults.push(`${rule.need} to ${rule.receiver} has clocks that cannot be kept`);
    }
    if (rule.receiver !== 'along' && rule.codeOnly !== true && !mayKnow(rule.receiver, rule.need)) {
        faults.push(`${rule.receiver} must not know of ${rule.need}`);
    }
    return faults;
}

//# sourceMappingURL=routing.check.js.map