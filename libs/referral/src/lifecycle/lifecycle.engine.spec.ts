import { describe, expect, it } from '@jest/globals';
import { REFERRAL_STATUSES, type ReferralStatus } from '@enlace/contracts';
import { refusalOf } from '../../test/refusal.js';
import { allowedCommands, mirrored, transition } from './lifecycle.engine.js';
import { INITIAL_STATUS, LIFECYCLE, receivingStates, referringView } from './lifecycle.table.js';

const OPEN: ReferralStatus[] = ['requested', 'received', 'accepted', 'returned', 'in-progress'];

describe('a command', () => {
  it('moves a referral and names the event the other side is told', () => {
    expect(transition('requested', 'acknowledge', 'receiving')).toMatchObject({
      to: 'received',
      event: 'referral.received.v1',
    });
    expect(transition('returned', 'amend', 'referring')).toMatchObject({
      to: 'requested',
      event: 'referral.amended.v1',
    });
  });

  it('walks the whole way from request to completion', () => {
    const walk = (['acknowledge', 'accept', 'start', 'complete'] as const).reduce<ReferralStatus>(
      (status, command) => transition(status, command, 'receiving').to,
      INITIAL_STATUS,
    );
    expect(walk).toBe('completed');
  });

  it('tells the sender closed and the audit how: the end never flows back', () => {
    expect(transition('in-progress', 'complete', 'receiving')).toMatchObject({
      event: 'referral.closed.v1',
      record: 'referral.completed.v1',
    });
    for (const status of ['received', 'accepted', 'in-progress'] as const) {
      expect(transition(status, 'fail', 'receiving')).toMatchObject({
        to: 'failed',
        event: 'referral.closed.v1',
        record: 'referral.failed.v1',
      });
    }
  });

  it.each(['referring', 'receiving'] as const)(
    'to cancel is open to the %s side in every open state',
    (side) => {
      const cancellable = REFERRAL_STATUSES.filter((status) =>
        allowedCommands(status, side).includes('cancel'),
      );
      expect(new Set(cancellable)).toEqual(new Set(OPEN));
    },
  );

  it('reopens what was completed or failed, by the receiver alone', () => {
    expect(transition('completed', 'reopen', 'receiving').to).toBe('in-progress');
    expect(transition('failed', 'reopen', 'receiving').to).toBe('in-progress');
    expect(allowedCommands('closed', 'referring')).toEqual(['withdraw']);
  });

  it('that is not allowed says which are', () => {
    expect(refusalOf(() => transition('received', 'complete', 'receiving'))).toMatchObject({
      code: 'transition-not-allowed',
      facts: { referralStatus: 'received', allowed: ['accept', 'return', 'fail', 'cancel', 'withdraw'] },
    });
    expect(refusalOf(() => transition('cancelled', 'reopen', 'receiving')).facts['allowed']).toEqual([]);
  });

  it('of the receiver is not for the sender: only the receiver drives the state', () => {
    for (const command of [
      'acknowledge',
      'accept',
      'return',
      'start',
      'complete',
      'fail',
      'reopen',
    ] as const) {
      for (const status of REFERRAL_STATUSES) {
        expect(refusalOf(() => transition(status, command, 'referring')).code).toBe('transition-not-allowed');
      }
    }
  });
});

describe('an inbound event', () => {
  const moves = LIFECYCLE.flatMap((rule) =>
    rule.from
      .flatMap((from) => (rule.by === 'referring' ? receivingStates(from) : [from]))
      .map((from) => ({ ...rule, from })),
  );

  it.each(moves)('of $command by the $by side from $from moves the other copy likewise', (move) => {
    const copy = move.by === 'receiving' ? 'referring' : 'receiving';
    const view = copy === 'referring' ? referringView : (status: ReferralStatus) => status;
    expect(mirrored(copy, view(move.from), move.event)).toBe(view(move.to));
  });

  it('that cannot follow the state is refused', () => {
    expect(refusalOf(() => mirrored('referring', 'requested', 'referral.accepted.v1'))).toMatchObject({
      code: 'event-out-of-place',
      facts: { referralStatus: 'requested', event: 'referral.accepted.v1' },
    });
  });

  it('that is not for this side is refused, even of a cancelled referral', () => {
    for (const status of ['requested', 'cancelled'] as const) {
      expect(refusalOf(() => mirrored('receiving', status, 'referral.accepted.v1')).code).toBe(
        'event-out-of-place',
      );
      expect(refusalOf(() => mirrored('referring', status, 'referral.amended.v1')).code).toBe(
        'event-out-of-place',
      );
    }
  });
});
