import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyId, ReferralStatus } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

const CORRECTED = flagBody(
  { alias: 'P1 Pérez', notes: [{ need: 'fear-of-return', text: 'la buscan en su pueblo' }] },
  { whereNow: 'en la enfermería' },
);

describe('a returned referral', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('redis');
  });

  afterAll(() => exchange.stop());

  /** Waits until a side has the state, and tells how its timeline ends. */
  const seen = (party: AgencyId, caseCode: string, status: ReferralStatus) =>
    eventually(async () => {
      const timeline = await exchange.timeline(party, caseCode);
      return timeline.status === status && (timeline.entries.at(-1) ?? false);
    });

  async function returned(): Promise<string> {
    const caseCode = await exchange.refer(flagBody());
    await seen('onpar', caseCode, 'requested');
    await exchange.move('onpar', caseCode, 'acknowledge');
    await exchange.move('onpar', caseCode, 'return', { reason: 'insufficient-data' });
    const last = await seen('senafront', caseCode, 'returned');
    expect(last).toMatchObject({ type: 'referral.returned.v1', reason: 'insufficient-data' });
    return caseCode;
  }

  it('comes back whole, is attended, reopened and attended again, and its sender follows', async () => {
    const caseCode = await returned();
    const answer = await exchange.move('senafront', caseCode, 'amend', CORRECTED);
    expect(answer).toMatchObject({ caseCode, status: 'requested', content: null });

    expect(await seen('onpar', caseCode, 'requested')).toMatchObject({ type: 'referral.amended.v1' });
    const { content, delivery } = await exchange.read('onpar', caseCode);
    expect(content).toMatchObject({
      whereNow: 'en la enfermería',
      persons: [{ alias: 'P1 Pérez', notes: [{ text: 'la buscan en su pueblo' }] }],
    });
    expect(delivery).toMatchObject({ delivered: true, received: false });
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.delivered);

    const course = [
      ['acknowledge', 'received'],
      ['accept', 'accepted'],
      ['start', 'in-progress'],
      ['complete', 'closed'],
      ['reopen', 'in-progress'],
      ['complete', 'closed'],
    ] as const;
    for (const [command, senderSees] of course) {
      await exchange.move('onpar', caseCode, command);
      await seen('senafront', caseCode, senderSees);
    }
    const types = (await exchange.timeline('senafront', caseCode)).entries.map(({ type }) => type);
    expect(types).toEqual(
      ['requested', 'received', 'returned', 'amended', 'received', 'accepted', 'started']
        .concat('closed', 'reopened', 'closed')
        .map((step) => `referral.${step}.v1`),
    );
    await eventually(async () => {
      const logged = (await exchange.entries(caseCode)).map(({ type }) => type);
      expect(logged).toEqual(expect.arrayContaining(types));
    });
  });

  it('stays returned when the corrected flag is refused', async () => {
    const caseCode = await returned();
    const elsewhere = flagBody(
      { needs: ['gbv-survivor'] },
      { consent: { given: true, scope: ['inamu'], language: 'es', mode: 'verbal' } },
    );
    const patch = { whereNow: 'en la enfermería' };
    for (const [json, field] of [
      [elsewhere, 'persons'],
      [patch, 'place'],
    ] as const) {
      const { status, body } = await exchange.command('senafront', caseCode, 'amend', json);
      expect([status, body.code, body.field]).toEqual([422, 'validation-failed', field]);
    }
    expect((await exchange.timeline('senafront', caseCode)).status).toBe('returned');
    expect((await exchange.command('onpar', caseCode, 'amend', CORRECTED)).status).toBe(404);
  });
});
