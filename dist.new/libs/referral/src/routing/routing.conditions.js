/** The conditions a rule may name. Each reads the profile alone, so the table stays data. */ export const ROUTING_CONDITIONS = {
    any: ()=>true,
    child: ({ child })=>child,
    adult: ({ child })=>!child,
    'adult-woman': ({ child, woman })=>!child && woman,
    'adult-not-woman': ({ child, woman })=>!child && !woman,
    'adult-survivor': ({ child, survivor })=>!child && survivor
};
export function holds(condition, person) {
    return ROUTING_CONDITIONS[condition](person);
}

//# sourceMappingURL=routing.conditions.js.map