import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyId, AuditEntry } from '@enlace/contracts';
import { BACKENDS, startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe.each(BACKENDS)('a flag on %s', (backend) => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange(backend);
  });

  afterAll(() => exchange.stop());

  /** The receipt that ended the copy of a message for its addressee, as the log of the audit has it. */
  async function receiptOf({ id, source, recipient }: AuditEntry): Promise<AuditEntry> {
    const [copy] = await exchange.rows<{ answer: string }>(
      source as AgencyId,
      'SELECT answer_id AS answer FROM outbox_answer WHERE message_id = $1 AND destination = $2',
      [id, recipient],
    );
    return exchange.entry(copy?.answer ?? '');
  }

  it('is delivered by the system and received by a person: two facts, each with its time and proof', async () => {
    const caseCode = await exchange.refer(flagBody({ alias: 'Marisol' }));
    const delivered = await eventually(async () => {
      const view = await exchange.read('senafront', caseCode);
      return view.delivery.delivered && view.delivery.audited && view;
    });
    expect(delivered).toMatchObject({
      status: 'requested',
      content: null,
      delivery: { delivered: true, received: false, receivedAt: null, audited: true, refused: null },
    });

    const opened = await exchange.read('onpar', caseCode);
    expect(opened).toMatchObject({ status: 'requested', agency: 'senafront', office: 'meteti' });
    expect(opened.content?.persons).toMatchObject([{ alias: 'Marisol', needs: ['fear-of-return'] }]);

    await exchange.move('onpar', caseCode, 'acknowledge');
    const received = await eventually(async () => {
      const view = await exchange.read('senafront', caseCode);
      return view.delivery.received && view;
    });
    expect(received.status).toBe('received');
    expect(received.delivery.deliveredAt).toBe(delivered.delivery.deliveredAt);
    const { deliveredAt, receivedAt } = received.delivery;
    expect(Date.parse(receivedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(deliveredAt ?? ''));
  });

  it('has every message and every receipt of it in the log', async () => {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.delivered);
    await exchange.read('onpar', caseCode);
    await exchange.move('onpar', caseCode, 'acknowledge');

    const entries = await eventually(async () => {
      const found = await exchange.entries(caseCode);
      return found.length === 6 && found;
    });
    const requested = entries.find(({ type }) => type === 'referral.requested.v1');
    const later = entries.filter((entry) => entry !== requested);
    expect(requested).toMatchObject({
      source: 'senafront',
      recipient: 'onpar',
      type: 'referral.requested.v1',
      sequence: 1,
    });
    expect(later.map(({ type, source, recipient }) => `${type} ${source} ${recipient}`).toSorted()).toEqual([
      'message.receipted.v1 onpar senafront',
      'message.receipted.v1 senafront onpar',
      // To acknowledge is answered with the person's data, so it is a second reading.
      'record.viewed.v1 onpar audit',
      'record.viewed.v1 onpar audit',
      'referral.received.v1 onpar senafront',
    ]);
    const received = later.find(({ type }) => type === 'referral.received.v1');
    expect(received?.causationid).toBe(requested?.id);

    for (const message of [requested, received]) {
      if (!message) throw new Error('The log lacks a message.');
      const receipt = await eventually(() => receiptOf(message));
      expect(receipt).toMatchObject({
        type: 'message.receipted.v1',
        source: message.recipient,
        recipient: message.source,
      });
      expect(payloadOf(receipt.message)).toContain(message.digest);
    }
  });

  it('is promised a leaf of the log by the audit, and gets that one', async () => {
    const caseCode = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.audited);
    const entries = await exchange.entries(caseCode);
    const entry = entries.find(({ type }) => type === 'referral.requested.v1');
    const promised = await exchange.rows(
      'senafront',
      `SELECT leaf::integer FROM outbox_answer WHERE message_id = $1 AND destination = 'audit'`,
      [entry?.id],
    );
    expect(promised).toEqual([{ leaf: entry?.leaf }]);
  });
});

function payloadOf(jws: string): string {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString();
}
