import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RetentionRequest } from '@enlace/contracts';
import { RetentionService } from '../src/retention/retention.service.js';
import { House } from './agency.house.js';
import { requested } from './messages.js';
import { createParties } from './parties.js';
import { focalPoint, head, otherRoles, principal } from './principals.js';
import { refusalOf } from './refusal.js';

let house: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'audit');
  house = await House.open(parties, 'onpar', ['meteti', 'panama-city']);
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const retention = (retentionDays: number | undefined): RetentionService =>
  new RetentionService(house.work, house.database, house.erasing, { retentionDays });
const run = (days: number | undefined, body: object = {}, caller = head) =>
  retention(days).run(caller, RetentionRequest.parse(body));

/** A case that ended so many days ago. */
async function endedAgo(days: number, office = 'meteti'): Promise<string> {
  const message = requested({ office });
  const { caseCode } = message.data;
  await house.apply(house.requested, message);
  await house.referrals.move(focalPoint, caseCode, 'acknowledge');
  await house.referrals.move(focalPoint, caseCode, 'fail', { reason: 'left-country' });
  await house.query(
    'UPDATE referral SET updated_at = now() - make_interval(days => $2) WHERE case_code = $1',
    [caseCode, days],
  );
  return caseCode;
}

const erasedCases = (): Promise<number> => house.count('referral WHERE erased_at IS NOT NULL');

describe('retention', () => {
  it('is run by the head of an office alone, and seen by operators besides', async () => {
    for (const role of otherRoles(['head-of-office']))
      expect((await refusalOf(() => run(30, {}, principal(role)))).code).toBe('not-allowed');
    for (const role of otherRoles(['head-of-office', 'operator']))
      expect((await refusalOf(() => retention(30).read(principal(role)))).code).toBe('not-allowed');
  });

  it('is nobody’s invention: where it is not set nothing is due, and nothing is erased', async () => {
    await endedAgo(36_500);
    expect(await retention(undefined).read(head)).toEqual({
      daysAfterEnd: null,
      due: 0,
      flags: 0,
      cases: [],
    });
    for (const dryRun of [true, false])
      expect((await refusalOf(() => run(undefined, { dryRun }))).code).toBe('retention-not-set');
    expect(await erasedCases()).toBe(0);
  });

  it('is rehearsed unless somebody says otherwise', async () => {
    await endedAgo(400);
    await endedAgo(400);
    await endedAgo(10);
    expect(await run(365, { limit: 1 })).toEqual({ dryRun: true, erased: 1, left: 1 });
    expect(await erasedCases()).toBe(0);
  });

  it('shows what is due by month and state', async () => {
    await endedAgo(400);
    await endedAgo(10);
    const [month] = await house.query<{ month: string }>(
      `SELECT to_char((now() - interval '400 days') AT TIME ZONE 'America/Panama', 'YYYY-MM') AS month`,
    );
    expect(await retention(365).read(head)).toEqual({
      daysAfterEnd: 365,
      due: 1,
      flags: 0,
      cases: [{ month: month?.month, status: 'failed', count: 1 }],
    });
  });

  it('erases the oldest first, as many as it may, like an erasure by hand', async () => {
    const [older, old] = [await endedAgo(500), await endedAgo(400)];
    await endedAgo(10);
    expect(await run(365, { dryRun: false, limit: 1 })).toEqual({ dryRun: false, erased: 1, left: 1 });
    expect(await house.query('SELECT case_code AS code FROM referral WHERE erased_at IS NOT NULL')).toEqual([
      { code: older },
    ]);
    expect(await house.erasures.read(head, older)).toMatchObject({ state: 'asked' });
    expect(await run(365, { dryRun: false })).toMatchObject({ erased: 1, left: 0 });
    expect(await house.erasures.read(head, old)).toMatchObject({ state: 'asked' });
    expect(await run(365, { dryRun: false })).toMatchObject({ erased: 0, left: 0 });
    const posted = (await house.posted()).filter(({ type }) => type === 'record.erased.v1');
    expect(posted.map((message) => house.open(message).data)).toMatchObject([
      { caseCode: older, reason: 'retention' },
      { caseCode: old, reason: 'retention' },
    ]);
  });

  it('leaves what is open, however old, and what is another office’s', async () => {
    const message = requested();
    await house.apply(house.requested, message);
    await house.query(`UPDATE referral SET updated_at = now() - interval '1000 days'`);
    await endedAgo(400, 'panama-city');
    const headOfMeteti = principal('head-of-office', 'meteti');
    expect(await run(365, { dryRun: false }, headOfMeteti)).toMatchObject({ erased: 0, left: 0 });
    expect(await run(365, { dryRun: false })).toMatchObject({ erased: 1, left: 0 });
  });

  it('erases flags that led to no referral, which no case would take along', async () => {
    await house.query(
      `INSERT INTO flag (id, officer, place, flagged_at, recorded_at, data_key, content, case_codes)
       SELECT gen_random_uuid(), 'x', 'meteti', now(), now() - make_interval(days => days), 'k.x', 'x', codes::text[]
       FROM (VALUES (400, '{}'), (10, '{}'), (400, '{7KQ4-M2XD-H}')) AS it (days, codes)`,
    );
    expect(await retention(365).read(head)).toMatchObject({ due: 0, flags: 1 });
    expect(await run(365)).toEqual({ dryRun: true, erased: 1, left: 0 });
    expect(await run(365, { dryRun: false })).toEqual({ dryRun: false, erased: 1, left: 0 });
    expect(await house.count('flag WHERE data_key IS NULL AND content IS NULL')).toBe(1);
    const [told] = (await house.posted()).filter(({ type }) => type === 'operation.performed.v1');
    expect(told && house.open(told).data).toMatchObject({ what: 'flag-erased', count: 1, actor: head.actor });
  });
});
