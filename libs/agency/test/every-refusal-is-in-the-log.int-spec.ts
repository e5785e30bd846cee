import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES } from '@enlace/contracts';
import type { FastifyRequest } from 'fastify';
import { REFUSAL_KINDS, RefusalJournal } from '../src/access/refusal.journal.js';
import { AuditTeller } from '../src/mailroom/audit.teller.js';
import { House } from './agency.house.js';
import { createParties, type Parties } from './parties.js';
import { runAgency, type RunningAgency } from './running.agency.js';

interface Told {
  readonly code: string;
  readonly action?: string;
  readonly actor?: string;
  readonly address?: string;
  readonly count: number;
}

let parties: Parties;

beforeAll(async () => {
  parties = await createParties('onpar', 'audit');
});

const dataOf = (body: string): Told =>
  (JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()) as { data: Told }).data;

describe('the log', () => {
  let agency: RunningAgency;
  beforeAll(async () => {
    agency = await runAgency(parties, 'onpar');
  });
  afterAll(() => agency.stop());

  const told = async (): Promise<Told[]> => {
    const rows = await agency.query(
      `SELECT body FROM outbox_message WHERE type = 'access.refused.v1' AND recipient = 'audit' ORDER BY position`,
    );
    return rows.map((row) => dataOf((row as { body: string }).body));
  };

  it('holds who asked for what their role may not do, as soon as the refusal is out', async () => {
    const answer = await agency.ask('/api/v1/referrals/7KQ4-M2XD-H?purpose=supervision', { role: 'auditor' });
    expect(answer.status).toBe(403);
    expect(await told()).toEqual([
      expect.objectContaining({
        code: 'not-allowed',
        action: 'GET /api/v1/referrals/:caseCode',
        actor: 'some-auditor',
        role: 'auditor',
        count: 1,
      }),
    ]);
  });

  it('holds that a wrong credential was shown, and neither the credential nor the address', async () => {
    const secret = 'a-token-that-nobody-has-99';
    const headers = { authorization: `Bearer ${secret}` };
    expect((await agency.ask('/api/v1/places', { headers })).status).toBe(401);
    const last = (await told()).at(-1);
    expect(last).toMatchObject({ code: 'not-authenticated', action: 'GET /api/v1/places', count: 1 });
    expect(last?.address).toMatch(/^[\w-]{22}$/);
    expect(JSON.stringify(last)).not.toMatch(/a-token|127\.0\.0\.1|actor/);
  });

  it('holds no more of the same before the minute is over', async () => {
    const before = (await told()).length;
    for (let n = 0; n < 30; n += 1) await agency.ask('/api/v1/places');
    expect((await told()).length).toBeLessThanOrEqual(before + 1);
  });

  it('holds nothing of what was answered or was not there', async () => {
    const before = (await told()).length;
    expect((await agency.ask('/api/v1/places', { role: 'operator' })).status).toBe(200);
    expect((await agency.ask('/api/v1/nothing', { role: 'operator' })).status).toBe(404);
    expect((await agency.ask('/api/v1/referrals/7KQ4-M2XD-H', { role: 'case-worker' })).status).toBe(404);
    expect((await told()).length).toBe(before);
  });
});

describe('a flood at the door', () => {
  let house: House;
  let journal: RefusalJournal;
  beforeAll(async () => {
    house = await House.open(parties, 'onpar');
    journal = new RefusalJournal(house.work, new AuditTeller(house.codec, [], house.outbox));
  });
  afterAll(() => house.close());

  const told = async (): Promise<Told[]> => (await house.posted()).map(({ body }) => dataOf(body));
  const from = (ip: string): FastifyRequest =>
    ({ ip, method: 'GET', routeOptions: { url: '/api/v1/places' } }) as unknown as FastifyRequest;

  it('is counted whole, in a number of entries that does not depend on it', async () => {
    for (let n = 0; n < 1_000; n += 1) await journal.note('not-authenticated', from(`10.0.${n % 200}.1`));
    expect((await told()).length).toBe(REFUSAL_KINDS + 1);
    await journal.tellRepeated();
    const entries = await told();
    expect(entries.length).toBeLessThanOrEqual(2 * (REFUSAL_KINDS + 1));
    expect(entries.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
    await journal.tellRepeated();
    expect(await told()).toHaveLength(entries.length);
  });

  it('of people who may not is told by person', async () => {
    await house.clear();
    for (const role of ROLES) {
      const request = Object.assign(from('10.0.0.1'), { principal: { actor: `a-${role}`, role } });
      for (let n = 0; n < 3; n += 1) await journal.note('not-allowed', request);
    }
    await journal.tellRepeated();
    const counts = new Map<string, number>();
    for (const { actor = '', count } of await told()) counts.set(actor, (counts.get(actor) ?? 0) + count);
    expect([...counts]).toEqual(ROLES.map((role) => [`a-${role}`, 3]));
  });

  it('is told later when the database was away', async () => {
    await house.clear();
    const request = from('10.9.9.9');
    await house.query('ALTER TABLE outbox_message RENAME TO away');
    await journal.note('login-failed', request);
    await house.query('ALTER TABLE away RENAME TO outbox_message');
    await journal.tellRepeated();
    expect(await told()).toEqual([expect.objectContaining({ code: 'login-failed', count: 1 })]);
  });
});
