import { NEEDS } from "../../../contracts/src/index.js";
import { firstContact } from "./receiver.kind.js";
/**
 * To whom each text of the flag may go: to one receiver and no other, because a text in two referrals joins them. A
 * text that was written under a GBV need stays with the survivor's agency even when the officer pasted it under
 * another need too, and goes nowhere when that agency is not told.
 *
 * @returns agency by text key; a text without an entry is disclosed to nobody
 */ export function noteOwners(flag, decision) {
    const notes = flag.persons.flatMap((person, index)=>person.notes.map((note)=>({
                ...note,
                person: index,
                key: textKey(note.text)
            })));
    const owners = new Map();
    for (const key of new Set(notes.map((note)=>note.key))){
        const same = notes.filter((note)=>note.key === key);
        const gbv = same.filter(({ need })=>NEEDS[need].gbv);
        const deciding = gbv.length > 0 ? gbv : same;
        const holders = decision.referrals.filter(({ needsOf })=>deciding.some(({ person, need })=>needsOf.get(person)?.includes(need)));
        const owner = firstContact(holders.map(({ to })=>to));
        if (owner) owners.set(key, owner);
    }
    return owners;
}
/**
 * To whom each safe contact may go: to one receiver as well. A couple has one telephone, and its number in the husband's
 * referral and in hers would join them.
 */ export function contactOwners(flag, decision) {
    const owners = new Map();
    for (const [person, { safeContact }] of flag.persons.entries()){
        if (!safeContact) continue;
        const key = textKey(safeContact.value);
        const holders = decision.referrals.filter(({ needsOf })=>needsOf.has(person)).map(({ to })=>to);
        const known = owners.get(key);
        const owner = firstContact(known ? [
            known,
            ...holders
        ] : holders);
        if (owner) owners.set(key, owner);
    }
    return owners;
}
/** Texts that a reader would take for the same have one key. */ export function textKey(text) {
    return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

//# sourceMappingURL=note.owner.js.map