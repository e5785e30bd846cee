import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FAILURE_REASONS, type ReferralStatus } from '@enlace/contracts';
import { BACKENDS, startExchange, type Exchange } from '../support/exchange.js';
import type { Command } from '../support/exchange.client.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

type Step = readonly [command: Command, becomes: ReferralStatus, senderSees: ReferralStatus, body?: object];

const ACKNOWLEDGE: Step = ['acknowledge', 'received', 'received'];
const ACCEPT: Step = ['accept', 'accepted', 'accepted'];
const START: Step = ['start', 'in-progress', 'in-progress'];
const FAIL: Step = ['fail', 'failed', 'closed', { reason: 'other', text: 'la persona lo prefirió así' }];
const WISH = { reason: 'person-wishes' };

const COURSES: Record<string, readonly Step[]> = {
  'attended to its end': [ACKNOWLEDGE, ACCEPT, START, ['complete', 'completed', 'closed']],
  'failed, with a reason in words': [ACKNOWLEDGE, ACCEPT, START, FAIL],
  'failed before it began': [ACKNOWLEDGE, ['fail', 'failed', 'closed', { reason: 'left-country' }]],
  returned: [ACKNOWLEDGE, ['return', 'returned', 'returned', { reason: 'insufficient-data' }]],
  'cancelled by the receiver': [ACKNOWLEDGE, ['cancel', 'cancelled', 'cancelled', WISH]],
};

describe.each(BACKENDS)('a referral on %s', (backend) => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange(backend);
  });

  afterAll(() => exchange.stop());

  async function arrived(): Promise<string> {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('onpar', caseCode)).caseCode === caseCode);
    return caseCode;
  }

  const statusAt = async (party: 'senafront' | 'onpar', caseCode: string): Promise<string> =>
    (await exchange.timeline(party, caseCode)).status;

  it.each(Object.entries(COURSES))('%s: the sender follows every step', async (_, steps) => {
    const caseCode = await arrived();
    for (const [command, becomes, senderSees, body] of steps) {
      expect((await exchange.move('onpar', caseCode, command, body)).status).toBe(becomes);
      await eventually(async () => (await statusAt('senafront', caseCode)) === senderSees);
    }
    const types = (await exchange.timeline('senafront', caseCode)).entries.map(({ type }) => type);
    expect(types).toHaveLength(steps.length + 1);
    await eventually(async () => {
      const logged = (await exchange.entries(caseCode)).map(({ type }) => type);
      expect(logged).toEqual(expect.arrayContaining(types));
    });
  });

  it('is never told to its sender to have ended well or badly', async () => {
    const caseCode = await arrived();
    for (const [command, , , body] of [ACKNOWLEDGE, ACCEPT, START, FAIL])
      await exchange.move('onpar', caseCode, command, body);
    await eventually(async () => (await statusAt('senafront', caseCode)) === 'closed');

    const page = await exchange.list('senafront');
    const shown = JSON.stringify([
      await exchange.read('senafront', caseCode),
      await exchange.timeline('senafront', caseCode),
      page.items.find((item) => item.caseCode === caseCode),
    ]);
    const words = [...FAILURE_REASONS, 'other', 'prefirió', 'failed', 'completed'];
    for (const word of words) expect(shown).not.toContain(`"${word}"`);
    expect(shown).not.toContain('prefirió');
    expect(await exchange.count('senafront', 'referral_event', `reason IS NOT NULL`)).toBeLessThanOrEqual(
      await exchange.count(
        'senafront',
        'referral_event',
        `type IN ('referral.returned.v1', 'referral.cancelled.v1')`,
      ),
    );
    const inbox = await exchange.rows('senafront', 'SELECT type FROM inbox_message WHERE subject = $1', [
      caseCode,
    ]);
    expect(inbox).not.toContainEqual({ type: 'referral.failed.v1' });

    const record = await eventually(
      async () =>
        (await exchange.entries(caseCode)).find(({ type }) => type === 'referral.failed.v1') ?? false,
    );
    expect(record).toMatchObject({ source: 'onpar', recipient: 'audit' });
    expect(Buffer.from(record.message.split('.')[1] ?? '', 'base64url').toString()).not.toContain('prefirió');
  });

  it('can be cancelled by who sent it, before and after somebody opened it', async () => {
    for (const before of [[], ['acknowledge', 'accept']] as const) {
      const caseCode = await arrived();
      for (const command of before) await exchange.move('onpar', caseCode, command);
      const cancelled = await exchange.move('senafront', caseCode, 'cancel', { reason: 'sent-in-error' });
      expect(cancelled.status).toBe('cancelled');
      await eventually(async () => (await statusAt('onpar', caseCode)) === 'cancelled');
      expect((await exchange.command('onpar', caseCode, 'start')).status).toBe(409);
    }
  });

  it('ends alike on both sides when both act at once', async () => {
    const caseCode = await arrived();
    await exchange.move('onpar', caseCode, 'acknowledge');
    await Promise.all([
      exchange.command('onpar', caseCode, 'fail', { reason: 'left-country' }),
      exchange.command('senafront', caseCode, 'cancel', { reason: 'duplicate' }),
    ]);
    await eventually(async () => {
      const [sent, received] = [await statusAt('senafront', caseCode), await statusAt('onpar', caseCode)];
      expect([
        ['cancelled', 'cancelled'],
        ['closed', 'failed'],
      ]).toContainEqual([sent, received]);
    });
  });
});
