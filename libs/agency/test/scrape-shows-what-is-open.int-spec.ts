import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem, ROLES } from '@enlace/contracts';
import { METRICS_MEDIA_TYPE } from '@enlace/platform';
import { serverUrl } from '../../../test/support/environment.js';
import { eventually } from '../../../test/support/eventually.js';
import { startFaultyProxy, type FaultyProxy } from '../../../test/support/network/faulty.proxy.js';
import { flagOf } from './flags.js';
import { createParties, type Parties } from './parties.js';
import { runAgency, type Metrics, type RunningAgency } from './running.agency.js';

let parties: Parties;
let proxy: FaultyProxy;
let agency: RunningAgency;

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  proxy = await startFaultyProxy(serverUrl('TEST_POSTGRES_URL'));
  // Nothing is sent again while the test looks: what it wrote is what it sees.
  const retry = { baseSeconds: 3_600, capSeconds: 3_600 };
  agency = await runAgency(parties, 'senafront', { retry }, (url) => {
    const through = new URL(url);
    through.port = new URL(proxy.url).port;
    return through.href;
  });
});

afterAll(async () => {
  await agency.stop();
  await proxy.close();
});

/** A copy as the outbox keeps it, made some seconds ago. */
async function insertCopy(destination: string, seconds: number, attempts: number): Promise<void> {
  await agency.query(
    `INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, attempts, due_at, created_at)
     VALUES (gen_random_uuid(), $1, 'a digest', true, $2, 'infinity', now() - make_interval(secs => $3))`,
    [destination, attempts, seconds],
  );
}

/** What a scrape shows once it shows this. Scrapes within a second are answered alike. */
const scrapeWhen = (holds: (metrics: Metrics) => boolean): Promise<Metrics> =>
  eventually(async () => {
    const metrics = await agency.scrape();
    return holds(metrics) && metrics;
  });

const refusalOf = async (answer: Promise<Response>): Promise<Problem> =>
  Problem.parse(await (await answer).json());

describe('a scrape', () => {
  it('is refused without a token', async () => {
    expect(await refusalOf(agency.ask('/metrics'))).toMatchObject({ status: 401, code: 'not-authenticated' });
  });

  it.each(ROLES.filter((role) => role !== 'operator'))('is refused to the role %s', async (role) => {
    expect(await refusalOf(agency.ask('/metrics', { role }))).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
  });

  it('is answered to an operator in the format of Prometheus', async () => {
    const { status, headers } = await agency.ask('/metrics', { role: 'operator' });
    expect([status, headers.get('content-type')]).toEqual([200, METRICS_MEDIA_TYPE]);
  });

  it('shows of an agency at rest that nothing is open', async () => {
    // What was refused above was told to the audit, which is not there to answer.
    await agency.query('TRUNCATE outbox_message, outbox_delivery');
    const metrics = await scrapeWhen((it) => it['enlace_outbox_open_copies{destination="audit"}'] === 0);
    for (const destination of ['onpar', 'inamu', 'audit']) {
      expect(metrics[`enlace_outbox_open_copies{destination="${destination}"}`]).toBe(0);
      expect(metrics[`enlace_outbox_silence_seconds{destination="${destination}"}`]).toBe(0);
      expect(metrics[`enlace_circuit_open{destination="${destination}"}`]).toBe(0);
    }
    expect(Object.keys(metrics).filter((name) => /refused|dead_letters|parked|="snm"/.test(name))).toEqual(
      [],
    );
  });
});

