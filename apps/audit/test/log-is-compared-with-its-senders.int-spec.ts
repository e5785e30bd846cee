import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessageId, type EventData, type SealedMessage } from '@enlace/contracts';
import { openMessage, verifyMessage } from '@enlace/security';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { openAuditStore, type AuditStore } from './audit.store.js';
import { bundle, createParties, oneOfEachKind, type Parties } from './parties.js';

type Step = EventData<'exchange.reconciled.v1'>;

let parties: Parties;
let database: TestDatabase;
let store: AuditStore;
const day = new Date().toISOString().slice(0, 10);

beforeAll(async () => {
  parties = await createParties();
  database = await createDatabase('audit_compared');
  store = await openAuditStore(database.url, parties);
});

afterAll(async () => {
  await store.db.destroy();
  await database.drop();
});

const take = (...messages: readonly SealedMessage[]): Promise<void> =>
  store.inbox.process(bundle('onpar', messages));

const ask = (data: Step): SealedMessage =>
  parties.say('onpar', { type: 'exchange.reconciled.v1', recipient: 'audit', data });

/** What the audit told ONPAR, as ONPAR reads it. */
async function told(): Promise<Step[]> {
  const rows = await store.db.query<{ body: string }[]>(
    `SELECT body FROM outbox_message WHERE type = 'exchange.reconciled.v1' AND recipient = 'onpar' ORDER BY position`,
  );
  const open = (body: string) => openMessage(verifyMessage(body, parties.directory), parties.rings.onpar);
  return rows.map(({ body }) => open(body).data as Step);
}

const question: Step = { step: 'question', ranges: [{ day, prefix: '' }] };

describe('a sender that asks the audit what it has of it', () => {
  it('gets no answer to what is said to somebody else', async () => {
    await take(
      parties.say('onpar', { type: 'exchange.reconciled.v1', recipient: 'senafront', data: question }),
    );
    expect(await told()).toEqual([]);
    expect(await store.leaves()).toHaveLength(1);
  });

  it('is told every message that it logged of that sender, of any kind, and none of another', async () => {
    const mine = oneOfEachKind(parties);
    await take(...mine, parties.say('senafront'));
    await take(ask(question));
    const [detail] = await told();
    expect(detail).toMatchObject({ step: 'detail', day, prefix: '' });
    const digests = detail?.step === 'detail' ? detail.digests : [];
    expect(digests.toSorted()).toEqual(mine.map(({ digest }) => digest).toSorted());
  });

  it('is told the same after it receipted that answer: a comparison is no part of the next', async () => {
    const [before] = await told();
    const receipt = { id: createMessageId(Date.now()), digest: 'A'.repeat(43), at: new Date().toISOString() };
    await take(
      parties.say('onpar', {
        type: 'message.receipted.v1',
        recipient: 'audit',
        data: { receipts: [receipt] },
      }),
    );
    await take(ask(question));
    const answers = await told();
    expect(answers).toHaveLength(2);
    expect(answers[1]).toMatchObject({ digests: before?.step === 'detail' ? before.digests : [] });
  });
});
