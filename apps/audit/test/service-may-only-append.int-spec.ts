import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyInclusion, leafHash } from '@enlace/audit';
import type { AuditEntries } from '@enlace/contracts';
import { Client } from 'pg';
import { brokers } from '../../../test/support/broker.js';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventually } from '../../../test/support/eventually.js';
import type { InclusionProof } from '../src/query/proof.schema.js';
import { createParties, type Parties } from './parties.js';
import { runAudit, type RunningAudit } from './running.audit.js';

const PART_SIZE = 10_000_000;

/** The audit as it should run: one role owns the tables and migrates, another serves. */
describe.each(brokers().slice(0, 1))('an audit whose tables belong to another role', ({ create }) => {
  const [ownerRole, serviceRole] = [randomUUID(), randomUUID()].map(
    (id) => `audit_${id.replaceAll('-', '')}`,
  );
  let parties: Parties;
  let audit: RunningAudit;
  let prepared: TestDatabase;
  let owner: Client;
  let service: Client;
  let admin: Client;

  const urlAs = (role: string | undefined): string => {
    const url = new URL(prepared.url);
    [url.username, url.password] = [role ?? '', 'secret'];
    return url.href;
  };
  const connect = async (url: string): Promise<Client> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client;
  };

  beforeAll(async () => {
    prepared = await createDatabase('audit_roles');
    admin = await connect(prepared.url);
    for (const role of [ownerRole, serviceRole])
      await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
    await admin.query(`ALTER DATABASE "${prepared.name}" OWNER TO ${ownerRole}`);
    await admin.query(`ALTER SCHEMA public OWNER TO ${ownerRole}`);
    parties = await createParties();
    audit = await runAudit(parties, await create(), {
      DATABASE_URL: urlAs(serviceRole),
      DATABASE_OWNER_URL: urlAs(ownerRole),
    });
    owner = await connect(urlAs(ownerRole));
    service = await connect(urlAs(serviceRole));
    await audit.send('senafront', [
      parties.say('senafront'),
      parties.say('senafront'),
      parties.say('senafront'),
    ]);
    await eventually(async () => (await audit.get('/api/v1/checkpoint', 'auditor')).body['size'] === 3);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), service.end()]);
    await audit.stop();
    await admin.query(`REASSIGN OWNED BY ${ownerRole} TO CURRENT_USER`);
    for (const role of [ownerRole, serviceRole]) await admin.query(`DROP OWNED BY ${role}`);
    await admin.end();
    await prepared.drop();
    const postgres = await connect(audit.database.url.replace(/\/[^/]*$/, '/postgres'));
    for (const role of [ownerRole, serviceRole]) await postgres.query(`DROP ROLE IF EXISTS ${role}`);
    await postgres.end();
  });

  /** Every table of the log, and every part of each. */
  const TABLES = ['leaf', 'answer', 'node', 'checkpoint'].flatMap((table) => [
    table,
    `${table}_0`,
    `${table}_1`,
    `${table}_2`,
  ]);
  const KEYS: Readonly<Record<string, string>> = {
    leaf: 'index',
    answer: 'leaf',
    node: 'index',
    checkpoint: 'size',
  };
  const rewritings = [...TABLES, 'cosigned_checkpoint', 'witness_refusal'].flatMap((table) => {
    const key = KEYS[table.split('_')[0] ?? ''] ?? 'size';
    return [`UPDATE ${table} SET ${key} = ${key}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`];
  });

  it.each([
    ...rewritings,
    'DELETE FROM log_head',
    'TRUNCATE log_head',
    'UPDATE log_head SET single = true',
    'ALTER TABLE leaf DISABLE TRIGGER ALL',
    'DROP TRIGGER append_only ON leaf',
    'DROP TRIGGER append_only ON leaf_0',
    'ALTER TABLE leaf DETACH PARTITION leaf_0',
    'DROP TABLE leaf_0',
    'DROP TABLE leaf',
    'CREATE TABLE leaf_9 (index bigint)',
    'CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$',
    `SET session_replication_role = 'replica'`,
    'DELETE FROM migrations',
  ])('does not let its service do: %s', async (sql) => {
    await expect(service.query(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each(rewritings)('does not let its owner do: %s', async (sql) => {
    await expect(owner.query(sql)).rejects.toThrow('The audit log only grows');
  });

  it('does not let its service move the head back', async () => {
    await expect(service.query('UPDATE log_head SET size = 2')).rejects.toThrow('may not move');
  });

  it('takes messages, proves them and answers their senders all the same', async () => {
    const mine = parties.say('senafront');
    await audit.send('senafront', [mine]);
    const { leaf, size, root, path } = await eventually(async () => {
      const answer = await audit.get<InclusionProof>(`/api/v1/entries/${mine.id}/proof`, 'auditor');
      return answer.status === 200 && answer.body;
    });
    const hashes = path.map((hash) => Buffer.from(hash, 'base64'));
    const hashed = leafHash(mine.jws);
    expect(verifyInclusion(hashed, leaf, size, hashes, Buffer.from(root, 'base64'))).toBe(true);
    const { rows } = await service.query(`SELECT 1 FROM outbox_message WHERE type = 'message.receipted.v1'`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('starts again on what is there', async () => {
    await audit.restart();
    expect((await audit.get('/health/ready')).body['checks']).toMatchObject({ database: 'up' });
  });

  it('has parts ready ahead, each with its trigger, and makes the next when the log comes near', async () => {
    const parts = async (): Promise<string[]> => {
      const { rows } = await owner.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
         JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'append_only' AND t.tgenabled = 'A'
         WHERE inhparent = 'leaf'::regclass ORDER BY 1`,
      );
      return rows.map(({ name }) => name);
    };
    expect(await parts()).toEqual(['leaf_0', 'leaf_1', 'leaf_2']);
    await service.query('BEGIN');
    await service.query('UPDATE log_head SET size = $1', [PART_SIZE + 5]);
    const { rows } = await service.query<{ made: number }>('SELECT extend_log() AS made');
    expect(rows[0]?.made).toBe(4);
    await service.query('ROLLBACK');
  });

  it('looks at the part that holds what is asked for, and at no other', async () => {
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT hashes FROM node WHERE level = 0 AND index <= 1 ORDER BY index DESC LIMIT 1`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('node_0');
    expect(plan).not.toContain('node_1');
    const { body } = await audit.get<AuditEntries>('/api/v1/entries?subject=7KQ4-M2XD-H', 'auditor');
    expect(body.items).toEqual([]);
  });

  it.each([
    ['the owner itself', () => urlAs(ownerRole)],
    ['a superuser', () => prepared.url],
  ])('does not start when its service would be %s', async (_, url) => {
    const refused = runAudit(parties, await create(), {
      DATABASE_URL: url(),
      DATABASE_OWNER_URL: urlAs(ownerRole),
    });
    await expect(refused).rejects.toThrow('it could rewrite the log');
  });
});
