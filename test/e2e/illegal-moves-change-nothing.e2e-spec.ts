import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyId } from '@enlace/contracts';
import type { Command } from '../support/exchange.client.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

const BODIES: Partial<Record<Command, object>> = {
  return: { reason: 'duplicate' },
  fail: { reason: 'no-capacity' },
  cancel: { reason: 'duplicate' },
};

/** How a referral comes to each state, and which commands its receiver may give there. */
const STATES: readonly (readonly [state: string, path: readonly Command[], allowed: readonly Command[]])[] = [
  ['requested', [], ['acknowledge', 'cancel']],
  ['received', ['acknowledge'], ['accept', 'return', 'fail', 'cancel']],
  ['accepted', ['acknowledge', 'accept'], ['start', 'fail', 'cancel']],
  ['in-progress', ['acknowledge', 'accept', 'start'], ['complete', 'fail', 'cancel']],
  ['returned', ['acknowledge', 'return'], ['cancel']],
  ['completed', ['acknowledge', 'accept', 'start', 'complete'], ['reopen']],
  ['failed', ['acknowledge', 'fail'], ['reopen']],
  ['cancelled', ['cancel'], []],
];
const COMMANDS: readonly Command[] = [
  'acknowledge',
  'accept',
  'return',
  'start',
  'complete',
  'fail',
  'cancel',
  'reopen',
];

describe('a move that the lifecycle does not allow', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('postgres');
  });

  afterAll(() => exchange.stop());

  async function bring(path: readonly Command[]): Promise<string> {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.timeline('onpar', caseCode)).caseCode === caseCode);
    for (const command of path) await exchange.move('onpar', caseCode, command, BODIES[command]);
    return caseCode;
  }

  async function stored(party: AgencyId, caseCode: string): Promise<unknown> {
    return exchange.rows(
      party,
      `SELECT status, updated_at, sequence_out,
         (SELECT count(*) FROM referral_event e WHERE e.case_code = r.case_code) AS events,
         (SELECT count(*) FROM outbox_message o WHERE o.subject = r.case_code) AS messages
       FROM referral r WHERE case_code = $1`,
      [caseCode],
    );
  }

  it.each(STATES)('of a %s referral is refused and changes nothing', async (state, path, allowed) => {
    const caseCode = await bring(path);
    const before = await stored('onpar', caseCode);
    for (const command of COMMANDS.filter((candidate) => !allowed.includes(candidate))) {
      const { status, type, body } = await exchange.command('onpar', caseCode, command, BODIES[command]);
      expect({ command, status, type, code: body.code }).toEqual({
        command,
        status: 409,
        type: 'application/problem+json',
        code: 'transition-not-allowed',
      });
      expect(body).toMatchObject({ retryable: false, status: 409, referralStatus: state });
      expect((body as { allowed?: Command[] }).allowed?.filter((c) => COMMANDS.includes(c))).toEqual(
        expect.arrayContaining([...allowed]),
      );
    }
    expect(await stored('onpar', caseCode)).toEqual(before);
    expect((await exchange.timeline('onpar', caseCode)).status).toBe(state);
  });

  it('asks for a reason that is one of the known, and for words when it is "other"', async () => {
    const caseCode = await bring(['acknowledge']);
    const before = await stored('onpar', caseCode);
    const attempts = [
      ['fail', {}, 'reason'],
      ['fail', { reason: 'bored' }, 'reason'],
      ['fail', { reason: 'other' }, 'text'],
      ['fail', { reason: 'other', text: '   ' }, 'text'],
      ['fail', { reason: 'other', text: 'x'.repeat(281) }, 'text'],
      ['return', {}, 'reason'],
      ['cancel', { reason: 'left-country' }, 'reason'],
      ['accept', { reason: 'no-capacity' }, 'reason'],
    ] as const;
    for (const [command, json, field] of attempts) {
      const { status, body } = await exchange.command('onpar', caseCode, command, json);
      expect({ json, status, code: body.code, field: body.field }).toEqual({
        json,
        status: 422,
        code: 'validation-failed',
        field,
      });
    }
    expect(await stored('onpar', caseCode)).toEqual(before);
  });

  it('given twice at once is obeyed once', async () => {
    const caseCode = await bring([]);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => exchange.command('onpar', caseCode, 'acknowledge')),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
    expect(await exchange.count('onpar', 'referral_timeline', `case_code = '${caseCode}'`)).toBe(2);
  });

  it("is not the sender's to make, save to cancel", async () => {
    const caseCode = await bring([]);
    for (const command of COMMANDS.filter((candidate) => candidate !== 'cancel')) {
      const json = BODIES[command] ?? {};
      const officer = await exchange.ask('senafront', `/api/v1/referrals/${caseCode}/${command}`, { json });
      expect([officer.status, officer.body.code]).toEqual([403, 'not-allowed']);
      const head = await exchange.ask('senafront', `/api/v1/referrals/${caseCode}/${command}`, {
        json,
        role: 'head-of-office',
      });
      expect([head.status, head.body.code]).toEqual([409, 'transition-not-allowed']);
    }
  });
});
