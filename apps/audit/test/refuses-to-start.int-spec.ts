import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@enlace/platform';
import { Client } from 'pg';
import { brokers } from '../../../test/support/broker.js';
import { eventually } from '../../../test/support/eventually.js';
import { startAudit } from '../src/audit.module.js';
import { createParties } from './parties.js';
import { runAudit, type RunningAudit } from './running.audit.js';

describe('the audit does not start', () => {
  it('without the settings it needs, and names them together', async () => {
    const fault: unknown = await startAudit({}).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(ConfigurationError);
    expect(String(fault)).toMatch(/DATABASE_URL[^]*KEYS_FILE[^]*DIRECTORY_FILE[^]*TOKENS_FILE/);
  });
});

describe.each(brokers().slice(0, 1))('an audit whose log was rewritten', ({ create }) => {
  let audit: RunningAudit;

  beforeEach(async () => {
    const parties = await createParties();
    audit = await runAudit(parties, await create());
    await audit.send('senafront', [parties.say('senafront'), parties.say('senafront')]);
    await eventually(async () => (await audit.get('/api/v1/checkpoint', 'auditor')).body['size'] === 2);
  });

  afterEach(() => audit.stop());

  it('does not start again, because it would sign a second history', async () => {
    const owner = new Client({ connectionString: audit.database.url });
    await owner.connect();
    await owner.query('ALTER TABLE node DISABLE TRIGGER ALL');
    await owner.query(`UPDATE node SET hashes = sha256('another message') WHERE level = 0`);
    await owner.query(`UPDATE node SET hashes = sha256('another history') WHERE level = 1`);
    await owner.end();
    await expect(audit.restart()).rejects.toThrow('The audit log contradicts itself');
  });
});
