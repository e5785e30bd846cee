const HOUR_MS = 3_600_000;
/**
 * By when a referral must be opened and the person contacted. Plain hours of the clock, nights and holidays included.
 *
 * @param fromEpochMs when the clocks start
 */ export function deadlinesOf(fromEpochMs, { acknowledgeHours, contactHours }) {
    const after = (hours)=>new Date(fromEpochMs + hours * HOUR_MS);
    return {
        acknowledgeBy: after(acknowledgeHours),
        contactBy: after(contactHours)
    };
}

//# sourceMappingURL=referral.deadlines.js.map