import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CopyQuery, DeadLetterQuery, type CopyView, type DeadLetterView } from '@enlace/contracts';
import { listCopies, listDeadLetters } from '@enlace/outbox';
import { requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { forgeSignature, sealOne } from './parties.js';

const OVERDUE_ATTEMPTS = 3;
let exchange: Exchange;
let senafront: House;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

/** Every page of a list, one after the other. */
async function pages<T>(
  list: (cursor: string | undefined) => Promise<{ items: T[]; next: string | null }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, next } = await list(cursor);
    all.push(...items);
    if (next === null) return all;
    cursor = next;
  }
}

const copies = (query: object): Promise<CopyView[]> =>
  pages((cursor) =>
    listCopies(CopyQuery.parse({ limit: 2, cursor, ...query }), OVERDUE_ATTEMPTS, senafront.database),
  );
const letters = (query: object): Promise<DeadLetterView[]> =>
  pages((cursor) => listDeadLetters(DeadLetterQuery.parse({ limit: 2, cursor, ...query }), onpar.database));

async function post(count: number): Promise<string[]> {
  const drafts = Array.from({ length: count }, () => requested());
  await senafront.work.run((tx) => senafront.patient.post(drafts, tx));
  return drafts.map(({ id }) => id).toSorted();
}

async function refuse(ids: readonly string[], code: string): Promise<void> {
  await senafront.database.query(
    `WITH gone AS (DELETE FROM outbox_delivery WHERE destination = 'onpar' AND message_id = ANY($1::uuid[]) RETURNING *)
     INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, refusal, attempts, sent_at)
     SELECT message_id, destination, message_id, now(), $2, attempts, created_at FROM gone`,
    [ids, code],
  );
}

describe('a cursor that is not of the list', () => {
  it.each(['x', Buffer.from('1 2').toString('base64url'), Buffer.from("' OR true").toString('base64url')])(
    'is refused: %s',
    async (cursor) => {
      await expect(copies({ cursor })).rejects.toMatchObject({ code: 'cursor-invalid', field: 'cursor' });
      await expect(letters({ cursor })).rejects.toMatchObject({ code: 'cursor-invalid', field: 'cursor' });
    },
  );
});

describe('the list of copies', () => {
  it('holds neither a case nor a body', async () => {
    await post(1);
    const [copy] = await copies({ state: 'open', destination: 'onpar' });
    expect(Object.keys(copy ?? {}).toSorted()).toEqual(
      [
        'answeredAt',
        'attempts',
        'createdAt',
        'destination',
        'dueAt',
        'messageId',
        'refusal',
        'silent',
        'state',
        'type',
      ].toSorted(),
    );
  });

  it('has every copy once, page by page, by destination', async () => {
    const ids = await post(5);
    const open = await copies({ state: 'open', destination: 'onpar' });
    expect(open.map(({ messageId }) => messageId)).toEqual(ids);
    expect(await copies({ state: 'open' })).toHaveLength(10);
    expect(await copies({ state: 'open', destination: 'inamu' })).toEqual([]);
  });

  it('calls overdue what was sent too often, and says when its destination is silent', async () => {
    const [first] = await post(3);
    await senafront.database.query(
      `UPDATE outbox_delivery SET attempts = $2 WHERE message_id = $1 AND destination = 'onpar'`,
      [first, OVERDUE_ATTEMPTS + 1],
    );
    await senafront.database.query(
      `INSERT INTO outbox_lane (destination, silent_since) VALUES ('onpar', now())`,
    );
    expect(await copies({})).toMatchObject([{ messageId: first, state: 'overdue', silent: true }]);
    expect(await copies({ state: 'open', destination: 'onpar' })).toHaveLength(3);
    expect(await copies({ state: 'open', destination: 'audit' })).toMatchObject([
      { silent: false },
      { silent: false },
      { silent: false },
    ]);
  });

  it('has the refused by their code, and not while they are sent again', async () => {
    const ids = await post(4);
    await refuse(ids.slice(0, 3), 'key-unknown');
    await refuse(ids.slice(3), 'data-invalid');
    const refused = await copies({ state: 'refused', code: 'key-unknown' });
    expect(refused.map(({ messageId }) => messageId)).toEqual(ids.slice(0, 3));
    expect(refused[0]).toMatchObject({ refusal: 'key-unknown', dueAt: null });
    await senafront.database.query(
      `INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, due_at)
       SELECT id, 'onpar', digest, true, now() FROM outbox_message WHERE id = $1`,
      [ids[0]],
    );
    expect(await copies({ state: 'refused' })).toHaveLength(3);
  });
});

describe('the list of dead letters', () => {
  it('has every one once, page by page, the newest first, also those of one moment', async () => {
    const bundle = Array.from({ length: 5 }, () => forgeSignature(sealOne(senafront.codec, requested())));
    await onpar.inbox.process(jobOf('senafront', ...bundle));
    await onpar.inbox.process(jobOf('senafront', 'rubbish'));
    const all = await letters({});
    expect(all[0]).toMatchObject({
      code: 'message-malformed',
      claimedSource: 'senafront',
      seen: 1,
      bytes: 7,
    });
    expect(new Set(all.map(({ digest }) => digest)).size).toBe(6);
    expect(await letters({ code: 'signature-invalid' })).toHaveLength(5);
    expect(await letters({ source: 'onpar' })).toEqual([]);
    expect(await letters({ state: 'resolved' })).toEqual([]);
    expect(JSON.stringify(all)).not.toContain('rubbish');
  });
});
