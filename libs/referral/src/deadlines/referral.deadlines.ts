const HOUR_MS = 3_600_000;

export interface Clocks {
  readonly acknowledgeHours: number;
  readonly contactHours: number;
}

export interface Deadlines {
  readonly acknowledgeBy: Date;
  readonly contactBy: Date;
}

/**
 * By when a referral must be opened and the person contacted. Plain hours of the clock, nights and holidays included.
 *
 * @param fromEpochMs when the clocks start
 */
export function deadlinesOf(fromEpochMs: number, { acknowledgeHours, contactHours }: Clocks): Deadlines {
  const after = (hours: number): Date => new Date(fromEpochMs + hours * HOUR_MS);
  return { acknowledgeBy: after(acknowledgeHours), contactBy: after(contactHours) };
}
