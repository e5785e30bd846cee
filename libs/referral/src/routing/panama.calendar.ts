import { DateTime } from 'luxon';

const ZONE = 'America/Panama';

/** Civil day in America/Panama, `YYYY-MM-DD`: the day on which places open and close (design.md section 5). */
export function panamaDay(epochMs: number): string {
  return DateTime.fromMillis(epochMs, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/** Civil year in America/Panama. */
export function panamaYear(epochMs: number): number {
  return DateTime.fromMillis(epochMs, { zone: ZONE }).year;
}
