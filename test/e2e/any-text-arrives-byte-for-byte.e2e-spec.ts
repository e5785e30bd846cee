import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startExchange, type Exchange } from '../support/exchange.js';
import { readNotes } from '../../libs/agency/test/notes.reader.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

const TEXTS: Record<string, string> = {
  'HTML and script': '<script>alert("x")</script><img src=x onerror=alert(1)>&amp;</b>',
  'the quotes of SQL': `Robert'); DROP TABLE referral; -- \\'`,
  'control characters and NUL': 'a\u0000b\u0001c\u001b[31m\u007f\u0085 \r\n\t z',
  'lone surrogates': 'x\ud800y\udfffz',
  'emoji joined and coloured': '👩🏽‍👧🏿 🇵🇦 🏴‍☠️',
  'right to left, with its marks': '‏مريم‎ עברית ‮abc‬',
  'composed and decomposed letters': 'ñ ñ é é ǆ ﬁ İ',
  'letters of the border': 'Emberá Wounaan Ngäbe Gunayala 龍 ქართული',
  'format strings and paths': '%s %n ${jndi:ldap://x} {{7*7}} ../../etc/passwd',
  'a JSON in a text': '{"__proto__":{"a":1},"b":"\\u0000"}',
};

describe('a text', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    // The backend that keeps jobs as `jsonb`, which bears less than Redis does.
    exchange = await startExchange('postgres');
  });

  afterAll(() => exchange.stop());

  it.each(Object.entries(TEXTS))('with %s arrives as it was written', async (_, text) => {
    const caseCode = await exchange.refer(
      flagBody(
        {
          alias: text,
          notes: [{ need: 'fear-of-return', text }],
          safeContact: { channel: 'phone', value: text, safe: true },
        },
        { post: text, whereNow: text },
      ),
    );
    const { content } = await eventually(() => exchange.read('onpar', caseCode));
    expect(content).toMatchObject({
      post: text,
      whereNow: text,
      persons: [{ alias: text, notes: [{ need: 'fear-of-return', text }], safeContact: { value: text } }],
    });
  });

  it('that stays with its receiver is kept as it was written', async () => {
    for (const text of Object.values(TEXTS)) {
      const caseCode = await exchange.refer(flagBody());
      await eventually(async () => (await exchange.timeline('onpar', caseCode)).caseCode === caseCode);
      await exchange.move('onpar', caseCode, 'acknowledge');
      await exchange.move('onpar', caseCode, 'fail', { reason: 'other', text });
      const notes = await readNotes(caseCode, await exchange.vault('onpar'), (sql, values) =>
        exchange.rows('onpar', sql, values),
      );
      expect(notes).toEqual([text]);
    }
  });

  it('of every person and at every limit still fits a message', async () => {
    const long = '👩'.repeat(140);
    const persons = Array.from({ length: 50 }, (_, n) => ({
      ...flagBody().persons[0],
      alias: `${n} ${'ñ'.repeat(70)}`,
      notes: [{ need: 'fear-of-return' as const, text: long }],
      safeContact: { channel: 'email' as const, value: 'x'.repeat(120), safe: false },
    }));
    const caseCode = await exchange.refer({ ...flagBody(), persons } as ReturnType<typeof flagBody>);
    const { content } = await eventually(() => exchange.read('onpar', caseCode));
    expect(content?.persons).toHaveLength(50);
    expect(content?.persons[49]?.notes[0]?.text).toBe(long);
  });
});
