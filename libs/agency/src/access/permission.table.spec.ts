import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@enlace/contracts';
import { principal } from '../../test/principals.js';
import { refusalOf } from '../../test/refusal.js';
import { PERMISSIONS, authorise, sidesOf, type Action } from './permission.table.js';

/** Who may do what, in the words of the domain: a change of the table must be made here as well, and be meant. */
// prettier-ignore
const MATRIX: Record<Action, Record<Role, boolean>> = {
  'flag.create':          { officer: true,  'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: false, auditor: false },
  'flag.preview':         { officer: true,  'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: false, auditor: false },
  'flag.withdraw':        { officer: true,  'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: false, auditor: false },
  'referral.list':        { officer: true,  'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.read':        { officer: true,  'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.acknowledge': { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.accept':      { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.return':      { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.start':       { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.complete':    { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.fail':        { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.reopen':      { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.amend':       { officer: true,  'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: false, auditor: false },
  'referral.cancel':      { officer: true,  'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'referral.withdraw':    { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'record.erase':         { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: false, auditor: false },
  'directory.read':       { officer: true,  'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: true,  auditor: true },
  'figures.read':         { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: true,  auditor: true },
  'log.read':             { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: true,  auditor: true },
  'evidence.export':      { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: false, auditor: true },
  'alarm.read':           { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: true,  auditor: true },
  'alarm.close':          { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: false, auditor: true },
  'emergency.ask':        { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'emergency.read':       { officer: false, 'focal-point': true,  'case-worker': true,  'head-of-office': true,  operator: false, auditor: false },
  'emergency.decide':     { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: true,  auditor: false },
  'emergency.list':       { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: true,  auditor: true },
  'metrics.read':         { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: true,  auditor: false },
  'operations.read':      { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: true,  auditor: false },
  'operations.replay':    { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: true,  auditor: false },
  'operations.acknowledge': { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': false, operator: true, auditor: false },
  'retention.read':       { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: true,  auditor: false },
  'retention.run':        { officer: false, 'focal-point': false, 'case-worker': false, 'head-of-office': true,  operator: false, auditor: false },
};

const actions = Object.keys(MATRIX) as Action[];
const cells = actions.flatMap((action) =>
  ROLES.map((role) => ({ action, role, allowed: MATRIX[action][role] })),
);

describe('the permission table', () => {
  it('knows every action and no other', () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual(actions.toSorted());
  });

  it.each(cells.filter(({ allowed }) => !allowed))('refuses $action to $role', async ({ action, role }) => {
    const refusal = await refusalOf(() => authorise(principal(role), action));
    expect(refusal.code).toBe('not-allowed');
  });

  it.each(cells.filter(({ allowed }) => allowed))('lets $role do $action', ({ action, role }) => {
    expect(() => authorise(principal(role), action)).not.toThrow();
  });

  it('names the action it refuses, and neither the person nor the office that asked', async () => {
    const refusal = await refusalOf(() => authorise(principal('auditor', 'meteti'), 'flag.create'));
    expect(refusal.message).toContain('flag.create');
    expect(refusal.message).not.toMatch(/some-auditor|meteti/);
  });

  it('refuses a role that is none, such as one of an older tokens file', async () => {
    const stranger = { actor: 'x', role: 'admin' as Role };
    for (const action of actions) {
      expect((await refusalOf(() => authorise(stranger, action))).code).toBe('not-allowed');
    }
  });
});

describe('who watches', () => {
  const mayDo = (role: Role): Action[] => actions.filter((action) => MATRIX[action][role]);

  it('reads no referral: an auditor sees figures and the log, and no person', () => {
    expect(mayDo('auditor')).toEqual([
      'directory.read',
      'figures.read',
      'log.read',
      'evidence.export',
      'alarm.read',
      'alarm.close',
      'emergency.list',
    ]);
  });

  it('reads no referral: an operator sees metrics and the mail besides, and does nothing to a case', () => {
    expect(mayDo('operator')).toEqual([
      'directory.read',
      'figures.read',
      'log.read',
      'alarm.read',
      'emergency.decide',
      'emergency.list',
      'metrics.read',
      'operations.read',
      'operations.replay',
      'operations.acknowledge',
      'retention.read',
    ]);
  });
});

describe('the sides of a referral', () => {
  it('that an officer looks at are those that were sent', () => {
    expect(sidesOf('officer')).toEqual(['sent']);
  });

  it('that a receiver looks at are those that came in', () => {
    expect(sidesOf('focal-point')).toEqual(['received']);
    expect(sidesOf('case-worker')).toEqual(['received']);
  });

  it('are both for the head of an office', () => {
    expect(sidesOf('head-of-office')).toEqual(['sent', 'received']);
  });
});
