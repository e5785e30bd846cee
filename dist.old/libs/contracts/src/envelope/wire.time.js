/** Minutes to which every instant that a receiver may see of a flag is rounded down. */ export const WIRE_TIME_MINUTES = 15;
const STEP = WIRE_TIME_MINUTES * 60_000;
/**
 * Rounds an instant down to a quarter of an hour. Two referrals of one flag leave in the same millisecond; a receiver
 * of one must not be able to join it with the other by its time, its id or its trace (design.md promise 5).
 * The audit keeps the exact instants of delivery.
 *
 * @param epochMilliseconds of the instant
 */ export function toWireTime(epochMilliseconds) {
    return Math.floor(epochMilliseconds / STEP) * STEP;
}

//# sourceMappingURL=wire.time.js.map