import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Principal } from '@enlace/agency';
import { createCaseCode, type AuditEntry, type SealedMessage } from '@enlace/contracts';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { EntryService } from '../src/query/entry.service.js';
import { openAuditStore, type AuditStore } from './audit.store.js';
import { bundle, createParties, type Member, type Parties } from './parties.js';

const auditor: Principal = { actor: 'the-auditor', role: 'auditor' };

describe('the entries of a case', () => {
  let parties: Parties;
  let database: TestDatabase;
  let store: AuditStore;
  let subject: string;
  let asked: SealedMessage;

  beforeAll(async () => {
    parties = await createParties();
  });

  beforeEach(async () => {
    database = await createDatabase('audit');
    store = await openAuditStore(database.url, parties);
    subject = createCaseCode();
    asked = parties.say('senafront', { subject, sequence: 1 });
  });

  afterEach(async () => {
    await store.db.destroy();
    await database.drop();
  });

  const log = (from: Member, ...messages: SealedMessage[]): Promise<void> =>
    store.inbox.process(bundle(from, messages));

  const at = new Date().toISOString();
  function receiptFor(...messages: readonly SealedMessage[]): SealedMessage {
    const receipts = messages.map(({ id, digest }) => ({ id, digest, at }));
    return answer('message.receipted.v1', { receipts });
  }

  function refusalOf({ digest }: SealedMessage): SealedMessage {
    return answer('message.refused.v1', { refusals: [{ digest, at, code: 'data-invalid' }] });
  }

  /** An answer has neither case nor sequence. */
  function answer(type: 'message.receipted.v1' | 'message.refused.v1', data: object): SealedMessage {
    return parties.say('onpar', { type, data: data as never, subject: undefined as never });
  }

  async function list(limit = 200): Promise<AuditEntry[]> {
    const items: AuditEntry[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await new EntryService(store.db).list(auditor, {
        subject,
        limit,
        ...(cursor && { cursor }),
      });
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
  }

  const bodies = (entries: readonly AuditEntry[]): string[] => entries.map((entry) => entry.message);

  it('hold the receipts and the refusals of its messages, in the order of the log', async () => {
    const next = parties.say('senafront', { subject, sequence: 2 });
    const receipt = receiptFor(asked);
    const refusal = refusalOf(next);
    await log('senafront', asked);
    await log('onpar', receipt);
    await log('senafront', next);
    await log('onpar', refusal);
    const entries = await list();
    expect(bodies(entries)).toEqual([asked, receipt, next, refusal].map((message) => message.jws));
    expect(entries[1]).toMatchObject({ type: 'message.receipted.v1', source: 'onpar', subject: null });
  });

  it('hold no message of another case, and no answer to one', async () => {
    const other = parties.say('senafront');
    await log('senafront', asked, other);
    await log('onpar', receiptFor(other), refusalOf(other));
    expect(bodies(await list())).toEqual([asked.jws]);
  });

  it('hold an answer once that names two of its messages, and others beside them', async () => {
    const next = parties.say('senafront', { subject, sequence: 2 });
    const receipt = receiptFor(parties.say('senafront'), next, asked, asked);
    await log('senafront', asked, next);
    await log('onpar', receipt);
    expect(bodies(await list())).toEqual([asked.jws, next.jws, receipt.jws]);
  });

  it('hold an answer that was logged before what it answers', async () => {
    const receipt = receiptFor(asked);
    await log('onpar', receipt);
    expect(await list()).toEqual([]);
    await log('senafront', asked);
    expect(bodies(await list())).toEqual([receipt.jws, asked.jws]);
  });

  it('are not fooled by an answer that names the id of a message and other bytes', async () => {
    await log('senafront', asked);
    await log('onpar', receiptFor({ ...asked, digest: 'A'.repeat(43) }));
    expect(bodies(await list())).toEqual([asked.jws]);
  });

  it('come page by page, each once and with its answers, whatever the size of a page', async () => {
    const course = [asked, ...[2, 3, 4].map((sequence) => parties.say('senafront', { subject, sequence }))];
    for (const message of course) {
      await log('onpar', receiptFor(message));
      await log('senafront', message, parties.say('senafront'));
    }
    const whole = await list();
    expect(whole).toHaveLength(8);
    expect(whole.map((entry) => entry.leaf)).toEqual(
      whole.map((entry) => entry.leaf).toSorted((a, b) => a - b),
    );
    for (const limit of [1, 2, 3, 8]) expect(await list(limit)).toEqual(whole);
  });

  it('are those of the first page to the end: what is logged between two pages waits for the next reading', async () => {
    const entries = new EntryService(store.db);
    const next = parties.say('senafront', { subject, sequence: 2 });
    const early = receiptFor(next);
    await log('onpar', early);
    await log('senafront', asked);
    await log('onpar', receiptFor(asked));
    const first = await entries.list(auditor, { subject, limit: 1 });
    await log('senafront', next);
    const rest = await entries.list(auditor, { subject, limit: 9, cursor: first.next ?? '' });
    expect([...first.items, ...rest.items].map((entry) => entry.leaf)).toEqual([1, 2]);
    expect((await list(1)).map((entry) => entry.leaf)).toEqual([0, 1, 2, 3]);
  });

  it('say when each was logged, by the clock of the audit, and when its sender wrote it', async () => {
    const written = '2026-01-02T03:04:05.678Z';
    const before = Date.now();
    await log('senafront', parties.say('senafront', { subject, time: written }));
    const [entry] = await list();
    expect(entry?.at).toBe(written);
    // The database runs on this machine, and its clock is the machine's.
    expect(Date.parse(entry?.loggedAt ?? '')).toBeGreaterThanOrEqual(before);
    expect(Date.parse(entry?.loggedAt ?? '')).toBeLessThanOrEqual(Date.now());
  });
});
