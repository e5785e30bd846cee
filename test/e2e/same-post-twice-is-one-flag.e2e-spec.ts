import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

const TWO_RECEIVERS = flagBody(
  { alias: 'Doble', needs: ['gbv-survivor', 'fear-of-return'] },
  { consent: { given: true, scope: ['onpar', 'inamu'], language: 'es', mode: 'verbal' } },
);

describe('the same flag posted again', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('redis');
  });

  afterAll(() => exchange.stop());

  const stored = async (): Promise<Record<string, number>> => ({
    flags: await exchange.count('senafront', 'flag'),
    referrals: await exchange.count('senafront', 'referral'),
    messages: await exchange.count('senafront', 'outbox_message', `type = 'referral.requested.v1'`),
  });

  it('one after the other gives one flag and the same answer', async () => {
    const before = await stored();
    const key = randomUUID();
    const first = await exchange.post(TWO_RECEIVERS, { key });
    const second = await exchange.post(TWO_RECEIVERS, { key });
    expect(first.status).toBe(201);
    expect(second).toEqual(first);
    expect(first.body.referrals.map(({ to }) => to).toSorted()).toEqual(['inamu', 'onpar']);
    expect(await stored()).toEqual({
      flags: (before['flags'] ?? 0) + 1,
      referrals: (before['referrals'] ?? 0) + 2,
      messages: (before['messages'] ?? 0) + 2,
    });
  });

  it('ten times at once gives one flag and ten equal answers', async () => {
    const before = await stored();
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => exchange.post(TWO_RECEIVERS, { key })),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.status).toBe(201);
    expect(await stored()).toEqual({
      flags: (before['flags'] ?? 0) + 1,
      referrals: (before['referrals'] ?? 0) + 2,
      messages: (before['messages'] ?? 0) + 2,
    });
    const codes = answers[0]?.body.referrals.map(({ caseCode }) => caseCode) ?? [];
    await eventually(async () => {
      const arrived = await Promise.all(
        (['onpar', 'inamu'] as const).map((party) => exchange.count(party, 'referral')),
      );
      const sent = (await stored())['referrals'] ?? 0;
      expect(arrived).toEqual([sent / 2, sent / 2]);
    });
    expect(new Set(codes).size).toBe(2);
  });

  it('after the exchange was restarted still gives the same answer', async () => {
    const key = randomUUID();
    const first = await exchange.post(TWO_RECEIVERS, { key });
    await exchange.stopMember('senafront');
    await exchange.startMember('senafront');
    const before = await stored();
    expect(await exchange.post(TWO_RECEIVERS, { key })).toEqual(first);
    expect(await stored()).toEqual(before);
  });

  it('with the key of another flag is refused and changes nothing', async () => {
    const key = randomUUID();
    await exchange.post(TWO_RECEIVERS, { key });
    const before = await stored();
    const { status, type, body } = await exchange.post(flagBody({ alias: 'Otra' }), { key });
    expect([status, type, body]).toEqual([
      409,
      'application/problem+json',
      expect.objectContaining({ code: 'idempotency-key-reused', retryable: false }),
    ]);
    expect(await stored()).toEqual(before);
  });

  it('under another key, or by somebody else under the same key, is a flag of its own', async () => {
    const key = randomUUID();
    const codes = await Promise.all([
      exchange.post(flagBody(), { key }),
      exchange.post(flagBody(), { key, role: 'head-of-office' }),
      exchange.post(flagBody(), { key, by: 'snm' }),
      exchange.post(flagBody()),
    ]);
    expect(codes.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const drawn = codes.flatMap(({ body }) => body.referrals.map(({ caseCode }) => caseCode));
    expect(new Set(drawn).size).toBe(4);
  });

  it('whose first try was refused may be corrected under the same key', async () => {
    const key = randomUUID();
    const refused = await exchange.post(flagBody({}, { place: 'lajas-blancas' }), { key });
    expect(refused.status).toBe(422);
    expect((await exchange.post(flagBody(), { key })).status).toBe(201);
  });

  it('of somebody who refused consent is counted once', async () => {
    const refusal = flagBody({}, { consent: { given: false, language: 'es', mode: 'verbal' } });
    const key = randomUUID();
    const [first, second] = [await exchange.post(refusal, { key }), await exchange.post(refusal, { key })];
    expect(second).toEqual(first);
    expect(first.body).toMatchObject({ flagId: null, referrals: [], informationGiven: true });
    const figures = await exchange.get('senafront', '/api/v1/figures', { role: 'head-of-office' });
    expect(figures).toEqual({ informationGiven: 1, overrides: {} });
  });
});
