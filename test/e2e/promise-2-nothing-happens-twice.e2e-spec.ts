import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyId } from '@enlace/contracts';
import { BACKENDS, startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe.each(BACKENDS)('a message that comes again on %s', (backend) => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange(backend);
  });

  afterAll(() => exchange.stop());

  /** Puts what an institution sent about a case into a queue again, under job ids never seen. */
  async function replay(
    from: AgencyId,
    type: string,
    caseCode: string,
    to: string,
    times = 1,
  ): Promise<void> {
    const messages = await exchange.rows<{ body: string }>(
      from,
      'SELECT body FROM outbox_message WHERE subject = $1 AND type = $2',
      [caseCode, type],
    );
    const data = { source: from, messages: messages.map(({ body }) => body) };
    expect(data.messages).toHaveLength(1);
    const jobs = Array.from({ length: times }, () => ({
      queue: to,
      name: type,
      id: `again-${randomUUID()}`,
      data,
    }));
    await exchange.inject(jobs);
  }

  /** A later message through the same queue: when it is there, what was before it has been looked at. */
  async function afterwards(): Promise<void> {
    const next = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', next)).delivery.delivered);
  }

  /** Has SENAFRONT wait for the receipt of ONPAR again, as if it had never come. @returns the receipt's id */
  async function forgetAnswer(caseCode: string): Promise<string> {
    const [forgotten] = await exchange.rows<{ answer: string }>(
      'senafront',
      `WITH ended AS (
         DELETE FROM outbox_answer WHERE destination = 'onpar'
           AND message_id = (SELECT id FROM outbox_message WHERE subject = $1)
         RETURNING message_id, answer_id
       ), unread AS (
         DELETE FROM inbox_message WHERE id IN (SELECT answer_id FROM ended)
       ), waiting AS (
         INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, due_at)
         SELECT id, recipient, digest, true, now() + interval '1 hour' FROM outbox_message WHERE subject = $1
       )
       SELECT answer_id AS answer FROM ended`,
      [caseCode],
    );
    return forgotten?.answer ?? '';
  }

  async function answersTo(caseCode: string): Promise<string[]> {
    const rows = await exchange.rows<{ answer: string }>(
      'senafront',
      `SELECT answer_id AS answer FROM outbox_answer JOIN outbox_message ON id = message_id
       WHERE subject = $1 AND destination = 'onpar'`,
      [caseCode],
    );
    return rows.map((row) => row.answer);
  }

  async function everythingAbout(party: AgencyId, caseCode: string): Promise<unknown> {
    const timeline = await exchange.timeline(party, caseCode);
    const inbox = await exchange.rows(party, 'SELECT * FROM inbox_message WHERE subject = $1 ORDER BY id', [
      caseCode,
    ]);
    const dead = await exchange.count(party, 'dead_letter');
    return { status: timeline.status, entries: timeline.entries, inbox, dead };
  }

  it('has one effect, and its sender gets the answer of the first time again', async () => {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => {
      const { delivered, audited } = (await exchange.read('senafront', caseCode)).delivery;
      return delivered && audited;
    });
    const before = await everythingAbout('onpar', caseCode);
    const receipts = await exchange.count('onpar', 'outbox_message', `type = 'message.receipted.v1'`);
    const answer = await forgetAnswer(caseCode);
    await replay('senafront', 'referral.requested.v1', caseCode, 'onpar', 5);
    await eventually(async () => (await answersTo(caseCode)).includes(answer));
    expect(await everythingAbout('onpar', caseCode)).toEqual(before);
    expect(await exchange.count('onpar', 'outbox_message', `type = 'message.receipted.v1'`)).toBe(receipts);
  });

  it('does not undo what happened since, on either side', async () => {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('onpar', caseCode)).caseCode === caseCode);
    for (const command of ['acknowledge', 'accept'] as const) await exchange.move('onpar', caseCode, command);
    await eventually(async () => (await exchange.read('senafront', caseCode)).status === 'accepted');
    const before = [await everythingAbout('onpar', caseCode), await everythingAbout('senafront', caseCode)];

    await replay('senafront', 'referral.requested.v1', caseCode, 'onpar');
    await replay('onpar', 'referral.received.v1', caseCode, 'senafront', 3);
    await afterwards();
    expect([await everythingAbout('onpar', caseCode), await everythingAbout('senafront', caseCode)]).toEqual(
      before,
    );
  });

  it('becomes one entry of the log', async () => {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.audited);
    const before = await eventually(async () => {
      const entries = await exchange.entries(caseCode);
      return entries.length === 2 && entries;
    });
    await replay('senafront', 'referral.requested.v1', caseCode, 'audit', 5);
    await afterwards();
    const next = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', next)).delivery.audited);
    expect(await exchange.entries(caseCode)).toEqual(before);
  });

  it('under the name of another event is what it is signed to be', async () => {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.delivered);
    const before = await everythingAbout('onpar', caseCode);
    const [message] = await exchange.rows<{ body: string }>(
      'senafront',
      'SELECT body FROM outbox_message WHERE subject = $1',
      [caseCode],
    );
    const data = { source: 'snm', messages: [message?.body] };
    await exchange.inject([
      { queue: 'onpar', name: 'referral.cancelled.v1', id: `renamed-${randomUUID()}`, data },
    ]);
    await afterwards();
    expect(await everythingAbout('onpar', caseCode)).toEqual(before);
  });
});
