import * as z from "zod";
/**
 * When a key is what. It stands beside the key in a set, as RFC 7517 section 4 allows, and is as trusted as the set is:
 * a time that somebody wrote into a message decides nothing.
 *
 * - `from`: since then it is used, to sign with or to be written to. Before, it is listed so that others know it.
 * - `until`: what arrives under it later is refused, and nobody writes to it.
 * - `revoked`: as `until`, because it was stolen or lost.
 */ export const KeyLifetime = {
    from: z.iso.datetime().optional(),
    until: z.iso.datetime().optional(),
    revoked: z.iso.datetime().optional()
};
const instant = (text, otherwise)=>text === undefined ? otherwise : Date.parse(text);
/** Whether what came in at that moment may have been written under the key by its owner. */ export function isBelieved({ until, revoked }, at) {
    return at < instant(until, Infinity) && at < instant(revoked, Infinity);
}
/**
 * The key of some that is used now: of those that have begun and not ended the last to begin, and of equals the first
 * listed. A set without times is used as it was before there were any.
 */ export function currentOf(keys, now) {
    const usable = keys.filter((key)=>instant(key.from, -Infinity) <= now && isBelieved(key, now));
    return usable.toSorted((one, other)=>beginning(other) - beginning(one))[0];
}
const beginning = ({ from })=>instant(from, 0);
/** @param keys all keys of one party for one use */ export function stateOf(key, keys, now) {
    if (now >= instant(key.revoked, Infinity)) return 'revoked';
    if (now >= instant(key.until, Infinity)) return 'retired';
    if (now < instant(key.from, -Infinity)) return 'next';
    return currentOf(keys, now) === key ? 'current' : 'retired';
}

//# sourceMappingURL=key.lifetime.js.map