import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { House } from './agency.house.js';
import { createParties } from './parties.js';

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
  it('are there', () => expect(statements.length).toBeGreaterThanOrEqual(5));

  it.each(statements)('run: $page', async ({ sql }) => {
    await expect(house.query(sql.replaceAll(`'ID'`, `'${randomUUID()}'`))).resolves.toBeDefined();
  });
});
