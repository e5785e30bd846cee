import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { createParties } from './parties.js';
import { runAgency, type RunningAgency } from './running.agency.js';

interface Health {
  readonly status: 'up' | 'degraded' | 'down';
  readonly checks: Record<string, string>;
}

const WELL = {
  database: 'up',
  broker: 'up',
  receipts: 'up',
  circuits: 'up',
  'dead-letters': 'up',
  demands: 'up',
  audit: 'up',
};

let agency: RunningAgency;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  agency = await runAgency(parties, 'senafront', {
    retry: { baseSeconds: 60, capSeconds: 60 },
    limits: { overdueAttempts: 3, auditSilenceSeconds: 100, demandHours: 24 },
  });
});

afterEach(async () => {
  await agency.query('TRUNCATE outbox_delivery, outbox_answer, dead_letter, demand');
  await agency.query('UPDATE outbox_lane SET silent_since = NULL');
  await expectHealth('up', {});
});

afterAll(() => agency.stop());

async function expectHealth(status: Health['status'], checks: Partial<typeof WELL>): Promise<void> {
  await eventually(async () => {
    const answer = await agency.ask('/health/ready');
    expect(answer.status).toBe(200);
    expect((await answer.json()) as Health).toEqual({ status, checks: { ...WELL, ...checks } });
  });
}

const insertCopy = (destination: string, attempts: number): Promise<unknown> =>
  agency.query(
    `INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, attempts, due_at)
     VALUES (gen_random_uuid(), $1, 'a digest', true, $2, 'infinity')`,
    [destination, attempts],
  );

const silence = (destination: string, seconds: number): Promise<unknown> =>
  agency.query(
    'UPDATE outbox_lane SET silent_since = now() - make_interval(secs => $2) WHERE destination = $1',
    [destination, seconds],
  );

describe('an agency is well', () => {
  it('at rest', () => expectHealth('up', {}));

  it('with copies that were sent no more often than the limit', async () => {
    await insertCopy('onpar', 3);
    await insertCopy('audit', 3);
    await expectHealth('up', {});
  });

  it('with copies that were refused: they are an alert, and no state of the process', async () => {
    await agency.query(
      `INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, refusal, attempts, sent_at)
       VALUES (gen_random_uuid(), 'onpar', gen_random_uuid(), now(), 'key-unknown', 1, now())`,
    );
    await expectHealth('up', {});
  });

  it('while the audit has been silent for less than the limit', async () => {
    await silence('audit', 50);
    await expectHealth('up', {});
  });
});

describe('an agency is degraded, serves all the same, and says in a word why', () => {
  it('when a copy was sent more often than the limit', async () => {
    await insertCopy('onpar', 4);
    await expectHealth('degraded', { receipts: 'overdue' });
  });

  it('when a dead letter waits', async () => {
    await agency.query(`INSERT INTO dead_letter (digest, code, body) VALUES ('a', 'signature-invalid', '')`);
    await expectHealth('degraded', { 'dead-letters': 'waiting' });
  });

  it('when another institution has not confirmed for too long what was demanded of it', async () => {
    await agency.query(
      `INSERT INTO demand (case_code, kind, message_id, asked_at)
       VALUES ('a', 'withdrawal', gen_random_uuid(), now() - interval '25 hours')`,
    );
    await expectHealth('degraded', { demands: 'overdue' });
  });

  it('when a destination does not answer', async () => {
    await silence('onpar', 1_000);
    await expectHealth('degraded', { circuits: 'open' });
  });

  it('when the audit has not answered for longer than the limit', async () => {
    await silence('audit', 150);
    await expectHealth('degraded', { audit: 'silent' });
  });

  it('when the audit answers, and not for everything, for longer than the limit', async () => {
    await insertCopy('audit', 2);
    await agency.query(`UPDATE outbox_delivery SET created_at = now() - interval '150 seconds'`);
    await expectHealth('degraded', { audit: 'overdue' });
  });

  it('for several reasons at once, each by its name', async () => {
    await insertCopy('onpar', 40);
    await silence('audit', 1_000);
    await expectHealth('degraded', { receipts: 'overdue', circuits: 'open', audit: 'silent' });
  });
});

describe('whoever works at an agency', () => {
  const notices = async (role?: 'officer' | 'focal-point'): Promise<unknown> => {
    const answer = await agency.ask('/api/v1/notices', role === undefined ? {} : { role });
    return answer.status === 200 ? answer.json() : answer.status;
  };

  it('is told nothing without a token', async () => {
    expect(await notices()).toBe(401);
  });

  it('is told nothing while all is well', async () => {
    expect(await notices('officer')).toEqual({ items: [] });
  });

  it('is told on the screen, in Spanish, when what was done is not confirmed, and can go on working', async () => {
    await silence('audit', 150);
    await eventually(async () =>
      expect(await notices('officer')).toEqual({
        items: [
          { code: 'audit-unconfirmed', text: expect.stringContaining('la auditoría todavía no confirma') },
        ],
      }),
    );
    expect((await agency.ask('/api/v1/places', { role: 'officer' })).status).toBe(200);
  });
});

describe('the reason', () => {
  it('holds neither a number nor a party: nobody shows a token for it', async () => {
    await insertCopy('onpar', 40);
    await expectHealth('degraded', { receipts: 'overdue' });
    const text = await (await agency.ask('/health/ready')).text();
    expect(text).not.toMatch(/\d|onpar|inamu/);
  });
});
