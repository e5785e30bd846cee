import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../support/exchange.client.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { flagBody } from '../support/flag.body.js';
import { REFUSED_FLAGS, someone } from '../support/refused.flags.js';

const TABLES = [
  'flag',
  'referral',
  'referral_event',
  'information_given',
  'idempotency_key',
  'outbox_message',
];

describe('a flag with bad input', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('postgres');
  });

  afterAll(() => exchange.stop());

  afterEach(async () => {
    const counts = await Promise.all(TABLES.map((table) => exchange.count('senafront', table)));
    expect(Object.fromEntries(TABLES.map((table, index) => [table, counts[index]]))).toEqual(
      Object.fromEntries(TABLES.map((table) => [table, 0])),
    );
  });

  function expectProblem(answer: Answer, status: number, code: string, field?: string): void {
    expect(answer).toEqual({
      status,
      type: 'application/problem+json',
      body: expect.objectContaining({
        type: `urn:pa:enlace:problem:${code}`,
        title: expect.stringMatching(/\w/),
        detail: expect.stringMatching(/\w/),
        status,
        code,
        retryable: false,
      }),
    });
    expect(answer.body.field).toBe(field);
  }

  it.each(REFUSED_FLAGS)('%s is refused', async (_, flag, code, field) => {
    expectProblem(await exchange.post(flag), 422, code, field);
  });

  it('at a closed place is told which one is open', async () => {
    const { body } = await exchange.post(flagBody({}, { place: 'lajas-blancas' }));
    const { openPlaces } = body as unknown as { openPlaces: { code: string; name: string }[] };
    expect(openPlaces[0]).toEqual({ code: 'san-vicente', name: 'San Vicente' });
  });

  it('is told all of its faults, and none of its words', async () => {
    const flag = someone({ alias: '', needs: ['Ximena Secreta'], nationality: 'Ximena', sex: 'Ximena' });
    const { body } = await exchange.post(flag);
    const { errors } = body as unknown as { errors: { field: string }[] };
    const fields = errors.map(({ field }) => field).toSorted();
    expect(fields).toEqual(
      ['alias', 'needs[0]', 'nationality', 'sex'].map((f) => `persons[0].${f}`).toSorted(),
    );
    expect(JSON.stringify(body)).not.toContain('Ximena');
  });

  it('of which the body cannot be read is refused before anything is looked at', async () => {
    const post = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
      exchange.post<Answer['body']>(undefined, { raw, headers });
    const whole = JSON.stringify(flagBody());
    expectProblem(await post(whole.slice(0, -2)), 400, 'body-malformed');
    expectProblem(await post(''), 422, 'validation-failed');
    expectProblem(await post('{"__proto__":{"role":"auditor"}}'), 400, 'body-malformed');
    expectProblem(await post('['.repeat(100_000)), 400, 'body-malformed');
    expectProblem(await post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])), 422, 'validation-failed');
    expectProblem(await post(whole, { 'content-type': 'text/xml' }), 415, 'media-type-unsupported');
    expectProblem(await post(whole, { 'content-type': 'text/plain' }), 415, 'media-type-unsupported');
    expectProblem(
      await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'media-type-unsupported',
    );
    const megabyte = JSON.stringify(flagBody({}, { whereNow: 'x'.repeat(1024 * 1024) }));
    expectProblem(await post(megabyte), 413, 'body-too-large');
  });

  it.each([undefined, '', 'corta', 'con espacio dentro', 'x'.repeat(129)])(
    'under the key %j is asked for one',
    async (key) => {
      const headers: Record<string, string> = key === undefined ? {} : { 'idempotency-key': key };
      const answer = await exchange.ask('senafront', '/api/v1/flags', { json: flagBody(), headers });
      expectProblem(answer, 400, 'idempotency-key-missing');
    },
  );
});
