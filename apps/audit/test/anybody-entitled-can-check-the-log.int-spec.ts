import { createPublicKey, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash, verifyCheckpoint, verifyConsistency, verifyInclusion } from '@enlace/audit';
import {
  ROLES,
  createCaseCode,
  createMessageId,
  type AuditCheckpoint,
  type AuditEntries,
  type AuditEntry,
  type SealedMessage,
} from '@enlace/contracts';
import { brokers } from '../../../test/support/broker.js';
import { eventually } from '../../../test/support/eventually.js';
import type { ConsistencyProof, InclusionProof } from '../src/query/proof.schema.js';
import { createParties, type Parties } from './parties.js';
import { runAudit, type RunningAudit } from './running.audit.js';

const ORIGIN = 'enlace.pa/audit';
const bytes = (path: readonly string[]): Buffer[] => path.map((hash) => Buffer.from(hash, 'base64'));

describe.each(brokers())('a running audit on $name', ({ create }) => {
  const subject = createCaseCode();
  let parties: Parties;
  let audit: RunningAudit;
  let ofCase: SealedMessage[];
  let publicKey: KeyObject;

  beforeAll(async () => {
    parties = await createParties();
    audit = await runAudit(parties, await create());
    // What an outsider has: the published key set of the audit, and nothing of its process.
    const { kty, crv, x } = parties.published.audit.keys.find((key) => key.use === 'sig') ?? {};
    publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
    ofCase = Array.from({ length: 5 }, (_, index) =>
      parties.say('senafront', { subject, sequence: index + 1 }),
    );
    await audit.send('senafront', [...ofCase, parties.say('senafront')]);
    await eventually(async () => (await checkpoint()).size === 6);
  });

  afterAll(() => audit.stop());

  /** A checkpoint whose signature holds. */
  async function checkpoint(): Promise<{ size: number; root: Buffer }> {
    const { body } = await audit.get<AuditCheckpoint>('/api/v1/checkpoint', 'auditor');
    const verified = verifyCheckpoint(body.note, ORIGIN, [{ name: ORIGIN, publicKey }]).checkpoint;
    expect(body).toMatchObject({
      origin: ORIGIN,
      size: verified.size,
      root: verified.root.toString('base64'),
    });
    return verified;
  }

  const ROUTES = [
    `/api/v1/entries?subject=${subject}`,
    `/api/v1/entries/${createMessageId(0)}`,
    `/api/v1/entries/${createMessageId(0)}/proof`,
    '/api/v1/checkpoint',
    '/api/v1/consistency?from=0&to=0',
  ];

  it.each(ROUTES)('answers nobody without a token: %s', async (route) => {
    const { status, type, body } = await audit.get(route);
    expect([status, type, body['code']]).toEqual([401, 'application/problem+json', 'not-authenticated']);
  });

  it.each(ROUTES)('answers auditors and operators and no other role: %s', async (route) => {
    const answers = await Promise.all(
      ROLES.map(
        async (role) => [role, (await audit.get(route, role)).body['code'] === 'not-allowed'] as const,
      ),
    );
    expect(answers.filter(([, refused]) => !refused).map(([role]) => role)).toEqual(['operator', 'auditor']);
  });

  it('shows the entries of a case in the order of the log, page by page', async () => {
    const pages: AuditEntries[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `subject=${subject}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await audit.get<AuditEntries>(`/api/v1/entries?${query}`, 'auditor');
      pages.push(body);
      cursor = body.next;
    }
    expect(pages.map((page) => page.items.length)).toEqual([2, 2, 1]);
    const entries = pages.flatMap((page) => page.items);
    expect(entries.map((entry) => entry.message)).toEqual(ofCase.map((message) => message.jws));
    expect(entries[0]).toEqual({
      leaf: 0,
      id: ofCase[0]?.id,
      source: 'senafront',
      recipient: 'onpar',
      type: 'referral.accepted.v1',
      subject,
      sequence: 1,
      causationid: null,
      at: expect.any(String),
      loggedAt: expect.any(String),
      digest: ofCase[0]?.digest,
      message: ofCase[0]?.jws,
    });
  });

  it('proves each entry against a checkpoint signed by the key of the audit', async () => {
    const { size, root } = await checkpoint();
    for (const { id } of ofCase) {
      const entry = (await audit.get<AuditEntry>(`/api/v1/entries/${id}`, 'auditor')).body;
      const proof = (await audit.get<InclusionProof>(`/api/v1/entries/${id}/proof?size=${size}`, 'auditor'))
        .body;
      const leaf = leafHash(entry.message);
      expect(verifyInclusion(leaf, entry.leaf, size, bytes(proof.path), root)).toBe(true);
      const forged = leafHash(`${entry.message}x`);
      expect(verifyInclusion(forged, entry.leaf, size, bytes(proof.path), root)).toBe(false);
    }
  });

  it('proves that it only grew between two checkpoints, over a restart, and still proves in the older one', async () => {
    const before = await checkpoint();
    await audit.restart();
    await audit.send(
      'onpar',
      Array.from({ length: 7 }, () => parties.say('onpar')),
    );
    await eventually(async () => (await checkpoint()).size === before.size + 7);
    const after = await checkpoint();
    const query = `from=${before.size}&to=${after.size}`;
    const { path } = (await audit.get<ConsistencyProof>(`/api/v1/consistency?${query}`, 'operator')).body;
    expect(verifyConsistency(before.size, before.root, after.size, after.root, bytes(path))).toBe(true);
    expect(verifyConsistency(before.size, after.root, after.size, after.root, bytes(path))).toBe(false);

    const older = `/api/v1/entries/${ofCase[0]?.id}/proof?size=${before.size}`;
    const proof = (await audit.get<InclusionProof>(older, 'auditor')).body;
    expect(proof).toMatchObject({ leaf: 0, size: before.size, root: before.root.toString('base64') });
    const now = (await audit.get<InclusionProof>(`/api/v1/entries/${ofCase[0]?.id}/proof`, 'auditor')).body;
    expect(now).toMatchObject({ leaf: 0, size: after.size, root: after.root.toString('base64') });
  });

  it('hands out one checkpoint of one size, and the same over a restart', async () => {
    const first = (await audit.get<AuditCheckpoint>('/api/v1/checkpoint', 'auditor')).body;
    await audit.restart();
    const again = (await audit.get<AuditCheckpoint>('/api/v1/checkpoint', 'operator')).body;
    expect(again).toEqual(first);
  });

  it.each([
    [
      'a size the log has not reached',
      () => `/api/v1/consistency?from=0&to=1000000`,
      422,
      'validation-failed',
      'to',
    ],
    [
      'a leaf in a log too small for it',
      () => `/api/v1/entries/${ofCase[4]?.id}/proof?size=1`,
      422,
      'validation-failed',
      'index',
    ],
    [
      'a cursor of somebody else',
      () => `/api/v1/entries?subject=${subject}&cursor=MTI`,
      422,
      'cursor-invalid',
      'cursor',
    ],
    [
      'a case code with a slip',
      () => `/api/v1/entries?subject=7KQ4-M2XD-X`,
      422,
      'validation-failed',
      'subject',
    ],
    ['no case at all', () => `/api/v1/entries`, 422, 'validation-failed', 'subject'],
    [
      'a message that is not in the log',
      () => `/api/v1/entries/${createMessageId(0)}`,
      404,
      'not-found',
      undefined,
    ],
    [
      'a proof of such a message',
      () => `/api/v1/entries/${createMessageId(0)}/proof`,
      404,
      'not-found',
      undefined,
    ],
  ])('answers a problem document when asked for %s', async (_, path, status, code, field) => {
    const answer = await audit.get(path(), 'auditor');
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, ...(field === undefined ? {} : { field }) });
    expect(answer.status).toBe(status);
  });

  it('says that it is well save for the witness that it lacks, and describes itself in OpenAPI 3.1', async () => {
    expect((await audit.get('/health/live')).body).toEqual({ status: 'up' });
    expect((await audit.get('/health/ready')).body).toMatchObject({
      status: 'degraded',
      checks: { database: 'up', broker: 'up', witness: 'absent' },
    });
    const { body } = await audit.get<{ openapi: string; paths: Record<string, unknown> }>('/docs-json');
    expect(body.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/v1/entries/{id}/proof', '/api/v1/checkpoint']),
    );
  });
});
