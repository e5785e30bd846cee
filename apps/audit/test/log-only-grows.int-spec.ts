import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TreeFrontier } from '@enlace/audit';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { checkLog } from '../src/log/log.checker.js';
import { AuditLog1764000000001 } from '../src/migrations/1764000000001-audit-log.migration.js';
import { keepCheckpoint } from '../src/store/checkpoint.store.js';
import { readHead } from '../src/store/head.store.js';
import { openAuditStore, type AuditStore } from './audit.store.js';
import { bundle, createParties, type Parties } from './parties.js';

const LEAVES = 5;

describe('the tables of the log', () => {
  let parties: Parties;
  let database: TestDatabase;
  let store: AuditStore;

  beforeAll(async () => {
    parties = await createParties();
  });

  beforeEach(async () => {
    database = await createDatabase('audit');
    store = await openAuditStore(database.url, parties);
    const messages = Array.from({ length: LEAVES }, () => parties.say('senafront'));
    await store.inbox.process(bundle('senafront', messages));
    await keepCheckpoint({ size: LEAVES, root: (await readHead(store.db)).root(), note: 'a note' }, store.db);
  });

  afterEach(async () => {
    await store.db.destroy();
    await database.drop();
  });

  const rewritings = [
    ['leaf', `body = 'other'`],
    ['answer', 'leaf = leaf + 1'],
    ['node', 'index = index + 100'],
    ['checkpoint', `note = 'other'`],
  ].flatMap(([table, change]) => [
    `UPDATE ${table} SET ${change}`,
    `DELETE FROM ${table}`,
    `TRUNCATE ${table}`,
  ]);

  it.each([...rewritings, 'DELETE FROM log_head', 'TRUNCATE log_head'])(
    'refuse, even to their owner: %s',
    async (sql) => {
      await expect(store.db.query(sql)).rejects.toThrow('The audit log only grows');
      expect(await store.leaves()).toHaveLength(LEAVES);
    },
  );

  it('refuse it to a session that skips ordinary triggers', async () => {
    const rewriting = store.db.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = 'replica'`);
      await tx.query('DELETE FROM leaf');
    });
    await expect(rewriting).rejects.toThrow('The audit log only grows');
  });

  it.each([LEAVES, LEAVES - 1])('refuse to move the head from 5 to %i', async (size) => {
    await expect(store.db.query('UPDATE log_head SET size = $1', [size])).rejects.toThrow('may not move');
  });

  it('are not taken down by a migration', async () => {
    await expect(new AuditLog1764000000001().down()).rejects.toThrow('never taken down');
  });
});

describe('a log that was rewritten by somebody who took the triggers away', () => {
  let parties: Parties;
  let database: TestDatabase;
  let store: AuditStore;

  beforeAll(async () => {
    parties = await createParties();
  });

  beforeEach(async () => {
    database = await createDatabase('audit');
    store = await openAuditStore(database.url, parties);
    const messages = Array.from({ length: LEAVES }, () => parties.say('senafront'));
    await store.inbox.process(bundle('senafront', messages));
    for (const table of ['leaf', 'node', 'log_head']) {
      await store.db.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    }
  });

  afterEach(async () => {
    await store.db.destroy();
    await database.drop();
  });

  it('is refused at boot when leaves were cut off', async () => {
    await store.db.query('DELETE FROM leaf WHERE index = $1', [LEAVES - 1]);
    await expect(checkLog(store.db)).rejects.toThrow('its head and its last leaf do not agree');
  });

  it('is refused at boot when a node was changed', async () => {
    await store.db.query(`UPDATE node SET hashes = sha256('other') WHERE level = 2 AND index = 0`);
    await expect(checkLog(store.db)).rejects.toThrow('its nodes do not lead to its head');
  });

  it('is refused at boot when it is shorter than what was signed', async () => {
    await keepCheckpoint({ size: LEAVES + 1, root: Buffer.alloc(32), note: 'a note' }, store.db);
    await expect(checkLog(store.db)).rejects.toThrow('it is shorter than a checkpoint that was signed');
  });

  it('is refused at boot when it tells another history than was signed', async () => {
    const other = TreeFrontier.empty.append([Buffer.alloc(32), Buffer.alloc(32)]).frontier;
    await keepCheckpoint({ size: 2, root: other.root(), note: 'a note' }, store.db);
    await expect(checkLog(store.db)).rejects.toThrow('it does not contain a checkpoint that was signed');
  });
});
