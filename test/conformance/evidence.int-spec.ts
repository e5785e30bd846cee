import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatVerifierKey, verifyPack } from '@enlace/audit';
import {
  EvidencePack,
  ROLES,
  createCaseCode,
  type AuditEntries,
  type SealedMessage,
  type WitnessKey,
} from '@enlace/contracts';
import { LOG_ORIGIN } from '../../apps/audit/src/log/log.signer.js';
import { createParties, type Parties } from '../../apps/audit/test/parties.js';
import { runAudit, type RunningAudit } from '../../apps/audit/test/running.audit.js';
import { runWitness, type RunningWitness } from '../../apps/defensoria/test/running.witness.js';
import { select } from '../../apps/sandbox/src/servers/postgres.session.js';
import { brokers } from '../support/broker.js';
import { eventually } from '../support/eventually.js';

/** One file from the audit, checked by code that shares nothing with it but the contracts. */
describe.each(brokers().slice(0, 1))('an evidence pack', ({ create }) => {
  const subject = createCaseCode();
  const path = `/api/v1/evidence/${subject}`;
  let parties: Parties;
  let witness: RunningWitness;
  let audit: RunningAudit;

  beforeAll(async () => {
    parties = await createParties();
    const publicKey = createPublicKey(parties.rings.audit.signingKey.key);
    witness = await runWitness(formatVerifierKey({ name: LOG_ORIGIN, publicKey }));
    const { key } = (await witness.ask<WitnessKey>('/api/v1/key')).body;
    audit = await runAudit(parties, await create(), { WITNESS_URL: witness.url(), WITNESS_KEY: key });
    const request = parties.say('senafront', { subject, sequence: 1 });
    const accepted = parties.say('onpar', { subject, sequence: 1 });
    await audit.send('senafront', [request, receipt('senafront', accepted), parties.say('senafront')]);
    await audit.send('onpar', [accepted, receipt('onpar', request)]);
    await eventually(async () => (await size()) === 5);
  });

  afterAll(async () => {
    await audit.stop();
    await witness.stop();
  });

  const size = async (): Promise<unknown> => (await audit.get('/api/v1/checkpoint', 'auditor')).body['size'];
  const exports = async (): Promise<number> =>
    (await select(audit.database.url, `SELECT FROM leaf WHERE type = 'evidence.exported.v1'`)).length;
  const receipt = (from: 'senafront' | 'onpar', of: SealedMessage): SealedMessage =>
    parties.say(from, {
      type: 'message.receipted.v1',
      recipient: from === 'onpar' ? 'senafront' : 'onpar',
      data: { receipts: [{ id: of.id, digest: of.digest, at: new Date().toISOString() }] },
    });
  const exportPack = async (): Promise<EvidencePack> =>
    EvidencePack.parse((await audit.get(path, 'auditor')).body);

  it.each([...ROLES.filter((role) => role !== 'auditor'), undefined])('is refused to %s', async (role) => {
    const before = await exports();
    expect((await audit.get(path, role)).status).toBe(role === undefined ? 401 : 403);
    // That somebody was refused is an entry too, and is no export.
    expect(await exports()).toBe(before);
  });

  it('proves the case to whoever pinned the keys', async () => {
    const pack = await exportPack();
    const report = verifyPack(pack, pack.keys);
    expect(report.findings.filter(({ code }) => !/-(proved|signed|witnessed)$/.test(code))).toEqual([]);
    expect(report.verdict).toBe('proved');
    expect(pack.entries.length).toBeGreaterThanOrEqual(5);
  });

  it('is an entry of the log itself, and stands in the pack', async () => {
    const before = await audit.get<AuditEntries>(`/api/v1/entries?subject=${subject}`, 'auditor');
    const pack = await exportPack();
    const after = await audit.get<AuditEntries>(`/api/v1/entries?subject=${subject}`, 'auditor');
    const last = after.body.items.at(-1);
    expect(after.body.items).toHaveLength(before.body.items.length + 1);
    expect(last).toMatchObject({ type: 'evidence.exported.v1', source: 'audit', recipient: 'audit' });
    expect(pack.entries.at(-1)).toMatchObject({ leaf: last?.leaf, message: last?.message });
  });

  it('is not made of a case that the log does not know, and leaves no entry', async () => {
    const before = await exports();
    expect((await audit.get(`/api/v1/evidence/${createCaseCode()}`, 'auditor')).status).toBe(404);
    expect((await audit.get('/api/v1/evidence/nothing', 'auditor')).status).toBe(422);
    expect(await exports()).toBe(before);
  });

  it('says what a witness vouches for when the witness is away', async () => {
    await witness.stop();
    const pack = await exportPack();
    expect(pack.witnessed).toBeDefined();
    const { verdict, findings } = verifyPack(pack, pack.keys);
    expect(verdict).toBe('incomplete');
    // The export itself is all that came since.
    expect(findings.filter(({ code }) => code === 'leaf-unwitnessed')).toHaveLength(1);
  });
});
