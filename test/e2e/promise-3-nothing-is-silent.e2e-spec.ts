import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyId } from '@enlace/contracts';
import { digestOf, sealMessage } from '@enlace/security';
import { BACKENDS, startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';
import { forgeries, referralDraft, type Forgery } from '../support/forged.message.js';

interface DeadLetter {
  readonly code: string;
  readonly body: Buffer;
  readonly answer: string;
}

describe.each(BACKENDS)('a bad message on %s', (backend) => {
  let exchange: Exchange;
  let bad: Record<string, Forgery>;

  beforeAll(async () => {
    exchange = await startExchange(backend);
    bad = await forgeries(exchange);
  });

  afterAll(() => exchange.stop());

  const inject = (data: unknown, name = 'referral.requested.v1'): Promise<void> =>
    exchange.inject([{ queue: 'onpar', name, id: `forged-${randomUUID()}`, data }]);

  /** The dead letter that bytes became at ONPAR, once its refusal has reached the log. */
  const refusalOf = (jws: string) =>
    eventually(async () => {
      const [dead] = await exchange.rows<DeadLetter>(
        'onpar',
        'SELECT code, body, answer_id AS answer FROM dead_letter WHERE digest = $1',
        [digestOf(jws)],
      );
      return dead ? { dead, entry: await exchange.entry(dead.answer) } : false;
    });

  async function expectRefused({ jws, code, told }: Forgery): Promise<void> {
    const { dead, entry } = await refusalOf(jws);
    expect(dead.code).toBe(code);
    expect(jws.startsWith(dead.body.toString())).toBe(true);
    expect(entry).toMatchObject({ type: 'message.refused.v1', source: 'onpar', recipient: told });
    const said = Buffer.from(entry.message.split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(said)).toMatchObject({
      data: { refusals: expect.arrayContaining([expect.objectContaining({ code, digest: digestOf(jws) })]) },
    });
    if (told === 'audit') return;
    await eventually(async () => (await heard(told, dead.answer)) === 1);
  }

  const heard = (party: AgencyId, id: string): Promise<number> =>
    exchange.count(
      party,
      'inbox_message',
      `id = '${id}' AND type = 'message.refused.v1' AND state = 'applied'`,
    );

  it('becomes a dead letter, a signed refusal to its sender and an entry of the log, whatever is wrong', async () => {
    const referrals = await exchange.count('onpar', 'referral');
    for (const { jws } of Object.values(bad)) await inject({ source: 'senafront', messages: [jws] });
    for (const forgery of Object.values(bad)) await expectRefused(forgery);
    expect(await exchange.count('onpar', 'dead_letter')).toBe(Object.keys(bad).length);
    expect(await exchange.count('onpar', 'referral')).toBe(referrals);
  });

  it('is refused once, however often it comes', async () => {
    const [forgery] = Object.values(bad);
    if (!forgery) throw new Error('Nothing was forged.');
    const refusals = await exchange.count('onpar', 'outbox_message', `type = 'message.refused.v1'`);
    for (let n = 0; n < 3; n += 1) await inject({ source: 'senafront', messages: [forgery.jws] });
    await eventually(
      async () =>
        (await exchange.count('onpar', 'dead_letter', `digest = '${digestOf(forgery.jws)}' AND seen = 4`)) ===
        1,
    );
    expect(await exchange.count('onpar', 'outbox_message', `type = 'message.refused.v1'`)).toBe(refusals);
  });

  it('under a name that nobody handles is refused and not lost', async () => {
    const jws = (await forgeries(exchange))['an event that nobody knows']?.jws ?? '';
    await inject({ source: 'senafront', messages: [jws] }, 'referral.exploded.v1');
    await expectRefused({ jws, code: 'type-unknown', told: 'senafront' });
  });

  it('that is no bundle of messages is told to the audit, because nobody else can be', async () => {
    const jobs: unknown[] = [{ hola: 1 }, ['x'], 'texto', 7, { source: 'onpar', messages: [] }];
    for (const data of jobs) await inject(data);
    for (const data of jobs)
      await expectRefused({ jws: JSON.stringify(data), code: 'message-malformed', told: 'audit' });
  });

  it('takes down none of those that came in the same job', async () => {
    const draft = referralDraft('onpar');
    const { jws } = sealMessage(draft, await exchange.keys('senafront'), await exchange.directory());
    const others = Object.values(await forgeries(exchange)).map((forgery) => forgery.jws);
    await inject({ source: 'senafront', messages: [...others.slice(0, 4), jws, ...others.slice(4)] });
    await eventually(
      async () => (await exchange.count('onpar', 'referral', `case_code = '${draft.subject}'`)) === 1,
    );
    for (const other of others) await refusalOf(other);
  });

  it('leaves the next one unaffected', async () => {
    const code = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', code)).delivery.delivered);
  });

  it('is shown to the sender as refused, with the code, and never as delivered', async () => {
    await exchange.stopMember('onpar');
    const code = await exchange.refer(flagBody());
    // By a chance of one in 2^40 the receiver has this case code already.
    await exchange.rows(
      'onpar',
      `INSERT INTO referral (case_code, direction, agency, status, code_only, person_count, acknowledge_hours,
         contact_hours, acknowledge_by, contact_by, message_id, correlation_id, sequence_out, created_at, updated_at)
       VALUES ($1, 'received', 'snm', 'requested', true, 0, 1, 3, now(), now(), $2, $2, 0, now(), now())`,
      [code, randomUUID()],
    );
    await exchange.startMember('onpar');
    const view = await eventually(async () => {
      const found = await exchange.read('senafront', code);
      return found.delivery.refused !== null && found;
    });
    expect(view).toMatchObject({
      status: 'requested',
      delivery: { refused: 'event-out-of-place', delivered: false, deliveredAt: null, received: false },
    });
  });
});
