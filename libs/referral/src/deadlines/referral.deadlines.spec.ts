import { describe, expect, it } from '@jest/globals';
import { deadlinesOf, isOverdue } from './referral.deadlines.js';

const FROM = Date.parse('2026-11-23T15:30:00Z');

describe('deadlines', () => {
  it('run in plain hours from the given instant, across days and years', () => {
    expect(deadlinesOf(FROM, { acknowledgeHours: 1, contactHours: 72 })).toEqual({
      acknowledgeBy: '2026-11-23T16:30:00.000Z',
      contactBy: '2026-11-26T15:30:00.000Z',
    });
    expect(
      deadlinesOf(Date.parse('2026-12-20T00:00:00Z'), { acknowledgeHours: 72, contactHours: 336 }).contactBy,
    ).toBe('2027-01-03T00:00:00.000Z');
  });

  it('are overdue after their instant and not at it', () => {
    const { acknowledgeBy } = deadlinesOf(FROM, { acknowledgeHours: 1, contactHours: 3 });
    const instant = FROM + 3_600_000;
    expect([instant - 1, instant, instant + 1].map((now) => isOverdue(acknowledgeBy, now))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
