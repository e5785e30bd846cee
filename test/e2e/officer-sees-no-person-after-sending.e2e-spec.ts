import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FlagCreated } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { MARKS, markedFlag, marksIn } from '../support/marked.flag.js';

/** Domain 9c: name, year, contact and texts "until send, then masked". */
describe('after sending, the agency that flagged', () => {
  let exchange: Exchange;
  let flag: FlagCreated;
  let caseCode: string;

  beforeAll(async () => {
    exchange = await startExchange('redis');
    flag = await exchange.flag(markedFlag());
    caseCode = flag.referrals[0]?.caseCode ?? '';
    await eventually(async () => (await exchange.read('onpar', caseCode)).content !== null);
    await exchange.move('onpar', caseCode, 'acknowledge');
    await exchange.move('onpar', caseCode, 'return', { reason: 'insufficient-data' });
    await eventually(async () => (await exchange.read('senafront', caseCode)).status === 'returned');
  });
  afterAll(() => exchange.stop());

  /** Every read that there is of a flag and of its referral. */
  const reads = (): string[] => [
    `/api/v1/referrals/${caseCode}`,
    `/api/v1/referrals/${caseCode}/timeline`,
    '/api/v1/referrals?direction=sent',
    `/api/v1/flags/${flag.flagId}/consent-withdrawal`,
  ];

  it.each(['officer', 'head-of-office'] as const)(
    'is shown code, receiver, state and times, and nothing of the person, as %s',
    async (role) => {
      for (const path of reads()) {
        const text = JSON.stringify(await exchange.get('senafront', path, { role }));
        expect([path, marksIn(text), /birthYear|1994|"VE"/.exec(text)?.[0]]).toEqual([path, [], undefined]);
      }
      expect(await exchange.read('senafront', caseCode)).toMatchObject({
        caseCode,
        agency: 'onpar',
        status: 'returned',
        content: null,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      });
    },
  );

  it('mends what was returned without being shown what it had sent', async () => {
    const answer = await exchange.ask('senafront', `/api/v1/referrals/${caseCode}/amend`, {
      json: markedFlag(),
    });
    expect(answer.status).toBe(200);
    expect(marksIn(JSON.stringify(answer.body))).toEqual([]);
    await eventually(async () => (await exchange.read('onpar', caseCode)).status === 'requested');
    const { content } = await exchange.read('onpar', caseCode);
    expect(marksIn(JSON.stringify(content))).toContain(MARKS.alias);
  });
});
