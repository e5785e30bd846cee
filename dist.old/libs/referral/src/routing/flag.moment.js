import { EnlaceError, findPlace, isPlaceOpen, openAlternatives } from "../../../contracts/src/index.js";
import { DateTime } from "luxon";
import { panamaDay } from "./panama.calendar.js";
/** How far a phone's clock may run ahead of ours before its time is refused, in milliseconds. */ export const CLOCK_SKEW_MS = 5 * 60_000;
/**
 * When the flag was recorded, in epoch milliseconds; never later than `now`: a fast phone must not date what happened
 * after its own sending.
 *
 * @throws EnlaceError `validation-failed` on `flaggedAt`
 */ export function flagTimeOf(flag, now) {
    if (flag.flaggedAt === undefined) return now;
    const flaggedAt = DateTime.fromISO(flag.flaggedAt).toMillis();
    if (Number.isNaN(flaggedAt)) {
        throw new EnlaceError('validation-failed', 'The time of the flag is no instant. Send ISO 8601 with offset.', {
            field: 'flaggedAt'
        });
    }
    if (flaggedAt > now + CLOCK_SKEW_MS) {
        throw new EnlaceError('validation-failed', 'The flag is dated in the future. Set the clock of the device and send it again.', {
            field: 'flaggedAt'
        });
    }
    return Math.min(flaggedAt, now);
}
/**
 * The place of the flag, which must have been open on its civil day: a flag kept on a phone without signal stays valid
 * when the place closes before it is sent.
 *
 * @throws EnlaceError `validation-failed` for a place nobody knows; `place-not-open` with `facts.openPlaces`, best first
 */ export function openPlaceOf(flag, flaggedAt) {
    const place = findPlace(flag.place);
    if (!place) {
        throw new EnlaceError('validation-failed', 'The place is not in the registry. Choose one that is.', {
            field: 'place'
        });
    }
    const day = panamaDay(flaggedAt);
    if (isPlaceOpen(place, day)) return place;
    const openPlaces = openAlternatives(place, day).map(({ code, name })=>({
            code,
            name
        }));
    const best = openPlaces[0];
    const advice = best ? `Use an open place, such as ${best.name}.` : 'Use an open place.';
    throw new EnlaceError('place-not-open', `The place was not open on the day of the flag. ${advice}`, {
        field: 'place',
        facts: {
            openPlaces
        }
    });
}

//# sourceMappingURL=flag.moment.js.map