import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DifferenceList, DifferenceView, Problem, ROLES } from '@enlace/contracts';
import { verifyMessage } from '@enlace/security';
import { eventually } from '../../../test/support/eventually.js';
import { createParties, type Parties } from './parties.js';
import { runAgency, type Asked, type RunningAgency } from './running.agency.js';

const DIFFERENCES = '/api/v1/operations/differences';
const METRIC = 'enlace_reconcile_differences{peer="onpar"}';
const WHY = 'copia de las 03:00, sin casos nuevos';
const REQUEST = { partner: 'onpar', day: '2026-01-31', beyond: 2, why: WHY };

let parties: Parties;
let agency: RunningAgency;

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  agency = await runAgency(parties, 'senafront', { retry: { baseSeconds: 3_600, capSeconds: 3_600 } });
});
beforeEach(() =>
  agency.query(
    `INSERT INTO reconcile_difference (partner, day, prefix, sender_count, receiver_count, missing, beyond)
     VALUES ('onpar', '2026-01-31', '', 5, 7, 0, 2)`,
  ),
);
afterEach(() => agency.query('TRUNCATE reconcile_difference, difference_acknowledgement, outbox_message'));
afterAll(() => agency.stop());

const acknowledge = (json: unknown, role: Asked['role'] = 'operator'): Promise<Response> =>
  agency.ask(`${DIFFERENCES}/acknowledgement`, { role, json });
const problemOf = async (answer: Response): Promise<Problem> => Problem.parse(await answer.json());
const listed = async (): Promise<DifferenceList> =>
  DifferenceList.parse(await (await agency.ask(DIFFERENCES, { role: 'operator' })).json());

/** What the audit is to be told of operations. */
async function told(): Promise<string[]> {
  const rows = await agency.query(`SELECT body FROM outbox_message WHERE type = 'operation.performed.v1'`);
  return (rows as { body: string }[]).map(({ body }) => body);
}

/** Scrapes within a second are answered alike. */
const scrapeWhen = (value: number): Promise<unknown> =>
  eventually(async () => expect((await agency.scrape())[METRIC]).toBe(value));

describe('a loss is acknowledged by nobody', () => {
  afterEach(async () => {
    expect(await agency.query('SELECT FROM difference_acknowledgement')).toEqual([]);
    expect(await told()).toEqual([]);
  });

  it.each(ROLES.filter((role) => role !== 'operator'))('in the role %s', async (role) => {
    expect(await problemOf(await acknowledge(REQUEST, role))).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
  });

  it('without a reason', async () => {
    expect((await acknowledge({ ...REQUEST, why: ' ' })).status).toBe(422);
  });

  it('who saw another number than there is now, and the audit is told nothing', async () => {
    const answer = await acknowledge({ ...REQUEST, beyond: 1 });
    expect(await problemOf(answer)).toMatchObject({ status: 409, code: 'transition-not-allowed' });
    expect(await listed()).toMatchObject({ items: [{ state: 'open', acknowledgement: null }] });
  });

  it('while something is missing, which is sent again', async () => {
    await agency.query('UPDATE reconcile_difference SET missing = 1');
    expect((await acknowledge(REQUEST)).status).toBe(409);
  });
});

describe('a loss that an operator acknowledged', () => {
  it('is listed with who, when and why, and no longer alerts', async () => {
    await scrapeWhen(2);
    const answer = await acknowledge(REQUEST);
    expect(answer.status).toBe(200);
    const shown = DifferenceView.parse(await answer.json());
    expect(shown).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { beyond: 2, why: WHY, actor: 'some-operator', role: 'operator' },
    });
    expect(await listed()).toEqual({ items: [shown] });
    await scrapeWhen(0);
  });

  it('alerts again when the partner has more that we lack', async () => {
    await acknowledge(REQUEST);
    await scrapeWhen(0);
    await agency.query('UPDATE reconcile_difference SET beyond = 3');
    await scrapeWhen(3);
    expect(await listed()).toMatchObject({ items: [{ state: 'open', acknowledgement: { beyond: 2 } }] });
  });

  it('is told to the audit once, by its operation and number, and never in words', async () => {
    const { acknowledgement } = DifferenceView.parse(await (await acknowledge(REQUEST)).json());
    expect((await acknowledge(REQUEST)).status).toBe(409);
    const [message, ...more] = await told();
    expect(more).toEqual([]);
    expect(verifyMessage(message ?? '', parties.directory).envelope).toMatchObject({
      recipient: 'audit',
      data: {
        actor: 'some-operator',
        role: 'operator',
        what: 'difference-acknowledged',
        operation: acknowledgement?.id,
        count: 2,
      },
    });
    const bytes = Buffer.from(message?.split('.')[1] ?? '', 'base64url').toString();
    for (const kept of [WHY, 'onpar', '2026-01-31']) expect(bytes).not.toContain(kept);
  });
});
