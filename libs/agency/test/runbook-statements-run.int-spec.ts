import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House } from './agency.house.js';
import { flagOf } from './flags.js';
import { createParties } from './parties.js';
import { officer } from './principals.js';

/** What an operator pastes at three in the morning must run: each statement of the runbook, on the real schema. */

const FOLDER = new URL('../../../docs/runbook/', import.meta.url);

interface Statement {
  readonly page: string;
  readonly sql: string;
}

const statements: Statement[] = readdirSync(FOLDER).flatMap((page) =>
  [...readFileSync(new URL(page, FOLDER), 'utf8').matchAll(/```sql\n([^]*?)```/g)].map(([, sql = '']) => ({
    page,
    sql,
  })),
);

let house: House;

beforeAll(async () => {
  house = await House.open(await createParties('senafront', 'onpar', 'inamu', 'audit'), 'senafront');
});

afterAll(() => house.close());

describe('the statements of the runbook', () => {
  it('are there', () => expect(statements.length).toBeGreaterThanOrEqual(6));

  it.each(statements)('run: $page', async ({ sql }) => {
    await expect(house.query(sql.replaceAll(`'ID'`, `'${randomUUID()}'`))).resolves.toBeDefined();
  });

  it('send a refused copy again, byte for byte, once', async () => {
    await house.flags.create(officer, flagOf(), 'key-of-the-flag');
    const [message] = (await house.posted()).filter(({ recipient }) => recipient === 'onpar');
    const id = message?.id ?? '';
    await house.query(
      `WITH ended AS (DELETE FROM outbox_delivery WHERE message_id = $1 AND destination = 'onpar' RETURNING *)
       INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, refusal, attempts, sent_at)
       SELECT message_id, destination, gen_random_uuid(), now(), 'key-unknown', attempts, created_at FROM ended`,
      [id],
    );
    const resend = statements.find(({ sql }) => sql.includes('INSERT INTO outbox_delivery'))?.sql ?? '';
    for (const _ of [1, 2]) await house.query(resend.replace(`'ID'`, `'${id}'`).replace('PARTE', 'onpar'));
    const copies = await house.query(
      `SELECT copy.digest = message.digest AS same, receipt_expected AS expected, due_at <= now() AS due
       FROM outbox_delivery copy JOIN outbox_message message ON id = message_id
       WHERE message_id = $1 AND destination = 'onpar'`,
      [id],
    );
    expect(copies).toEqual([{ same: true, expected: true, due: true }]);
  });
});
