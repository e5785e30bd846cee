import { NEEDS } from "../../../contracts/src/index.js";
import { DISCLOSURE } from "./disclosure.table.js";
const GRANTS = {
    full: ()=>'full',
    coded: ()=>'coded',
    count: ()=>'none',
    masked: ()=>'full',
    need: ()=>'full',
    'not-gbv': ()=>'full',
    onpar: ({ agency })=>agency === 'onpar' ? 'full' : 'none',
    'child-need': ({ needs })=>needs.some((need)=>NEEDS[need].child) ? 'coded' : 'none',
    one: ({ sharedTexts })=>sharedTexts ? 'full' : 'none',
    none: ()=>'none'
};
/** What the table says of a field, its conditions answered. A field without a row is nobody's. */ export function grantOf(field, holder, asking) {
    return GRANTS[DISCLOSURE[field]?.[holder] ?? 'none'](asking);
}

//# sourceMappingURL=field.grant.js.map