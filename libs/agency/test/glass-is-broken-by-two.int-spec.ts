import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '../src/access/principal.js';
import { House } from './agency.house.js';
import { NAME } from './flags.js';
import { requested } from './messages.js';
import { createParties } from './parties.js';
import { principal } from './principals.js';
import { refusalOf } from './refusal.js';

const asker = principal('case-worker', 'meteti');
const head: Principal = { actor: 'jefa', role: 'head-of-office' };
const operator: Principal = { actor: 'operador', role: 'operator' };

let onpar: House;
let caseCode: string;

beforeAll(async () => {
  onpar = await House.open(await createParties('senafront', 'onpar', 'audit'), 'onpar', [
    'meteti',
    'chiriqui',
  ]);
});
beforeEach(async () => {
  await onpar.clear();
  await onpar.query('TRUNCATE emergency_read');
  const message = requested({ office: 'chiriqui' });
  await onpar.apply(onpar.requested, message);
  caseCode = message.envelope.subject ?? '';
  await onpar.query('TRUNCATE outbox_message, outbox_delivery');
});
afterAll(() => onpar.close());

const ask = (by = asker, code = caseCode) =>
  onpar.emergencies.ask(by, { caseCode: code, reason: 'danger-to-life' });
const codeOf = async (call: () => Promise<unknown>): Promise<string> => (await refusalOf(call)).code;

/** The steps that the log is told, and the readings. */
const told = async (): Promise<unknown[]> =>
  (await onpar.posted()).map((message) => {
    const { step, why, actor } = onpar.open(message).data as Record<string, string>;
    return [message.recipient, message.subject, step ?? why, actor];
  });

describe('the case of another office is not shown', () => {
  it('before a second person has approved', async () => {
    const { id } = await ask();
    expect(await codeOf(() => onpar.emergencies.read(asker, id))).toBe('transition-not-allowed');
    expect(await codeOf(() => onpar.referrals.read(asker, caseCode))).toBe('not-found');
  });

  it('on the word of whoever asked, in no role', async () => {
    const { id } = await ask(head);
    for (const role of ['head-of-office', 'operator'] as const) {
      const decide = () => onpar.emergencies.decide({ actor: head.actor, role }, id, 'approved');
      expect(await codeOf(decide)).toBe('not-allowed');
    }
    await expect(
      onpar.query(
        `UPDATE emergency_read SET decision = 'approved', decided_by = asked_by, decided_at = now()`,
      ),
    ).rejects.toThrow(/check/);
  });

  it('on the word of a program', async () => {
    const { id } = await ask();
    const decide = () => onpar.emergencies.decide({ ...operator, machine: true }, id, 'approved');
    expect(await codeOf(decide)).toBe('not-allowed');
    expect(await codeOf(() => onpar.emergencies.read(asker, id))).toBe('transition-not-allowed');
  });

  it('when it was declined, and what was declined is not approved later', async () => {
    const { id } = await ask();
    await onpar.emergencies.decide(head, id, 'declined');
    expect(await codeOf(() => onpar.emergencies.read(asker, id))).toBe('transition-not-allowed');
    expect(await codeOf(() => onpar.emergencies.decide(operator, id, 'approved'))).toBe(
      'transition-not-allowed',
    );
  });

  it('to anybody but whoever asked, however high', async () => {
    const { id } = await ask();
    await onpar.emergencies.decide(head, id, 'approved');
    for (const other of [head, principal('focal-point', 'meteti')])
      expect(await codeOf(() => onpar.emergencies.read(other, id))).toBe('not-found');
  });

  it('an hour after the approval, nor is it approved an hour after it was asked', async () => {
    const { id } = await ask();
    await onpar.emergencies.decide(head, id, 'approved');
    await onpar.query(`UPDATE emergency_read SET decided_at = now() - interval '61 minutes'`);
    expect(await codeOf(() => onpar.emergencies.read(asker, id))).toBe('transition-not-allowed');
    const late = await ask();
    await onpar.query(`UPDATE emergency_read SET asked_at = now() - interval '61 minutes' WHERE id = $1`, [
      late.id,
    ]);
    expect(await codeOf(() => onpar.emergencies.decide(head, late.id, 'approved'))).toBe(
      'transition-not-allowed',
    );
  });

  it('and to ask does not tell whether there is one', async () => {
    const [one, none] = [await ask(), await ask(asker, '7KQ4-M2XD-H')];
    expect(Object.keys(one)).toEqual(Object.keys(none));
    await onpar.emergencies.decide(head, none.id, 'approved');
    expect(await codeOf(() => onpar.emergencies.read(asker, none.id))).toBe('not-found');
  });

  it('under an id that is nobody’s', async () => {
    const id = 'a3bb189e-8bf9-4c1c-9c54-1f6b2b1c7d10';
    expect(await codeOf(() => onpar.emergencies.read(asker, id))).toBe('not-found');
    expect(await codeOf(() => onpar.emergencies.decide(head, id, 'approved'))).toBe('not-found');
  });
});

describe('with a reason and a second person', () => {
  it.each([head, operator])('the case is read, and each step is in the log', async (second) => {
    const { id, state } = await ask();
    expect(state).toBe('asked');
    expect(await onpar.emergencies.decide(second, id, 'approved')).toMatchObject({ decidedBy: second.actor });
    const view = await onpar.emergencies.read(asker, id);
    expect(view.content?.persons[0]?.alias).toBe(NAME);
    expect(await told()).toEqual([
      ['audit', caseCode, 'asked', asker.actor],
      ['audit', caseCode, 'approved', second.actor],
      ['audit', caseCode, 'read', asker.actor],
      ['audit', caseCode, 'emergency', asker.actor],
    ]);
  });

  it('nothing is shown that the log could not be told', async () => {
    const { id } = await ask();
    await onpar.emergencies.decide(head, id, 'approved');
    await onpar.query('ALTER TABLE outbox_message RENAME TO away');
    await expect(onpar.emergencies.read(asker, id)).rejects.toThrow();
    await onpar.query('ALTER TABLE away RENAME TO outbox_message');
  });

  it('only one of two who decide at once decides', async () => {
    const { id } = await ask();
    const both = await Promise.allSettled([
      onpar.emergencies.decide(head, id, 'approved'),
      onpar.emergencies.decide(operator, id, 'declined'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('the auditor sees who asked, who approved and when, and nothing of the person', async () => {
    const { id } = await ask();
    await onpar.emergencies.decide(head, id, 'approved');
    const { items } = await onpar.emergencies.list(principal('auditor'));
    expect(items).toEqual([
      expect.objectContaining({
        id,
        caseCode,
        askedBy: asker.actor,
        decidedBy: head.actor,
        state: 'approved',
      }),
    ]);
    expect(JSON.stringify(items)).not.toContain(NAME);
  });
});
