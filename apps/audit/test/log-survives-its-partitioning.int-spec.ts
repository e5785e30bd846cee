import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { leafHash, inclusionProof, verifyInclusion } from '@enlace/audit';
import { createDataSource, openDatabase } from '@enlace/platform';
import { verifyMessage } from '@enlace/security';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { AUDIT_MIGRATIONS } from '../src/audit.module.js';
import { checkLog } from '../src/log/log.checker.js';
import { Partitions1764500100000 } from '../src/migrations/1764500100000-partitions.migration.js';
import { readHead } from '../src/store/head.store.js';
import { appendLeaves, type NewLeaf } from '../src/store/leaf.appender.js';
import { nodeReader } from '../src/store/node.store.js';
import { openAuditStore, type AuditStore } from './audit.store.js';
import { bundle, createParties, type Parties } from './parties.js';

const BEFORE = AUDIT_MIGRATIONS.slice(
  0,
  AUDIT_MIGRATIONS.findIndex((migration) => migration === Partitions1764500100000),
);

describe('a log that was there before its tables had parts', () => {
  let parties: Parties;
  let database: TestDatabase;
  let store: AuditStore | undefined;

  beforeEach(async () => {
    parties = await createParties();
    database = await createDatabase('audit_parts');
  });

  afterEach(async () => {
    await store?.db.destroy();
    await database.drop();
  });

  const newLeaf = (): NewLeaf => {
    const { jws } = parties.say('senafront');
    return { ...verifyMessage(jws, parties.directory), jws };
  };

  /** The log as an earlier version of the audit left it. */
  async function leave(leaves: readonly NewLeaf[], further: string): Promise<Buffer> {
    const old = createDataSource({ url: database.url, applicationName: 'before', migrations: BEFORE });
    await openDatabase(old);
    // It wrote a row for each node, as an append of one leaf does still.
    await old.query('ALTER TABLE node RENAME COLUMN hash TO hashes');
    for (const leaf of leaves) await old.transaction((tx) => appendLeaves([leaf], tx));
    await old.query('ALTER TABLE node RENAME COLUMN hashes TO hash');
    const root = (await readHead(old)).root();
    if (further !== '') await old.query(further);
    await old.destroy();
    return root;
  }

  it('has the same root, the same proofs, and goes on', async () => {
    const leaves = Array.from({ length: 11 }, newLeaf);
    const root = await leave(leaves, '');
    store = await openAuditStore(database.url, parties);
    await checkLog(store.db);
    expect((await readHead(store.db)).root()).toEqual(root);
    for (const [index, { jws }] of leaves.entries()) {
      const path = await inclusionProof(index, 11, nodeReader(store.db));
      expect(verifyInclusion(leafHash(jws), index, 11, path, root)).toBe(true);
    }
    await store.inbox.process(bundle('senafront', [parties.say('senafront')]));
    expect(await store.leaves()).toHaveLength(12);
    await checkLog(store.db);
  });

  it('becomes one part, however long it was, and the next begin where that ends', async () => {
    await leave([newLeaf()], 'UPDATE log_head SET size = 34000000');
    store = await openAuditStore(database.url, parties);
    const parts = await store.db.query<{ part: string; bounds: string }[]>(
      `SELECT c.relname AS part, pg_get_expr(relpartbound, c.oid) AS bounds FROM pg_inherits
       JOIN pg_class c ON c.oid = inhrelid WHERE inhparent = 'leaf'::regclass ORDER BY 1`,
    );
    expect(parts).toEqual([
      { part: 'leaf_0', bounds: `FOR VALUES FROM ('0') TO ('40000000')` },
      { part: 'leaf_4', bounds: `FOR VALUES FROM ('40000000') TO ('50000000')` },
      { part: 'leaf_5', bounds: `FOR VALUES FROM ('50000000') TO ('60000000')` },
    ]);
  });
});
