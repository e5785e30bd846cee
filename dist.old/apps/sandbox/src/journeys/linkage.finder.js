import { WIRE_TIME_MINUTES } from "../../../../libs/contracts/src/index.js";
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;
const IDENTIFIER = /[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$|[0-9a-f]{16}/i;
/** Longer than any code of a registry: what a person typed. */ const TEXT_LENGTH = 40;
/**
 * What joins two referrals that must stand alone: an id or code, an instant finer than the wire time, or a text, that
 * stands in what both receivers can read.
 */ export function findLinks(one, other) {
    const seen = new Set(stringsOf(one).filter(joins));
    return stringsOf(other).filter((value)=>seen.has(value));
}
function joins(value) {
    if (INSTANT.test(value)) return Date.parse(value) % (WIRE_TIME_MINUTES * 60_000) !== 0;
    return IDENTIFIER.test(value) || value.length > TEXT_LENGTH;
}
function stringsOf(value) {
    if (typeof value === 'string') return [
        value
    ];
    if (typeof value !== 'object' || value === null) return [];
    return Object.values(value).flatMap(stringsOf);
}

//# sourceMappingURL=linkage.finder.js.map