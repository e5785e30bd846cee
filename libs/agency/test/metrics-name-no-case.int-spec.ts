import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMAND_KINDS, ERROR_CODES, EVENT_TYPES, PARTY_IDS, createCaseCode } from '@enlace/contracts';
import { eventually } from '../../../test/support/eventually.js';
import { NAME, flagOf } from './flags.js';
import { createParties } from './parties.js';
import { runAgency, type Metrics, type RunningAgency } from './running.agency.js';

const CODE = createCaseCode();

let agency: RunningAgency;
let caseCode: string;
let metrics: Metrics;

/** Says a name and a case code wherever somebody can say anything: addresses, bodies, jobs, claims of dead letters. */
beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  agency = await runAgency(parties, 'senafront');
  const headers = { 'idempotency-key': randomUUID(), 'x-request-id': NAME };
  const flagged = await agency.ask('/api/v1/flags', { role: 'officer', json: flagOf(), headers });
  caseCode = ((await flagged.json()) as { referrals: { caseCode: string }[] }).referrals[0]?.caseCode ?? '';

  for (const path of [`/api/v1/referrals/${caseCode}`, `/api/v1/referrals/${CODE}?name=${NAME}`])
    await agency.ask(path, { role: 'officer' });
  for (const path of [`/api/v1/${NAME}`, `/${CODE}`, `/docs/${NAME}.js`, `/metrics/${CODE}`])
    await agency.ask(path, { role: 'operator' });
  await agency.ask(`/api/v1/referrals/${CODE}/amend`, { role: 'officer', json: { place: NAME } });

  const bundle = { source: NAME, messages: [`${NAME}.${CODE}.x`] };
  for (const name of [NAME, `referral.requested.v1`])
    await agency.send({ name, id: `${NAME}-${CODE}-${name}`, data: bundle });
  await agency.query(
    `INSERT INTO dead_letter (digest, claimed_source, code, body) VALUES ('z', $1, $1, '')`,
    [NAME],
  );
  await agency.query(
    `INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, due_at)
     VALUES (gen_random_uuid(), $1, 'z', true, 'infinity')`,
    [NAME],
  );
  metrics = await eventually(async () => {
    const scraped = await agency.scrape();
    return (
      (scraped['enlace_inbox_jobs_total{outcome="done"}'] ?? 0) >= 2 &&
      'enlace_dead_letters{code="other"}' in scraped &&
      scraped
    );
  });
});

afterAll(() => agency.stop());

/** Every value that a label has, by label. */
function labelValues(): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>();
  for (const series of Object.keys(metrics)) {
    for (const [, label = '', value = ''] of series.matchAll(/([a-z_]+)="([^"]*)"/g))
      values.set(label, (values.get(label) ?? new Set()).add(value));
  }
  return values;
}

describe('metrics', () => {
  it('hold no name and no case code, whoever said one and where', () => {
    const text = JSON.stringify(metrics).toLowerCase();
    expect(text).not.toContain(NAME.toLowerCase());
    for (const code of [CODE, caseCode])
      expect(text.replaceAll('-', '')).not.toContain(code.toLowerCase().replaceAll('-', ''));
  });

  it('have labels from closed lists alone', () => {
    const sets: Record<string, readonly string[]> = {
      destination: PARTY_IDS,
      source: PARTY_IDS,
      peer: PARTY_IDS,
      type: EVENT_TYPES,
      code: Object.keys(ERROR_CODES),
      outcome: ['done', 'failed'],
      check: ['database', 'broker', 'receipts', 'circuits', 'dead-letters', 'audit', 'demands'],
      kind: DEMAND_KINDS,
      method: ['GET', 'POST'],
    };
    for (const [label, values] of labelValues()) {
      if (['le', 'route', 'status'].includes(label)) continue;
      expect([
        label,
        [...values].filter((value) => ![...(sets[label] ?? []), 'other'].includes(value)),
      ]).toEqual([label, []]);
    }
  });

  it('know a request by the pattern of its route, and a stranger by none', () => {
    const routes = labelValues().get('route') ?? new Set();
    expect([...routes]).toEqual(
      expect.arrayContaining(['/api/v1/flags', '/api/v1/referrals/:caseCode', '/metrics', 'other']),
    );
    const count = 'enlace_http_request_seconds_count';
    expect(metrics[`${count}{method="GET",route="/api/v1/referrals/:caseCode",status="200"}`]).toBe(1);
    expect(metrics[`${count}{method="GET",route="/api/v1/referrals/:caseCode",status="404"}`]).toBe(1);
    expect(metrics[`${count}{method="GET",route="other",status="404"}`]).toBeGreaterThanOrEqual(3);
  });

  it('count what was taken in hand all the same', () => {
    expect(metrics['enlace_inbox_jobs_total{outcome="done"}']).toBeGreaterThanOrEqual(2);
    expect(metrics['enlace_outbox_open_copies{destination="other"}']).toBe(1);
  });
});

describe('the id of a request', () => {
  it('is told to the caller, and is not the name that was sent as one', async () => {
    const headers = { 'x-request-id': NAME };
    const answer = await agency.ask('/health/live', { headers });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
