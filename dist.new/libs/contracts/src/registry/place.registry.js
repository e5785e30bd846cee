import { PLACE_ROWS } from "./place.data.js";
export const TERRITORIES = [
    'darien',
    'embera',
    'guna-yala',
    'chiriqui',
    'bocas-del-toro',
    'panama'
];
export const ONPAR_OFFICES = [
    'meteti',
    'chiriqui',
    'panama-city'
];
export const PLACE_KINDS = [
    'first-reception',
    'etrm',
    'onpar-office',
    'post'
];
export const PLACES = PLACE_ROWS;
export const PLACE_CODES = PLACES.map((place)=>place.code);
export function findPlace(code) {
    return PLACES.find((place)=>place.code === code);
}
/** @param day civil day in America/Panama, `YYYY-MM-DD` */ export function isPlaceOpen(place, day) {
    return (place.validFrom ?? '') <= day && day <= (place.validTo ?? '9999-12-31');
}
/**
 * The open places an officer would turn to instead of a closed one, best first: the same kind of place in the same
 * territory, then stations under the same ONPAR office, then the rest under it.
 */ export function openAlternatives(closed, day) {
    const rank = (place)=>place.kind === closed.kind && place.territory === closed.territory ? 0 : place.kind === 'etrm' ? 1 : 2;
    return PLACES.filter((place)=>place.onparOffice === closed.onparOffice && isPlaceOpen(place, day)).toSorted((a, b)=>rank(a) - rank(b));
}

//# sourceMappingURL=place.registry.js.map