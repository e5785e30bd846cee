import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FlagRequest, type AgencyId } from '@enlace/contracts';
import * as fc from 'fast-check';
import { createParties } from '../../libs/agency/test/parties.js';
import { runAgency, type RunningAgency } from '../../libs/agency/test/running.agency.js';
import { flagBody } from '../support/flag.body.js';
import { HOURS, SEED, runsOf } from './fuzz.amount.js';
import { damage, valueDamage } from './mutation.js';

let agency: RunningAgency;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'senniaf', 'inamu', 'mire', 'audit');
  agency = await runAgency(parties, 'senafront' satisfies AgencyId);
});
afterAll(() => agency.stop());

const whole = flagBody(
  {
    notes: [{ need: 'fear-of-return', text: 'Primo en David' }],
    safeContact: { channel: 'phone', value: '+507 6000 0001', safe: true },
  },
  { whereNow: 'Carpa azul', entryDate: '2026-11-20' },
);

/** A body as bytes: a document with values exchanged, or its text damaged. */
const body = fc.oneof(
  fc
    .array(valueDamage, { minLength: 1, maxLength: 3 })
    .map((steps) => JSON.stringify(steps.reduce((document, step) => step(document), whole as unknown)) ?? ''),
  fc.array(damage, { minLength: 1, maxLength: 2 }).map((steps) => {
    const text = JSON.stringify(whole);
    return steps.reduce((mended, step) => step(mended, text), text);
  }),
);
/** What may stand in a header at all; the rest the client itself refuses to send. */
const word = fc.string({ unit: fc.constantFrom(...'aZ09-_.,;:=/"\\%{}[] ()'.split('')), maxLength: 300 });
const header = fc.oneof(fc.constant(undefined), word);
const request = fc.record({
  path: fc.oneof(
    { weight: 4, arbitrary: fc.constant('/api/v1/flags') },
    fc.constantFrom(
      '/api/v1/flags/preview',
      '/api/v1/referrals/7KQ4-M2XD-H/amend',
      '/api/v1/referrals/x/cancel',
    ),
    word.map((text) => `/api/v1/referrals/${encodeURIComponent(text)}/return`),
  ),
  body,
  key: header,
  type: fc.oneof({ weight: 4, arbitrary: fc.constant('application/json') }, word),
  traceparent: header,
  requestId: header,
  token: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false)),
});
type Asked = typeof request extends fc.Arbitrary<infer T> ? T : never;

/** Nest takes names of prototypes out before it validates: such a field is not refused, and not taken either. */
const withoutPrototypes = (key: string, value: unknown): unknown =>
  ['__proto__', 'constructor', 'prototype'].includes(key) ? undefined : value;

const isValid = (text: string): boolean => {
  try {
    return FlagRequest.safeParse(JSON.parse(text, withoutPrototypes)).success;
  } catch {
    return false;
  }
};

async function send({
  path,
  body: bytes,
  key,
  type,
  traceparent,
  requestId,
  token,
}: Asked): Promise<Response> {
  return agency.ask(path, {
    ...(token && { role: 'officer' as const }),
    raw: bytes,
    headers: {
      'content-type': type,
      'idempotency-key': key ?? randomUUID(),
      ...(traceparent !== undefined && { traceparent }),
      ...(requestId !== undefined && { 'x-request-id': requestId }),
    },
  });
}

describe('the HTTP API', () => {
  it(
    'takes nothing that is not whole, answers every request with a problem, and serves the next one',
    async () => {
      const runs = runsOf(300);
      const answers = new Map<number, number>();
      const property = fc.asyncProperty(request, async (asked) => {
        const response = await send(asked);
        const text = await response.text();
        answers.set(response.status, (answers.get(response.status) ?? 0) + 1);
        if (response.status < 300) {
          expect(asked.token && isValid(asked.body)).toBe(true);
          return;
        }
        expect([400, 401, 403, 404, 409, 413, 415, 422]).toContain(response.status);
        expect(JSON.parse(text)).toMatchObject({ status: response.status, code: expect.any(String) });
      });
      const started = performance.now();
      await fc.assert(property, { seed: SEED, numRuns: runs, endOnFailure: true });
      if (process.env['FUZZ_RUNS'] !== undefined) {
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        const told = JSON.stringify(Object.fromEntries(answers));
        process.stdout.write(`http: ${runs} requests in ${seconds} s, answered ${told}\n`);
      }
      const good = await agency.ask('/api/v1/flags', {
        role: 'officer',
        json: whole,
        headers: { 'idempotency-key': randomUUID() },
      });
      expect(good.status).toBe(201);
    },
    HOURS,
  );
});
