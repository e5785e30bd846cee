import { EnlaceError } from "../../../contracts/src/index.js";
import { codedValue } from "./field.coder.js";
import { filterFields } from "./field.filter.js";
import { grantOf } from "./field.grant.js";
import { mayKnow } from "./need.barrier.js";
import { contactOwners, noteOwners, textKey } from "./note.owner.js";
import { hasSharedTexts, kindFor, kindOf } from "./receiver.kind.js";
/**
 * What one receiver is told of a flag, and nothing else: its persons, its needs, its notes, and of the other fields
 * those that DISCLOSURE grants. The consent's scope and the override's reason are told to nobody.
 *
 * @param planned one of `decision.referrals`
 * @param officer user id of the officer who flagged
 * @throws EnlaceError `configuration-invalid` when changed routing rules name a need to an agency that must not know it
 */ export function discloseReferral(flag, decision, planned, officer) {
    const { acknowledgeHours, contactHours } = planned;
    if (planned.codeOnly) return {
        disclosure: 'code-only',
        acknowledgeHours,
        contactHours
    };
    const content = contentFor(flag, decision, planned, officer);
    return {
        disclosure: 'full',
        acknowledgeHours,
        contactHours,
        content
    };
}
/** All that could be told, and then what the table lets through: a field is never left out by forgetting it. */ function contentFor(flag, decision, planned, officer) {
    refuseBarredNeeds(planned);
    const { place, post, entryDate, expectedDeparture, whereNow, consent } = flag;
    const { given, language, mode, override } = consent;
    const whole = {
        office: planned.office,
        place,
        post,
        officer,
        flaggedAt: new Date(decision.flaggedAt).toISOString(),
        needs: [
            ...planned.needs
        ],
        persons: personsFor(flag, decision, planned),
        companions: companionsOf(flag, planned),
        consent: {
            given,
            language,
            mode,
            overrideGround: override?.ground
        },
        entryDate,
        expectedDeparture,
        whereNow
    };
    const kind = kindOf(planned, decision);
    const kinds = planned.persons.map((person)=>kindFor(person, planned, decision));
    const asking = {
        agency: planned.to,
        needs: planned.needs,
        sharedTexts: hasSharedTexts(planned, decision)
    };
    return filterFields(whole, (field, value, person)=>{
        const grant = grantOf(field, kinds[person] ?? kind, asking);
        if (grant === 'none') return undefined;
        return grant === 'coded' ? codedValue(field, value) : value;
    });
}
/** The last line of defence: routing rules may be changed by an institution, these barriers may not. */ function refuseBarredNeeds({ to, needs }) {
    const barred = needs.filter((need)=>!mayKnow(to, need));
    if (barred.length === 0) return;
    throw new EnlaceError('configuration-invalid', 'The routing rules name a need to an agency that must not know it. Have an operator correct the rules.', {
        facts: {
            agency: to,
            needs: barred
        }
    });
}
function personsFor(flag, decision, planned) {
    const [owners, contacts] = [
        noteOwners(flag, decision),
        contactOwners(flag, decision)
    ];
    return flag.persons.flatMap((person, index)=>{
        const needs = planned.needsOf.get(index);
        if (!needs) return [];
        const { relation: _, safeContact, ...known } = person;
        const mayContact = safeContact && contacts.get(textKey(safeContact.value)) === planned.to;
        const notes = person.notes.filter(({ need, text })=>needs.includes(need) && owners.get(textKey(text)) === planned.to);
        return [
            {
                ...known,
                needs: [
                    ...needs
                ],
                notes,
                ...mayContact && {
                    safeContact
                }
            }
        ];
    });
}
/** Those who travel along and are not of this referral: a relation, and no name. */ function companionsOf(flag, planned) {
    return flag.persons.flatMap(({ relation }, index)=>relation && !planned.needsOf.has(index) ? [
            {
                relation
            }
        ] : []);
}

//# sourceMappingURL=referral.disclosure.js.map