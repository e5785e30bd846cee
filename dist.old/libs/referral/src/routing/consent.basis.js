import { EnlaceError } from "../../../contracts/src/index.js";
import { mayBeChild } from "./person.profile.js";
/**
 * @param year civil year in America/Panama
 * @throws EnlaceError `validation-failed` for an override of a consent that was given; `override-does-not-fit` when
 * the ground is `child` and somebody with a need certainly is none
 */ export function consentBasisOf({ consent, persons }, year) {
    const { override } = consent;
    if (consent.given) {
        if (!override) return 'consent';
        throw new EnlaceError('validation-failed', 'Consent was given and overridden at once. Keep the consent and drop the override.', {
            field: 'consent.override'
        });
    }
    if (!override) return 'none';
    const adults = persons.some((person)=>person.needs.length > 0 && !mayBeChild(person, year));
    if (override.ground === 'child' && adults) {
        throw new EnlaceError('override-does-not-fit', 'The override is for a child, and an adult of the flag has a need too. Flag the adult separately, or choose the ground that fits.', {
            field: 'consent.override.ground'
        });
    }
    return 'override';
}

//# sourceMappingURL=consent.basis.js.map