import { PLACE_ROWS } from './place.data.js';

export const TERRITORIES = ['darien', 'embera', 'guna-yala', 'chiriqui', 'bocas-del-toro', 'panama'] as const;
export type Territory = (typeof TERRITORIES)[number];

export const ONPAR_OFFICES = ['meteti', 'chiriqui', 'panama-city'] as const;
export type OnparOffice = (typeof ONPAR_OFFICES)[number];

export const PLACE_KINDS = ['first-reception', 'etrm', 'onpar-office', 'post'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** A place where people are met. Dates are civil days in America/Panama; the place is open on both of them. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly territory: Territory;
  readonly border: 'colombia' | 'costa-rica' | null;
  readonly kind: PlaceKind;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly onparOffice: OnparOffice;
  /** How sure the status is, in the words of the source (domain.md section 4). */
  readonly sourceStatus: string;
}

export const PLACES: readonly Place[] = PLACE_ROWS;
export const PLACE_CODES = PLACES.map((place) => place.code) as [string, ...string[]];

export function findPlace(code: string): Place | undefined {
  return PLACES.find((place) => place.code === code);
}

/** @param day civil day in America/Panama, `YYYY-MM-DD` */
export function isPlaceOpen(place: Pick<Place, 'validFrom' | 'validTo'>, day: string): boolean {
  return (place.validFrom ?? '') <= day && day <= (place.validTo ?? '9999-12-31');
}

/**
 * The open places an officer would turn to instead of a closed one, best first: the same kind of place in the same
 * territory, then stations under the same ONPAR office, then the rest under it.
 */
export function openAlternatives(closed: Place, day: string): readonly Place[] {
  const rank = (place: Place): number =>
    place.kind === closed.kind && place.territory === closed.territory ? 0 : place.kind === 'etrm' ? 1 : 2;
  return PLACES.filter(
    (place) => place.onparOffice === closed.onparOffice && isPlaceOpen(place, day),
  ).toSorted((a, b) => rank(a) - rank(b));
}
