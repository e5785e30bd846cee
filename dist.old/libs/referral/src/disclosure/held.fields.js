import { AGENCIES, NEEDS } from "../../../contracts/src/index.js";
import { DISCLOSURE } from "./disclosure.table.js";
import { filterFields } from "./field.filter.js";
import { grantOf } from "./field.grant.js";
import { mayKnow } from "./need.barrier.js";
/** As what an agency can come by the content of a referral: not at all, if it gets none. */ function holdersOf(agency) {
    if (agency === 'defensoria' || agency === 'conare' || AGENCIES[agency].flags) return [];
    return agency === 'mire' ? [
        'mire'
    ] : [
        'primary',
        'co'
    ];
}
/**
 * What an agency may read of a referral that it holds. The sender has left out the rest before sealing; this is for the
 * sender that did not, because its software was changed or its routing was: what should never have come is shown to
 * nobody here either.
 *
 * @returns null when nothing of it is the agency's business
 */ export function readableContent(agency, content) {
    if (agency === 'audit') return null;
    const holders = holdersOf(agency);
    const needs = content.needs.filter((need)=>mayKnow(agency, need));
    const persons = content.persons.flatMap((person)=>{
        const own = person.needs.filter((need)=>mayKnow(agency, need));
        const notes = person.notes.filter(({ need })=>mayKnow(agency, need));
        return own.length > 0 ? [
            {
                ...person,
                needs: own,
                notes
            }
        ] : [];
    });
    if (holders.length === 0 || needs.length === 0 || persons.length === 0) return null;
    const asking = {
        agency,
        needs,
        sharedTexts: true
    };
    return filterFields({
        ...content,
        needs,
        persons
    }, (field, value)=>holders.some((holder)=>grantOf(field, holder, asking) !== 'none') ? value : undefined);
}
/**
 * What the agency that flagged keeps once the flag is sent: no safe contact, and no text that tells of violence. Both are
 * with the receiver, who is asked; a thief of this database finds neither.
 */ export function ownRecordOf(flag) {
    const persons = flag.persons.map((person)=>({
            ...person,
            notes: person.notes.filter(({ need })=>!NEEDS[need].gbv)
        }));
    return filterFields({
        ...flag,
        persons
    }, (field, value)=>(DISCLOSURE[field]?.own ?? 'none') === 'none' ? undefined : value);
}

//# sourceMappingURL=held.fields.js.map