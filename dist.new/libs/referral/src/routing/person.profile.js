import { NEEDS } from "../../../contracts/src/index.js";
const ADULT_AGE = 18;
/**
 * Whether somebody may still be under 18. Of a birth year only the younger possible age counts: the birthday may yet
 * come this year. Without a birth year a need that only children have says what the officer took the person for.
 *
 * @param year civil year in America/Panama
 */ export function mayBeChild(person, year) {
    if (person.possiblyChild) return true;
    if (person.birthYear === null) return person.needs.some((need)=>NEEDS[need].child);
    return year - person.birthYear - 1 < ADULT_AGE;
}
/** @param year civil year in America/Panama */ export function profileOf(person, year) {
    return {
        child: mayBeChild(person, year),
        woman: person.sex === 'f',
        survivor: person.needs.some((need)=>NEEDS[need].gbv)
    };
}

//# sourceMappingURL=person.profile.js.map