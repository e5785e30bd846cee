import { describe, expect, it } from '@jest/globals';
import { deadlinesOf } from './referral.deadlines.js';

const FROM = Date.parse('2026-11-23T15:30:00Z');

describe('deadlines', () => {
  it('run in plain hours from the given instant, across days and years', () => {
    expect(deadlinesOf(FROM, { acknowledgeHours: 1, contactHours: 72 })).toEqual({
      acknowledgeBy: new Date('2026-11-23T16:30:00Z'),
      contactBy: new Date('2026-11-26T15:30:00Z'),
    });
    expect(
      deadlinesOf(Date.parse('2026-12-20T00:00:00Z'), { acknowledgeHours: 72, contactHours: 336 }).contactBy,
    ).toEqual(new Date('2027-01-03T00:00:00Z'));
  });
});
