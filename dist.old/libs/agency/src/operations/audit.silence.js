/**
 * Whether what was done here still lacks the word of the audit for longer than the limit: because the audit answers
 * nothing, or because it answers, and not for these. No event is complete without it; all of it is kept and sent again.
 */ export function auditSilence({ lanes }, limitSeconds) {
    const lane = lanes.find(({ destination })=>destination === 'audit');
    if (!lane) return undefined;
    if (lane.silentSeconds > limitSeconds) return 'silent';
    return lane.oldestSeconds > limitSeconds ? 'overdue' : undefined;
}

//# sourceMappingURL=audit.silence.js.map