import { createPublicKey } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { formatVerifierKey, parseVerifierKey, verifyCheckpoint, type NoteVerifier } from '@enlace/audit';
import type { AuditCheckpoint, WitnessAlarms, WitnessKey } from '@enlace/contracts';
import { LOG_ORIGIN } from '../../apps/audit/src/log/log.signer.js';
import { createParties, type Parties } from '../../apps/audit/test/parties.js';
import { runAudit, type RunningAudit } from '../../apps/audit/test/running.audit.js';
import { runWitness, type RunningWitness } from '../../apps/defensoria/test/running.witness.js';
import { inSession } from '../../apps/sandbox/src/servers/postgres.session.js';
import { brokers } from '../support/broker.js';
import { eventually } from '../support/eventually.js';

/** So that one of them can be changed: an append keeps neighbours in one row. */
const EACH_NODE_ALONE = `
  WITH run AS (DELETE FROM node RETURNING level, index, hashes)
  INSERT INTO node (level, index, hashes)
  SELECT level, index + at, substring(hashes FROM at * 32 + 1 FOR 32)
  FROM run, generate_series(0, octet_length(hashes) / 32 - 1) AS at`;

/** The audit and the witness as two processes of two institutions: over HTTP alone, each with its own database. */
describe.each(brokers().slice(0, 1))('an audit with a witness', ({ create }) => {
  let parties: Parties;
  let witness: RunningWitness;
  let audit: RunningAudit;
  let keys: NoteVerifier[];

  beforeEach(async () => {
    parties = await createParties();
    const publicKey = createPublicKey(parties.rings.audit.signingKey.key);
    const log = { name: LOG_ORIGIN, publicKey };
    witness = await runWitness(formatVerifierKey(log));
    const { key } = (await witness.ask<WitnessKey>('/api/v1/key')).body;
    keys = [log, parseVerifierKey(key)];
    audit = await runAudit(parties, await create(), {
      WITNESS_URL: witness.url(),
      WITNESS_KEY: key,
      WITNESS_SECONDS: '0.2',
      WITNESS_SILENCE_SECONDS: '1',
    });
  });

  afterEach(async () => {
    await audit.stop();
    await witness.stop();
  });

  const say = async (messages: number): Promise<void> => {
    await audit.send(
      'senafront',
      Array.from({ length: messages }, () => parties.say('senafront')),
    );
  };
  const checkpoint = async (path = '/api/v1/checkpoint'): Promise<{ size: number; witnesses: number }> => {
    const { body, status } = await audit.get<AuditCheckpoint>(path, 'auditor');
    if (status !== 200) return { size: -1, witnesses: 0 };
    const { checkpoint: read, cosignatures } = verifyCheckpoint(body.note, LOG_ORIGIN, keys);
    return { size: read.size, witnesses: cosignatures.length };
  };
  const health = async (): Promise<unknown> => (await audit.get('/health/ready')).body['checks'];
  const cosigned = (size: number): Promise<void> =>
    eventually(async () => expect(await checkpoint()).toEqual({ size, witnesses: 1 }));

  it('hands out checkpoints with the word of the witness, as the log grows', async () => {
    expect((await audit.get('/api/v1/checkpoint/cosigned', 'auditor')).status).toBe(404);
    await say(3);
    await cosigned(3);
    await say(4);
    await cosigned(7);
    expect(await checkpoint('/api/v1/checkpoint/cosigned')).toEqual({ size: 7, witnesses: 1 });
    expect(await health()).toMatchObject({ witness: 'up' });
  });

  it('finds its way when it has forgotten what the witness signed', async () => {
    await say(3);
    await cosigned(3);
    await rewrite('DELETE FROM cosigned_checkpoint');
    await say(2);
    await cosigned(5);
  });

  it('takes messages while the witness is away, says so, and catches up', async () => {
    await say(2);
    await cosigned(2);
    await witness.stop();
    await say(3);
    await eventually(async () => expect(await checkpoint()).toEqual({ size: 5, witnesses: 0 }));
    expect(await checkpoint('/api/v1/checkpoint/cosigned')).toEqual({ size: 2, witnesses: 1 });
    await eventually(async () => expect(await health()).toMatchObject({ witness: 'silent' }));
    witness = await runWitness(formatVerifierKey(keys[0] ?? neverKey()));
  });

  it('that was rolled back is refused, and both raise an alarm', async () => {
    await say(3);
    await cosigned(3);
    await say(4);
    await cosigned(7);
    // The whole database as it was at three leaves, as a restored copy would be: it contradicts itself in nothing.
    await rewrite(
      EACH_NODE_ALONE,
      'DELETE FROM leaf WHERE index >= 3',
      'DELETE FROM answer WHERE leaf >= 3',
      'DELETE FROM node WHERE (index + 1) << level > 3',
      'DELETE FROM checkpoint WHERE size > 3',
      'DELETE FROM cosigned_checkpoint WHERE size > 3',
      `UPDATE log_head SET size = 3, edge = ARRAY[
         (SELECT hashes FROM node WHERE level = 1 AND index = 0), (SELECT hashes FROM node WHERE level = 0 AND index = 2)]`,
    );
    await audit.restart();
    await say(1);
    await eventually(async () => expect(await health()).toMatchObject({ witness: 'refused' }));
    expect(await checkpoint()).toEqual({ size: 4, witnesses: 0 });
    const { items } = (await witness.ask<WitnessAlarms>('/api/v1/alarms', 'auditor')).body;
    expect(items).toEqual([expect.objectContaining({ kind: 'rollback', size: 4, signedSize: 7 })]);
  });

  it('that was rewritten past what was signed is refused, and both raise an alarm', async () => {
    await say(3);
    await cosigned(3);
    // Somebody with all the keys of the audit builds another log of the same length, and goes on with it.
    await rewrite(
      EACH_NODE_ALONE,
      `UPDATE node SET hashes = sha256('another') WHERE level = 0 AND index = 0`,
      `UPDATE node SET hashes = sha256('\\x01'::bytea || (SELECT hashes FROM node WHERE level = 0 AND index = 0)
         || (SELECT hashes FROM node WHERE level = 0 AND index = 1)) WHERE level = 1 AND index = 0`,
      'DELETE FROM checkpoint',
      `UPDATE log_head SET edge = ARRAY[
         (SELECT hashes FROM node WHERE level = 1 AND index = 0), (SELECT hashes FROM node WHERE level = 0 AND index = 2)]`,
    );
    await audit.restart();
    await say(2);
    await eventually(async () => expect(await health()).toMatchObject({ witness: 'refused' }));
    const { items } = (await witness.ask<WitnessAlarms>('/api/v1/alarms', 'auditor')).body;
    expect(items).toEqual([expect.objectContaining({ kind: 'rewrite', size: 5, signedSize: 3 })]);
  });

  /** As the owner of the database may, who takes the triggers away first. */
  function rewrite(...statements: readonly string[]): Promise<void> {
    return inSession(audit.database.url, async (owner) => {
      await owner.query('BEGIN');
      const { rows } = await owner.query<{ table: string }>(
        `SELECT DISTINCT tgrelid::regclass::text AS table FROM pg_trigger WHERE NOT tgisinternal`,
      );
      for (const { table } of rows) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      for (const statement of statements) await owner.query(statement);
      for (const { table } of rows) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      await owner.query('COMMIT');
    });
  }
});

function neverKey(): never {
  throw new Error('The key of the log is missing');
}
