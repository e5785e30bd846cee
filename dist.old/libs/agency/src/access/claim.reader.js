import { EnlaceError, ROLES } from "../../../contracts/src/index.js";
/** What a claim must fit before it stands in a database and in the log. */ const ACTOR = /^[\w.@:+-]{1,80}$/;
/**
 * Who the bearer of these claims is here. Every claim is checked against what this party knows, and nothing is mapped to
 * a default: a role that is misspelt at the provider would otherwise be somebody's role here.
 *
 * @throws EnlaceError `login-failed`, which names the claim and never its value
 */ export function readPrincipal(claims, party, names, offices) {
    const agency = valueAt(claims, names.agency);
    if (agency !== party) throw refused('is of another institution', names.agency);
    const actor = valueAt(claims, names.actor);
    if (typeof actor !== 'string' || !ACTOR.test(actor)) throw refused('names nobody', names.actor);
    const role = valueAt(claims, names.role);
    if (!isRole(role)) throw refused('has no role here, or more than one', names.role);
    const office = valueAt(claims, names.office);
    if (office === undefined) return {
        actor,
        role
    };
    if (typeof office !== 'string' || !offices.includes(office)) throw refused('is of no office here', names.office);
    return {
        actor,
        role,
        office
    };
}
function valueAt(claims, path) {
    let value = claims;
    // A name with dots in it, such as a URL, is tried whole first.
    if (Object.hasOwn(claims, path)) return single(claims[path]);
    for (const step of path.split('.')){
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
        value = value[step];
    }
    return single(value);
}
/** Providers write a role that is one as a list of one. A list of two is a choice, and it is not ours to make. */ function single(value) {
    return Array.isArray(value) && value.length === 1 ? value[0] : value;
}
function isRole(value) {
    return ROLES.includes(value);
}
function refused(what, claim) {
    return new EnlaceError('login-failed', `The identity provider vouches for somebody who ${what} (claim ${claim}). Ask who keeps the accounts of your institution.`);
}

//# sourceMappingURL=claim.reader.js.map