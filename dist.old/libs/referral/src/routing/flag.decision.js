import { EnlaceError } from "../../../contracts/src/index.js";
import { consentBasisOf } from "./consent.basis.js";
import { flagTimeOf, openPlaceOf } from "./flag.moment.js";
import { panamaYear } from "./panama.calendar.js";
import { checkPersons } from "./person.validation.js";
import { assembleReferrals } from "./referral.assembly.js";
import { clearRoutes } from "./route.clearance.js";
import { findRoutes } from "./route.finder.js";
import { ROUTING_RULES } from "./routing.rules.js";
/**
 * Decides which agencies are told of a flag, about whom, of which needs and by when (design.md section 5).
 *
 * @throws EnlaceError `validation-failed`, `place-not-open`, `need-does-not-fit-person`, `override-does-not-fit`,
 * `consent-does-not-cover`, `receiver-not-connected`: nothing may be stored or sent then
 */ export function planFlag(flag, context) {
    const flaggedAt = flagTimeOf(flag, context.now);
    const place = openPlaceOf(flag, flaggedAt);
    const year = panamaYear(context.now);
    checkPersons(flag.persons, year);
    const basis = consentBasisOf(flag, year);
    const routes = findRoutes(flag.persons, year, context.rules ?? ROUTING_RULES);
    const shared = {
        flaggedAt,
        ...healthAdvice(routes, basis)
    };
    if (basis === 'none') {
        return {
            ...shared,
            referrals: [],
            withheld: [],
            notConnected: [],
            informationGiven: true
        };
    }
    const clearance = clearRoutes(routes.filter(isDirect), flag.consent, basis, context.connected);
    const referrals = assembleReferrals(clearance.cleared, routes.filter(isAlong), place);
    if (!referrals.some(({ codeOnly })=>!codeOnly)) refuseIfHeldBack(clearance, basis);
    const { withheld, notConnected } = clearance;
    return {
        ...shared,
        referrals,
        withheld,
        notConnected,
        informationGiven: false
    };
}
/**
 * A call to the health service names the person or leads to her; without consent she gets the printed note instead,
 * which tells nobody anything unless she shows it.
 */ function healthAdvice(routes, basis) {
    const phone = routes.some(({ rule })=>rule.health === 'phone');
    const note = routes.some(({ rule })=>rule.health === 'note');
    return basis === 'none' ? {
        phoneHealth: false,
        printedNote: phone || note
    } : {
        phoneHealth: phone,
        printedNote: note
    };
}
/**
 * No named referral is left. A code alone makes none: the Ombudsman would watch a case that nobody was given. With
 * nothing held back there was nothing to send, such as a medical need alone, and the flag stands.
 */ function refuseIfHeldBack({ withheld, notConnected }, basis) {
    if (withheld.length > 0 && (basis === 'consent' || notConnected.length === 0)) {
        throw new EnlaceError('consent-does-not-cover', 'Nothing would be sent: the consent names none of the receivers these needs call for. Ask the person about them.', {
            field: 'consent.scope',
            facts: {
                withheld,
                notConnected
            }
        });
    }
    if (notConnected.length > 0) {
        throw new EnlaceError('receiver-not-connected', 'Nothing would be sent: the receivers these needs call for are not on the exchange yet. Phone them.', {
            field: 'persons',
            facts: {
                agencies: notConnected
            }
        });
    }
}
function isDirect(route) {
    return route.rule.receiver !== 'along';
}
function isAlong(route) {
    return route.rule.receiver === 'along';
}

//# sourceMappingURL=flag.decision.js.map