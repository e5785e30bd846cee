import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MESSAGE_MAX_BYTES } from '@enlace/contracts';
import fc from 'fast-check';
import { requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { sealOne } from './parties.js';

let exchange: Exchange;
let senafront: House;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const seal = (): string => sealOne(senafront.codec, requested());
const MEGABYTES = 5 * 1024 * 1024;

describe.each([
  { what: 'no text at all', text: '' },
  { what: 'NUL characters', text: '\0\0\0' },
  { what: 'NUL characters in a JWS', text: 'eyJh\0.eyJi\0.AAAA\0' },
  { what: 'half a character', text: 'x\uD800y' },
  { what: 'other scripts', text: 'señal de auxilio 🛶 ምልክት' },
  { what: 'dots alone', text: '.'.repeat(10_000) },
  { what: 'megabytes', text: 'A'.repeat(MEGABYTES) },
  { what: 'megabytes in segments', text: `${'A'.repeat(MEGABYTES)}.${'B'.repeat(MEGABYTES)}.CCCC` },
  { what: 'nested JSON', text: `e30.${Buffer.from('['.repeat(100_000)).toString('base64url')}.AAAA` },
  { what: 'JSON of another kind', text: `e30.${Buffer.from('[null]').toString('base64url')}.AAAA` },
  { what: 'null', text: `e30.${Buffer.from('null').toString('base64url')}.AAAA` },
  {
    what: 'a claim of the wrong kind',
    text: `e30.${Buffer.from('{"id":7,"source":{},"type":[]}').toString('base64url')}.AAAA`,
  },
  {
    what: 'a prototype',
    text: `e30.${Buffer.from('{"__proto__":{"id":"x"},"constructor":1}').toString('base64url')}.AAAA`,
  },
])('a message of $what', ({ text }) => {
  it('is set aside, and the good one beside it is applied', async () => {
    const draft = requested();
    await onpar.inbox.process(jobOf('senafront', text, sealOne(senafront.codec, draft)));
    expect(await onpar.effects()).toEqual([draft.id]);
    const letter = await onpar.deadLetter(onpar.codec.digest(text));
    expect(letter?.body.toString()).toBe(Buffer.from(text.slice(0, MESSAGE_MAX_BYTES)).toString());
    expect(['message-malformed', 'message-too-large']).toContain(letter?.code);
    expect(letter).toMatchObject({ source: 'senafront', claimedId: null });
  });
});

describe('a good message with rubbish in it', () => {
  it.each([
    ['a NUL behind it', (jws: string) => `${jws}\0`],
    ['a NUL before it', (jws: string) => `\0${jws}`],
    ['a line end behind it', (jws: string) => `${jws}\n`],
    ['a fourth segment', (jws: string) => `${jws}.AAAA`],
    ['padding', (jws: string) => `${jws}==`],
  ])('%s is set aside and does not count as the message', async (_, spoil) => {
    const draft = requested();
    const jws = sealOne(senafront.codec, draft);
    await onpar.inbox.process(jobOf('senafront', spoil(jws)));
    expect(await onpar.effects()).toEqual([]);
    expect(await onpar.count('dead_letter')).toBe(1);
    await onpar.inbox.process(jobOf('senafront', jws));
    expect(await onpar.effects()).toEqual([draft.id]);
  });
});

describe('a job that is no bundle', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 42],
    ['a text', 'text'],
    ['a text with NUL', 'te\0xt'],
    ['a list', [1, 2]],
    ['an empty object', {}],
    ['no messages', { source: 'senafront', messages: [] }],
    ['messages that are no text', { source: 'senafront', messages: [1, null] }],
    ['a source that is no text', { source: 7, messages: ['x'] }],
    ['a source without end', { source: 'x'.repeat(MEGABYTES), messages: ['x'] }],
    ['too many messages', { source: 'senafront', messages: Array.from({ length: 1001 }, () => 'x') }],
  ])('(%s) is set aside as it is, and told to the audit', async (_, job) => {
    await onpar.inbox.process(job);
    const text = JSON.stringify(job) ?? 'undefined';
    const letter = await onpar.deadLetter(onpar.codec.digest(text));
    expect(letter).toMatchObject({ code: 'message-malformed', source: null, claimedId: null });
    expect(letter?.body.toString()).toBe(text.slice(0, MESSAGE_MAX_BYTES));
    expect(await onpar.deliveries()).toMatchObject([{ destination: 'audit', type: 'message.refused.v1' }]);
  });
});

describe('the same rubbish', () => {
  it('counts as often as it comes, also in jobs that share a transaction, and is refused once', async () => {
    const job = jobOf('senafront', 'rubbish');
    await onpar.inbox.process(jobOf('senafront', 'rubbish', 'rubbish'));
    await Promise.all([job, job, job, job].map((again) => onpar.inbox.process(again)));
    expect(await onpar.deadLetter(onpar.codec.digest('rubbish'))).toMatchObject({ seen: 6 });
    expect(await onpar.count(`outbox_message WHERE type = 'message.refused.v1'`)).toBe(1);
  });
});

describe('any text whatever', () => {
  it('is set aside once, and counted when it comes again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await onpar.inbox.process(jobOf('senafront', text));
        expect(await onpar.deadLetter(onpar.codec.digest(text))).toBeDefined();
      }),
      { numRuns: 40 },
    );
    expect(await onpar.count('inbox_message')).toBe(0);
  });

  it('in place of a part of a good message does not crash the inbox', async () => {
    const jws = seal();
    const cut = fc.record({
      start: fc.nat({ max: jws.length }),
      length: fc.integer({ min: 1, max: 50 }),
      text: fc.string({ unit: 'binary', maxLength: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ start, length, text }) => {
        const spoilt = jws.slice(0, start) + text + jws.slice(start + length);
        fc.pre(spoilt !== jws);
        await onpar.inbox.process(jobOf('senafront', spoilt));
        expect(await onpar.effects()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('of any shape as a job does not crash the inbox', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (job) => {
        await onpar.inbox.process(job);
      }),
      { numRuns: 40 },
    );
    expect(await onpar.count('inbox_message')).toBe(0);
    expect(onpar.work.rollbacks).toEqual([]);
  });
});
