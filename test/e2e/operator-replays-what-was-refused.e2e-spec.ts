import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AuditEntry,
  CopyPage,
  DeadLetterPage,
  PartyId,
  ReplayList,
  ReplayPlan,
  ReplayView,
} from '@enlace/contracts';
import type { Answer } from '../support/exchange.client.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

const OPERATIONS = '/api/v1/operations';
const WHY = 'el receptor corrigió la causa';

describe('an operator', () => {
  let exchange: Exchange;
  let code: string;

  beforeAll(async () => {
    exchange = await startExchange('redis');
    await exchange.stopMember('onpar');
    code = await exchange.refer(flagBody());
    // By a chance of one in 2^40 the receiver has this case code already.
    await exchange.rows(
      'onpar',
      `INSERT INTO referral (case_code, direction, agency, status, code_only, person_count, acknowledge_hours,
         contact_hours, acknowledge_by, contact_by, message_id, correlation_id, sequence_out, created_at, updated_at)
       VALUES ($1, 'received', 'snm', 'requested', true, 0, 1, 3, now(), now(), $2, $2, 0, now(), now())`,
      [code, randomUUID()],
    );
    await exchange.startMember('onpar');
    await eventually(
      async () => (await exchange.read('senafront', code)).delivery.refused === 'event-out-of-place',
    );
  });

  afterAll(() => exchange.stop());

  const operate = <T>(party: PartyId, path: string, json?: unknown): Promise<Answer<T>> =>
    exchange.ask<T>(party, `${OPERATIONS}/${path}`, { role: 'operator', json });

  it('alone may look and replay: every other role is refused, at every party', async () => {
    const paths = ['copies', 'dead-letters', 'replays'];
    for (const party of ['senafront', 'onpar', 'audit'] as const) {
      for (const role of ['officer', 'case-worker', 'head-of-office', 'auditor'] as const) {
        const answers = await Promise.all([
          ...paths.map((path) => exchange.ask(party, `${OPERATIONS}/${path}`, { role })),
          exchange.ask(party, `${OPERATIONS}/replays`, {
            role,
            json: { what: 'dead-letters', filter: {}, why: WHY, dryRun: false },
          }),
          exchange.ask(party, `${OPERATIONS}/replays/${randomUUID()}/stop`, { role, json: {} }),
        ]);
        // A role that a party does not have brings no token.
        for (const { status } of answers) expect([401, 403]).toContain(status);
      }
    }
    expect(await exchange.count('onpar', 'replay')).toBe(0);
  });

  it.each([
    ['without a filter or ids', { what: 'copies', why: WHY }],
    ['with both', { what: 'dead-letters', why: WHY, filter: {}, ids: ['A'.repeat(43)] }],
    ['without a reason', { what: 'dead-letters', filter: {} }],
    ['faster than may be', { what: 'dead-letters', filter: {}, why: WHY, perSecond: 101 }],
    ['of more than may be', { what: 'dead-letters', filter: {}, why: WHY, limit: 1001 }],
    ['of everything that is open', { what: 'copies', filter: { state: 'open' }, why: WHY }],
  ])('cannot order a replay %s', async (_, json) => {
    const { status } = await operate('onpar', 'replays', json);
    expect(status).toBe(422);
  });

  it('sees what was refused and why, and no case', async () => {
    const { body: copies } = await operate<CopyPage>('senafront', 'copies?state=refused');
    expect(copies).toMatchObject({
      items: [
        {
          type: 'referral.requested.v1',
          destination: 'onpar',
          state: 'refused',
          refusal: 'event-out-of-place',
        },
      ],
      next: null,
    });
    const { body: letters } = await operate<DeadLetterPage>('onpar', 'dead-letters?source=senafront');
    expect(letters.items).toMatchObject([
      { code: 'event-out-of-place', claimedSource: 'senafront', claimedId: copies.items[0]?.messageId },
    ]);
    expect(JSON.stringify([copies, letters])).not.toContain(code);
  });

  it('rehearses first, and nothing happens', async () => {
    const { body } = await operate<ReplayPlan>('onpar', 'replays', {
      what: 'dead-letters',
      filter: { code: 'event-out-of-place' },
      why: WHY,
    });
    expect(body).toMatchObject({ dryRun: true, total: 1, replay: null });
    expect(await exchange.count('onpar', 'replay')).toBe(0);
  });

  it('has it judged again when the cause is mended; it arrives, and its sender sees it delivered', async () => {
    await exchange.rows('onpar', 'DELETE FROM referral WHERE case_code = $1', [code]);
    const { body } = await operate<ReplayPlan>('onpar', 'replays', {
      what: 'dead-letters',
      filter: {},
      why: WHY,
      dryRun: false,
    });
    await eventually(async () => {
      const { body: list } = await operate<ReplayList>('onpar', 'replays');
      expect(list.items).toMatchObject([
        { id: body.replay?.id, state: 'done', done: 1, failed: 0, why: WHY },
      ]);
    });
    expect((await exchange.read('onpar', code)).content).not.toBeNull();
    await eventually(async () => {
      const { delivery } = await exchange.read('senafront', code);
      expect(delivery).toMatchObject({ delivered: true, refused: null });
    });
    expect((await operate<CopyPage>('senafront', 'copies?state=refused')).body.items).toEqual([]);
    expect((await operate<DeadLetterPage>('onpar', 'dead-letters')).body.items).toEqual([]);
    expect((await operate<DeadLetterPage>('onpar', 'dead-letters?state=resolved')).body.items).toHaveLength(
      1,
    );
  });

  const recordsOf = (source: PartyId): Promise<AuditEntry[]> =>
    exchange.rows<AuditEntry>(
      'audit',
      `SELECT body AS message FROM leaf WHERE type = 'operation.performed.v1' AND source = $1 ORDER BY index`,
      [source],
    );
  const saidBy = ({ message }: AuditEntry): unknown =>
    JSON.parse(Buffer.from(message.split('.')[1] ?? '', 'base64url').toString());

  it('does nothing that the log does not hold, with the role and the count', async () => {
    const [entry] = await eventually(async () => {
      const entries = await recordsOf('onpar');
      return entries.length === 1 && entries;
    });
    expect(entry && saidBy(entry)).toMatchObject({
      data: { role: 'operator', what: 'replay-planned', count: 1 },
    });
  });

  it('does nothing at the audit itself that its log does not hold', async () => {
    await exchange.inject([{ queue: 'audit', name: 'x', id: randomUUID(), data: { hola: 1 } }]);
    await eventually(
      async () => (await operate<DeadLetterPage>('audit', 'dead-letters')).body.items.length === 1,
    );
    const order = { what: 'dead-letters', filter: {}, why: WHY, dryRun: false };
    const { body } = await operate<ReplayPlan>('audit', 'replays', order);
    expect(body.replay).toMatchObject({ total: 1 });
    await eventually(async () => {
      const { body: list } = await operate<ReplayList>('audit', 'replays');
      expect(list.items).toMatchObject([{ state: 'done', failed: 1 }]);
    });
    const late = await operate<ReplayView>('audit', `replays/${body.replay?.id}/pause`, {});
    expect(late).toMatchObject({ status: 409, body: { code: 'transition-not-allowed' } });
    const records = await recordsOf('audit');
    expect(records.map(saidBy)).toMatchObject([{ data: { what: 'replay-planned', count: 1 } }]);
  });
});
