import type { ReferralStatus } from '@enlace/contracts';

export type Side = 'receiver' | 'sender';

export interface Step {
  readonly by: Side;
  readonly command: string;
  /** The status after it, on the side that gives the command. */
  readonly to: ReferralStatus;
  /** The status to wait for first, because the other side brings it about. */
  readonly after?: ReferralStatus;
  readonly json?: unknown;
}

const ACKNOWLEDGE: Step = { by: 'receiver', command: 'acknowledge', to: 'received' };
const ACCEPT: Step = { by: 'receiver', command: 'accept', to: 'accepted' };
const START: Step = { by: 'receiver', command: 'start', to: 'in-progress' };
const COMPLETE: Step = { by: 'receiver', command: 'complete', to: 'completed' };
const REOPEN: Step = { by: 'receiver', command: 'reopen', to: 'in-progress' };
const FAIL: Step = { by: 'receiver', command: 'fail', to: 'failed', json: { reason: 'left-country' } };
const RETURN: Step = {
  by: 'receiver',
  command: 'return',
  to: 'returned',
  json: { reason: 'insufficient-data' },
};
/** Its body is the flag itself, once more. */
const AMEND: Step = { by: 'sender', command: 'amend', to: 'requested', after: 'returned' };
const CANCEL: Step = { by: 'sender', command: 'cancel', to: 'cancelled', json: { reason: 'sent-in-error' } };

/** What may come of a referral. Most give several commands on end, so that their order on the wire matters. */
export const COURSES: readonly (readonly Step[])[] = [
  [ACKNOWLEDGE],
  [ACKNOWLEDGE, ACCEPT, START],
  [ACKNOWLEDGE, ACCEPT, START, COMPLETE],
  [ACKNOWLEDGE, ACCEPT, START, COMPLETE, REOPEN, COMPLETE],
  [ACKNOWLEDGE, ACCEPT, FAIL],
  [ACKNOWLEDGE, RETURN, AMEND, { ...ACKNOWLEDGE, after: 'requested' }, ACCEPT],
  [CANCEL],
  [ACKNOWLEDGE, ACCEPT, CANCEL],
];
