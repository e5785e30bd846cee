import { holds } from "./routing.conditions.js";
/**
 * Which routes may be taken. Consent is asked before connection: `notConnected` tells the officer whom to phone, and
 * nobody may be phoned about a person who did not agree to it.
 */ export function clearRoutes(routes, consent, basis, connected) {
    const allowed = routes.filter((route)=>COVERS[basis](route, consent));
    return {
        cleared: allowed.filter(({ rule })=>connected(rule.receiver)),
        withheld: receiversOf(routes.filter((route)=>!allowed.includes(route))),
        notConnected: receiversOf(allowed.filter(({ rule })=>!connected(rule.receiver)))
    };
}
const COVERS = {
    consent: ({ rule }, { scope })=>rule.codeOnly === true || scope.includes(rule.receiver),
    override: ({ rule, profile })=>rule.requiresConsent === undefined || !holds(rule.requiresConsent, profile),
    none: ()=>false
};
function receiversOf(routes) {
    return [
        ...new Set(routes.map(({ rule })=>rule.receiver))
    ];
}

//# sourceMappingURL=route.clearance.js.map