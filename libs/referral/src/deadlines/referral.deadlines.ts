const HOUR_MS = 3_600_000;

export interface Clocks {
  readonly acknowledgeHours: number;
  readonly contactHours: number;
}

/** ISO 8601 in UTC. */
export interface Deadlines {
  readonly acknowledgeBy: string;
  readonly contactBy: string;
}

/**
 * By when a referral must be opened and the person contacted. Plain hours of the clock, nights and holidays included.
 *
 * @param fromEpochMs when the clocks start
 */
export function deadlinesOf(fromEpochMs: number, { acknowledgeHours, contactHours }: Clocks): Deadlines {
  const after = (hours: number): string => new Date(fromEpochMs + hours * HOUR_MS).toISOString();
  return { acknowledgeBy: after(acknowledgeHours), contactBy: after(contactHours) };
}

/** Whether a deadline has passed; at its very instant it has not. */
export function isOverdue(deadline: string, nowEpochMs: number): boolean {
  return nowEpochMs > Date.parse(deadline);
}
