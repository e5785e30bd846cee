import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WIRE_TIME_MINUTES, isCaseCode, type AgencyId } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import type { FlagBody } from '../support/flag.body.js';

interface Journey {
  readonly id: string;
  readonly title: string;
  readonly flag: FlagBody & { readonly agency: AgencyId };
  readonly expect: {
    readonly unlinkable?: boolean;
    readonly referrals?: readonly { readonly to: AgencyId }[];
  };
}

const FILE = new URL('journeys.json', import.meta.url);
const { journeys } = JSON.parse(readFileSync(FILE, 'utf8')) as { journeys: Journey[] };
const UNLINKABLE = journeys.filter((journey) => journey.expect.unlinkable);
const STEP = WIRE_TIME_MINUTES * 60_000;
/** Words that tell, or imply, that somebody survived gender-based violence. */
const GBV = /gbv|survivor|sexual|viol[ea]n|inamu|mujer|golpe/i;
const NOTES = { gbv: 'la golpeó su pareja', fear: 'dice que la matarán si vuelve' };

/** Every value of an answer, however deep. */
function valuesOf(answer: unknown): string[] {
  if (Array.isArray(answer)) return answer.flatMap(valuesOf);
  if (typeof answer === 'object' && answer !== null) return Object.values(answer).flatMap(valuesOf);
  return typeof answer === 'string' ? [answer] : [];
}
const isInstant = (value: string): boolean => /^\d{4}-\d\d-\d\dT/.test(value);
/** Case codes, UUIDs, digests, traces, cursors: whatever is drawn, and not chosen from a list. */
const isDrawn = (value: string): boolean =>
  isCaseCode(value) || (!isInstant(value) && /^[\w-]{20,}$/.test(value) && /\d/.test(value));

it('there are journeys to play', () => {
  expect(UNLINKABLE.map(({ id }) => id)).toEqual(['J06', 'J13']);
});

let exchange: Exchange;

beforeAll(async () => {
  exchange = await startExchange('redis');
});

afterAll(() => exchange.stop());

describe.each(UNLINKABLE)('the two referrals of $id $title', (journey) => {
  const readable = new Map<AgencyId, unknown[]>();
  const codes: string[] = [];
  const { agency, ...flag } = journey.flag;
  const receivers = journey.expect.referrals?.map(({ to }) => to) ?? [];
  const [specialist = 'inamu'] = receivers.filter((to) => to !== 'onpar');

  beforeAll(async () => {
    const persons = flag.persons.map((person) => ({
      ...person,
      notes: [
        { need: 'gbv-survivor' as const, text: NOTES.gbv },
        { need: 'fear-of-return' as const, text: NOTES.fear },
      ],
      safeContact: { channel: 'phone' as const, value: '6000-1234', safe: true },
    }));
    const { referrals } = await exchange.flag({ ...flag, persons }, { by: agency });
    for (const { to, caseCode } of referrals) {
      const view = await eventually(() => exchange.read(to, caseCode));
      readable.set(to, [view, await exchange.timeline(to, caseCode), await exchange.list(to)]);
      codes.push(caseCode);
    }
  });

  /** Without what was drawn by lot: a case code was once NGBV-NN2B-Z. */
  const wordsOf = (party: AgencyId): string =>
    JSON.stringify(readable.get(party), (_, value: unknown) =>
      typeof value === 'string' && isDrawn(value) ? '' : value,
    );

  it('reach two receivers', () => {
    expect([...readable.keys()].toSorted()).toEqual(receivers.toSorted());
    expect(valuesOf(readable.get('onpar')).filter(isDrawn).length).toBeGreaterThan(0);
  });

  it('share no code and no id in anything the receivers can read', () => {
    const [here, there] = receivers.map((party) => new Set(valuesOf(readable.get(party)).filter(isDrawn)));
    expect([...(here ?? [])].filter((value) => there?.has(value))).toEqual([]);
  });

  it('share no text', () => {
    const texts = receivers.map((party) =>
      Object.values(NOTES).filter((text) => wordsOf(party).includes(text)),
    );
    expect(new Set(texts.flat()).size).toBe(texts.flat().length);
    expect(receivers.filter((party) => wordsOf(party).includes('6000-1234'))).toEqual([specialist]);
  });

  it('show no instant finer than a quarter of an hour', () => {
    for (const party of receivers) {
      const instants = valuesOf(readable.get(party)).filter(isInstant);
      expect(instants.length).toBeGreaterThan(5);
      expect([party, instants.filter((at) => Date.parse(at) % STEP !== 0)]).toEqual([party, []]);
    }
  });

  it('tell ONPAR nothing of the violence, and nobody who else was told', () => {
    expect(wordsOf('onpar')).not.toMatch(GBV);
    expect(wordsOf('onpar')).not.toContain(specialist);
    expect(wordsOf(specialist)).not.toMatch(/onpar|fear-of-return/i);
    for (const party of receivers) expect(wordsOf(party)).not.toContain('"scope"');
  });

  it('travel in envelopes that cannot be joined either', async () => {
    const messages = await exchange.rows<{ body: string }>(
      agency,
      `SELECT body FROM outbox_message WHERE type = 'referral.requested.v1' AND subject = ANY($1)`,
      [codes],
    );
    const envelopes = messages.map(
      ({ body }) =>
        JSON.parse(Buffer.from(body.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>,
    );
    expect(envelopes).toHaveLength(2);
    const bodies = envelopes.map(
      ({ data = '' }) =>
        JSON.parse(Buffer.from(data.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>,
    );
    for (const name of ['apu', 'epk'])
      expect([name, new Set(bodies.map((header) => JSON.stringify(header[name]))).size]).toEqual([name, 2]);
    expect(new Set(messages.map(({ body }) => body.split('.')[2]?.slice(0, 80))).size).toBe(2);
    for (const name of ['id', 'subject', 'correlationid', 'traceparent', 'recipient', 'data'])
      expect([name, new Set(envelopes.map((envelope) => envelope[name])).size]).toEqual([name, 2]);
    for (const { id = '', time = '', data = '' } of envelopes) {
      expect(Date.parse(time) % STEP).toBe(0);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) % STEP).toBe(0);
      expect(data.split('.')).toHaveLength(5);
    }
    const traces = envelopes.map(({ traceparent = '' }) => traceparent.split('-')[1]);
    expect(new Set(traces).size).toBe(2);
  });
});
