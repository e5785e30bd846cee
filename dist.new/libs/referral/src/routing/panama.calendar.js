import { DateTime } from "luxon";
const ZONE = 'America/Panama';
const HOUR_MS = 3_600_000;
/** The hour that was asked for last: luxon asks ICU for each instant, which was a twentieth of what a flag costs. */ let known = hourOf(0);
function hourOf(hour) {
    const begin = DateTime.fromMillis(hour * HOUR_MS, {
        zone: ZONE
    });
    return {
        hour,
        day: begin.toFormat('yyyy-MM-dd'),
        year: begin.year
    };
}
/** All of an hour is one day: Panama is five whole hours behind UTC. */ function at(epochMs) {
    const hour = Math.floor(epochMs / HOUR_MS);
    if (hour !== known.hour) known = hourOf(hour);
    return known;
}
/** Civil day in America/Panama, `YYYY-MM-DD`: the day on which places open and close (design.md section 5). */ export function panamaDay(epochMs) {
    return at(epochMs).day;
}
/** Civil year in America/Panama. */ export function panamaYear(epochMs) {
    return at(epochMs).year;
}

//# sourceMappingURL=panama.calendar.js.map