describe('open copies', () => {
  it('are counted for each destination, with the age of the oldest and how many are overdue', async () => {
    await insertCopy('onpar', 1_000, 7);
    await insertCopy('onpar', 10, 6);
    await insertCopy('inamu', 5, 1);
    const metrics = await scrapeWhen((it) => it['enlace_outbox_open_copies{destination="onpar"}'] === 2);
    expect(metrics).toMatchObject({
      'enlace_outbox_open_copies{destination="inamu"}': 1,
      'enlace_outbox_overdue_copies{destination="onpar"}': 1,
      'enlace_outbox_overdue_copies{destination="inamu"}': 0,
    });
    const age = metrics['enlace_outbox_oldest_seconds{destination="onpar"}'];
    expect(age).toBeGreaterThanOrEqual(1_000);
    expect(age).toBeLessThan(1_060);
  });

  it('are those of a flag too, from its commit on', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const { status } = await agency.ask('/api/v1/flags', { role: 'officer', json: flagOf(), headers });
    expect(status).toBe(201);
    const metrics = await scrapeWhen((it) => it['enlace_outbox_open_copies{destination="onpar"}'] === 3);
    expect(metrics['enlace_outbox_open_copies{destination="audit"}']).toBe(1);
  });

  it('are no longer counted when they are answered, however many there were', async () => {
    await agency.query('DELETE FROM outbox_delivery');
    await agency.query(
      `INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, attempts, sent_at)
       SELECT gen_random_uuid(), 'onpar', gen_random_uuid(), now(), 1, now() FROM generate_series(1, 1000)`,
    );
    const metrics = await scrapeWhen((it) => it['enlace_outbox_open_copies{destination="onpar"}'] === 0);
    expect(metrics['enlace_outbox_oldest_seconds{destination="onpar"}']).toBe(0);
    expect(Object.keys(metrics).filter((name) => /refused/.test(name))).toEqual([]);
  });
});

describe('what asks for an operator', () => {
  it('is counted: refused copies by reason, dead letters by reason, parked messages by sender', async () => {
    await agency.query(
      `INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, refusal, attempts, sent_at)
       SELECT gen_random_uuid(), 'onpar', gen_random_uuid(), now(), 'key-unknown', 1, now() FROM generate_series(1, 2)`,
    );
    await agency.query(
      `INSERT INTO dead_letter (digest, code, body)
       VALUES ('a', 'signature-invalid', ''), ('b', 'signature-invalid', ''), ('c', 'message-quarantined', '')`,
    );
    await agency.query(
      `INSERT INTO inbox_message (sender, id, type, digest, state)
       VALUES ('onpar', gen_random_uuid(), 'referral.accepted.v1', 'd', 'parked'),
              ('onpar', gen_random_uuid(), 'referral.accepted.v1', 'e', 'applied')`,
    );
    const metrics = await scrapeWhen((it) => 'enlace_inbox_parked_messages{source="onpar"}' in it);
    expect(metrics).toMatchObject({
      'enlace_outbox_refused_copies{destination="onpar",code="key-unknown"}': 2,
      'enlace_dead_letters{code="signature-invalid"}': 2,
      'enlace_dead_letters{code="message-quarantined"}': 1,
      'enlace_inbox_parked_messages{source="onpar"}': 1,
    });
  });

  it('is how long a destination has been silent', async () => {
    await agency.query(
      `UPDATE outbox_lane SET silent_since = now() - interval '2 hours' WHERE destination = 'inamu'`,
    );
    const silence = 'enlace_outbox_silence_seconds{destination="inamu"}';
    const metrics = await scrapeWhen((it) => Number(it[silence]) > 0);
    expect(metrics[silence]).toBeGreaterThanOrEqual(7_200);
    expect(metrics[silence]).toBeLessThan(7_260);
    await scrapeWhen((it) => it['enlace_circuit_open{destination="inamu"}'] === 0);
  });
});

describe('while the database is silent', () => {
  it('a scrape is answered all the same, and what it cannot know is absent instead of 0', async () => {
    proxy.silence();
    try {
      const openWork = /^enlace_(outbox|dead_letters|inbox_parked)/;
      const metrics = await scrapeWhen((it) => !Object.keys(it).some((name) => openWork.test(name)));
      expect(metrics['enlace_health{check="database"}']).toBe(0);
      expect(metrics['process_resident_memory_bytes']).toBeGreaterThan(0);
    } finally {
      proxy.resume();
    }
    await scrapeWhen((it) => it['enlace_health{check="database"}'] === 1);
    await scrapeWhen((it) => 'enlace_outbox_open_copies{destination="onpar"}' in it);
  });
});

describe('what was demanded of another institution', () => {
  it('is open until it is confirmed, and overdue after a day', async () => {
    await agency.query(
      `INSERT INTO demand (case_code, kind, message_id, asked_at, confirmed_at)
       SELECT 'case ' || hours, 'erasure', gen_random_uuid(), now() - make_interval(hours => hours), done
       FROM (VALUES (1, NULL), (25, NULL), (30, now())) AS it (hours, done)`,
    );
    const metrics = await agency.scrape();
    expect(metrics['enlace_demands_open{kind="erasure"}']).toBe(2);
    expect(metrics['enlace_demands_overdue{kind="erasure"}']).toBe(1);
  });
});
