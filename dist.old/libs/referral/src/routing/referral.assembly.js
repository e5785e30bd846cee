import { NEED_CODES } from "../../../contracts/src/index.js";
/** The office of every receiver that has but one, or sorts its referrals itself. */ const CENTRAL_OFFICE = 'central';
/**
 * One referral per receiver, under the shortest clocks of the needs that lead there. A need that goes along joins
 * every named referral of its person, save a receiver that must be told of nothing else.
 */ export function assembleReferrals(routes, along, place) {
    const groups = new Map();
    for (const route of routes){
        const key = `${route.rule.receiver} ${route.rule.codeOnly === true}`;
        groups.set(key, [
            ...groups.get(key) ?? [],
            route
        ]);
    }
    return [
        ...groups.values()
    ].flatMap((group)=>{
        const rule = group[0]?.rule;
        if (!rule) return [];
        const joining = along.filter(({ person })=>joins(person, group));
        const all = [
            ...group,
            ...joining
        ];
        const codeOnly = rule.codeOnly === true;
        return [
            {
                to: rule.receiver,
                office: rule.receiver === 'onpar' ? place.onparOffice : CENTRAL_OFFICE,
                ...codeOnly ? nobody() : peopleOf(all),
                acknowledgeHours: Math.min(...all.map((route)=>route.rule.acknowledgeHours)),
                contactHours: Math.min(...all.map((route)=>route.rule.contactHours)),
                codeOnly
            }
        ];
    });
}
function joins(person, group) {
    return group.some((route)=>route.person === person && route.rule.codeOnly !== true && route.rule.alone !== true);
}
function nobody() {
    return {
        persons: [],
        needs: [],
        needsOf: new Map()
    };
}
/** Needs come in the order of the registry: the order in which an officer ticked them is nobody's business. */ function peopleOf(routes) {
    const needsAmong = (some)=>NEED_CODES.filter((code)=>some.some(({ need })=>need === code));
    const persons = [
        ...new Set(routes.map(({ person })=>person))
    ].toSorted((a, b)=>a - b);
    const needsOf = new Map(persons.map((index)=>[
            index,
            needsAmong(routes.filter(({ person })=>person === index))
        ]));
    return {
        persons,
        needs: needsAmong(routes),
        needsOf
    };
}

//# sourceMappingURL=referral.assembly.js.map