import { describe, expect, it } from '@jest/globals';
import type { ReferralStatus } from '@enlace/contracts';
import { refusalOf } from '../../test/refusal.js';
import { checkLifecycle } from './lifecycle.check.js';
import { LIFECYCLE, MIRROR, type LifecycleRule } from './lifecycle.table.js';

const faultsOf = (...tables: Parameters<typeof checkLifecycle>) => {
  const error = refusalOf(() => checkLifecycle(...tables));
  expect(error.code).toBe('configuration-invalid');
  return error.facts['faults'];
};
const changed = (command: string, change: Partial<LifecycleRule>) =>
  LIFECYCLE.map((rule) => (rule.command === command ? { ...rule, ...change } : rule));

describe('the lifecycle at boot', () => {
  it('stands as it is', () => {
    expect(() => checkLifecycle()).not.toThrow();
  });

  it('is refused with a state nobody reaches', () => {
    expect(faultsOf(LIFECYCLE.filter(({ command }) => command !== 'complete'))).toEqual([
      'unreachable state completed',
    ]);
    expect(faultsOf([], [])).toContain('unreachable state closed');
  });

  it('is refused with a state nobody knows', () => {
    const lost = 'lost' as ReferralStatus;
    const rules = changed('reopen', { from: ['completed', 'failed', lost] });
    const mirror = [
      ...MIRROR,
      { copy: 'referring', event: 'referral.reopened.v1', from: [lost], to: 'in-progress' } as const,
    ];
    expect(faultsOf(rules, mirror)).toEqual(['unknown state lost']);
    expect(faultsOf(changed('start', { to: lost }))).toContain('unknown state lost');
  });

  it('is refused with two rules for one move', () => {
    const twin = {
      command: 'accept',
      by: 'receiving',
      from: ['received'],
      to: 'accepted',
      event: 'referral.accepted.v1',
    } as const;
    expect(faultsOf([...LIFECYCLE, twin])).toEqual(['two rules for receiving accept from received']);
  });

  it('is refused with two mirrors for one event', () => {
    const twin = {
      copy: 'referring',
      event: 'referral.closed.v1',
      from: ['accepted'],
      to: 'cancelled',
    } as const;
    expect(faultsOf(LIFECYCLE, [...MIRROR, twin])).toEqual([
      'two rules for referring copy, referral.closed.v1 in accepted',
    ]);
  });

  it('is refused with an event that has no mirror', () => {
    const mirror = MIRROR.filter(({ event }) => event !== 'referral.returned.v1');
    expect(faultsOf(LIFECYCLE, mirror)).toContain(
      'return: referral.returned.v1 has no mirror in the referring copy from received to returned',
    );
  });

  it('is refused with a mirror that leads elsewhere, or from elsewhere', () => {
    const elsewhere = MIRROR.map((rule) =>
      rule.event === 'referral.amended.v1' ? { ...rule, to: 'received' as const } : rule,
    );
    expect(faultsOf(LIFECYCLE, elsewhere)).toEqual([
      'amend: referral.amended.v1 has no mirror in the receiving copy from returned to requested',
    ]);
    expect(faultsOf(changed('accept', { from: ['received', 'requested'] }))).toEqual([
      'accept: referral.accepted.v1 has no mirror in the referring copy from requested to accepted',
    ]);
  });

  it('is refused with an event that this side may not emit', () => {
    expect(faultsOf(changed('accept', { event: 'referral.amended.v1' }))).toContain(
      'accept: referral.amended.v1 does not go from the receiving side to the other',
    );
    expect(faultsOf(changed('accept', { event: 'referral.completed.v1' }))).toContain(
      'accept: referral.completed.v1 does not go from the receiving side to the other',
    );
  });

  it('is refused with a record that would reach anybody but the audit', () => {
    expect(faultsOf(changed('complete', { record: 'referral.closed.v1' }))).toEqual([
      'complete: referral.closed.v1 is no record for the audit',
    ]);
  });
});
