import { EnlaceError } from "../../../contracts/src/index.js";
import { profileOf } from "./person.profile.js";
import { holds } from "./routing.conditions.js";
/**
 * Every rule that holds for every need of every person, before consent and connection are asked.
 *
 * @param year civil year in America/Panama
 * @throws EnlaceError `configuration-invalid` when a need has no rule: it would vanish without a word
 */ export function findRoutes(persons, year, rules) {
    return persons.flatMap((person, index)=>{
        const profile = profileOf(person, year);
        return [
            ...new Set(person.needs)
        ].flatMap((need)=>{
            const found = rules.filter((rule)=>rule.need === need && holds(rule.when, profile));
            if (found.length === 0) {
                throw new EnlaceError('configuration-invalid', 'The routing rules know no way for a need of the flag. Have an operator complete the rules.', {
                    facts: {
                        need
                    }
                });
            }
            return found.map((rule)=>({
                    person: index,
                    profile,
                    need,
                    rule
                }));
        });
    });
}

//# sourceMappingURL=route.finder.js.map