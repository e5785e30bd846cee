import { EnlaceError, NEEDS } from "../../../contracts/src/index.js";
import { mayBeChild } from "./person.profile.js";
/**
 * What the schema of a flag cannot know: how persons, needs, notes and the calendar fit together.
 *
 * @param year civil year in America/Panama
 * @throws EnlaceError `validation-failed` or `need-does-not-fit-person`, each with the path of the first misfit
 */ export function checkPersons(persons, year) {
    const aliases = new Set();
    for (const [index, person] of persons.entries()){
        const path = `persons[${index}]`;
        checkAlias(person, aliases, path);
        checkBirthYear(person, year, path);
        checkNeeds(person, year, path);
        checkNotes(person, path);
    }
    if (persons.every(({ needs })=>needs.length === 0)) {
        throw invalid('Nobody in the flag has a need. Choose at least one for at least one person.', 'persons[0].needs');
    }
}
/** Answers and receivers name persons by alias; two of one name would be one person to them. */ function checkAlias({ alias }, seen, path) {
    const key = alias.trim().normalize('NFC');
    if (seen.has(key)) {
        throw invalid('Two persons of the flag have the same alias. Tell them apart, by a number say.', `${path}.alias`);
    }
    seen.add(key);
}
function checkBirthYear({ birthYear }, year, path) {
    if (birthYear !== null && birthYear > year) {
        throw invalid('The birth year lies in the future. Correct it, or leave it empty.', `${path}.birthYear`);
    }
}
function checkNeeds(person, year, path) {
    if (mayBeChild(person, year)) return;
    const misfit = person.needs.findIndex((need)=>NEEDS[need].child);
    if (misfit === -1) return;
    throw new EnlaceError('need-does-not-fit-person', 'This need is for somebody under 18, and by the birth year the person is not. Correct the year, mark the person as possibly a child, or choose another need.', {
        field: `${path}.needs[${misfit}]`
    });
}
function checkNotes({ needs, notes }, path) {
    const stray = notes.findIndex(({ need })=>!needs.includes(need));
    if (stray !== -1) {
        throw invalid('The note speaks of a need that the person does not have. Add the need, or drop the note.', `${path}.notes[${stray}].need`);
    }
}
function invalid(message, field) {
    return new EnlaceError('validation-failed', message, {
        field
    });
}

//# sourceMappingURL=person.validation.js.map