import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { checkLog } from '../src/log/log.checker.js';
import { readHead } from '../src/store/head.store.js';
import { appendLeaves } from '../src/store/leaf.appender.js';
import { verifyMessage } from '@enlace/security';
import { openAuditStore, type AuditStore } from './audit.store.js';
import { naiveRoot } from './naive.root.js';
import { bundle, createParties, oneOfEachKind, type Parties } from './parties.js';

describe('the audit log', () => {
  let parties: Parties;
  let database: TestDatabase;
  let store: AuditStore;

  beforeAll(async () => {
    parties = await createParties();
  });

  beforeEach(async () => {
    database = await createDatabase('audit');
    store = await openAuditStore(database.url, parties);
  });

  afterEach(async () => {
    await store.db.destroy();
    await database.drop();
  });

  async function rootOfLeaves(): Promise<{ size: number; root: Buffer }> {
    const leaves = await store.leaves();
    expect(leaves.map((leaf) => leaf.index)).toEqual(leaves.map((_, index) => index));
    return { size: leaves.length, root: naiveRoot(leaves.map((leaf) => leaf.body)) };
  }

  async function expectSoundLog(): Promise<void> {
    const head = await readHead(store.db);
    expect({ size: head.size, root: head.root() }).toEqual(await rootOfLeaves());
    await checkLog(store.db);
  }

  it('keeps every message of every kind as one leaf, byte for byte', async () => {
    const messages = oneOfEachKind(parties);
    await store.inbox.process(bundle('onpar', messages));
    const leaves = await store.leaves();
    expect(leaves.map((leaf) => leaf.body).toSorted()).toEqual(
      messages.map((message) => message.jws).toSorted(),
    );
    await expectSoundLog();
  });

  it('keeps what the envelope says in clear beside the leaf', async () => {
    const message = parties.say('senafront', { sequence: 7 });
    await store.inbox.process(bundle('senafront', [message]));
    const { envelope } = verifyMessage(message.jws, parties.directory);
    const [row] = await store.db.query<Record<string, unknown>[]>(
      'SELECT source, recipient, type, subject, sequence, correlation_id, event_time, digest FROM leaf',
    );
    expect(row).toEqual({
      source: 'senafront',
      recipient: 'onpar',
      type: envelope.type,
      subject: envelope.subject,
      sequence: 7,
      correlation_id: envelope.correlationid,
      event_time: new Date(envelope.time),
      digest: message.digest,
    });
  });

  it('makes no second leaf of a duplicate and sends the same receipt again', async () => {
    const message = parties.say('senafront');
    await store.inbox.process(bundle('senafront', [message]));
    await store.db.query('DELETE FROM outbox_delivery');
    await store.inbox.process(bundle('senafront', [message, message]));
    expect(await store.leaves()).toHaveLength(1);
    expect(await store.receipts()).toHaveLength(1);
    expect(await store.db.query('SELECT destination FROM outbox_delivery')).toEqual([
      { destination: 'senafront' },
    ]);
  });

  it('answers with receipts that carry the index of the leaf', async () => {
    await store.inbox.process(bundle('onpar', [parties.say('onpar')]));
    const messages = [parties.say('senafront'), parties.say('senafront'), parties.say('senafront')];
    await store.inbox.process(bundle('senafront', messages));
    const receipts = await store.receipts();
    const leaves = await store.leaves();
    expect(receipts).toHaveLength(4);
    for (const receipt of receipts) expect(leaves[receipt.leaf ?? -1]?.id).toBe(receipt.id);
    expect(new Set(receipts.map((receipt) => receipt.digest)).size).toBe(4);
  });

  it('receipts the copy of a receipt too, or its sender would send that copy for ever', async () => {
    const messages = oneOfEachKind(parties);
    await store.inbox.process(bundle('onpar', messages));
    const receipted = (await store.receipts()).map((receipt) => receipt.id);
    expect(receipted.toSorted()).toEqual(messages.map((message) => message.id).toSorted());
  });

  it('takes messages as they come, out of order too', async () => {
    const second = parties.say('senafront', { sequence: 2 });
    await store.inbox.process(bundle('senafront', [second]));
    expect((await store.leaves()).map((leaf) => leaf.id)).toEqual([second.id]);
  });

  it('grows without gap or fork under concurrent jobs of two processes, and goes on after a restart', async () => {
    const other = await openAuditStore(database.url, parties);
    const jobs = Array.from({ length: 24 }, (_, index) =>
      bundle(
        'senafront',
        Array.from({ length: (index % 7) + 1 }, () => parties.say('senafront')),
      ),
    );
    const sent = jobs.flatMap((job) => job.messages);
    // Each job twice, in both processes at once: one of the two is a duplicate, whichever comes first.
    await Promise.all(jobs.flatMap((job) => [store.inbox.process(job), other.inbox.process(job)]));
    expect((await store.leaves()).map((leaf) => leaf.body).toSorted()).toEqual(sent.toSorted());
    await expectSoundLog();

    await Promise.all([store.db.destroy(), other.db.destroy()]);
    store = await openAuditStore(database.url, parties);
    await expectSoundLog();
    await store.inbox.process(bundle('onpar', [parties.say('onpar')]));
    expect((await store.leaves()).at(-1)?.index).toBe(sent.length);
    await expectSoundLog();
  });

  it('leaves no hole where a transaction failed', async () => {
    await store.inbox.process(bundle('senafront', [parties.say('senafront')]));
    const lost = parties.say('senafront');
    const leaf = { ...verifyMessage(lost.jws, parties.directory), jws: lost.jws };
    const failing = store.db.transaction(async (tx) => {
      expect(await appendLeaves([leaf], tx)).toEqual(new Map([[lost.digest, 1]]));
      throw new EnlaceError('unavailable', 'The database went away');
    });
    await expect(failing).rejects.toThrow('The database went away');
    await store.inbox.process(bundle('senafront', [parties.say('senafront')]));
    expect(await store.leaves()).toHaveLength(2);
    await expectSoundLog();
  });

  it('sets a forged message aside as a dead letter, refuses it, and logs its neighbours', async () => {
    const good = parties.say('senafront');
    const [header, , signature] = parties.say('senafront').jws.split('.');
    const [, payload] = parties.say('senafront').jws.split('.');
    const forged = `${header}.${payload}.${signature}`;
    await store.inbox.process({ source: 'senafront', messages: [forged, good.jws, 'not a message'] });
    expect((await store.leaves()).map((leaf) => leaf.body)).toEqual([good.jws]);
    const dead = await store.db.query<{ code: string }[]>('SELECT code FROM dead_letter ORDER BY code');
    expect(dead.map((letter) => letter.code)).toEqual(['message-malformed', 'signature-invalid']);
    const refusals = await store.db.query<{ recipient: string }[]>(
      `SELECT recipient FROM outbox_message WHERE type = 'message.refused.v1'`,
    );
    expect(refusals).toEqual([{ recipient: 'senafront' }]);
    await expectSoundLog();
  });
});
