import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCaseCode, type AuditEntry, type SealedMessage } from '@enlace/contracts';
import { brokers, type TestBroker } from '../../../test/support/broker.js';
import { eventually } from '../../../test/support/eventually.js';
import type { InclusionProof } from '../src/query/proof.schema.js';
import { createParties, type Parties } from './parties.js';
import { runAudit, type Answer, type RunningAudit } from './running.audit.js';

const [broker] = brokers();

describe('a message whose id another party used before its sender did', () => {
  const subject = createCaseCode();
  let parties: Parties;
  let audit: RunningAudit;
  let taken: SealedMessage;
  let honest: SealedMessage;

  beforeAll(async () => {
    parties = await createParties();
    audit = await runAudit(parties, await (broker?.create() as Promise<TestBroker>));
    honest = parties.say('senafront', { subject, sequence: 1 });
    taken = parties.say('onpar', { id: honest.id });
    await audit.send('onpar', [taken]);
    await eventually(async () => (await entry('?source=onpar')).status === 200);
    await audit.send('senafront', [honest]);
    await eventually(async () => (await entry('?source=senafront')).status === 200);
  });

  afterAll(() => audit.stop());

  const entry = (query = '', id = honest.id): Promise<Answer<AuditEntry>> =>
    audit.get<AuditEntry>(`/api/v1/entries/${id}${query}`, 'auditor');

  it('is in the log, and so is the other', async () => {
    expect((await entry('?source=senafront')).body).toMatchObject({ leaf: 1, message: honest.jws });
    expect((await entry('?source=onpar')).body).toMatchObject({ leaf: 0, message: taken.jws });
  });

  it('is found under its case alone', async () => {
    const { body } = await audit.get<{ items: AuditEntry[] }>(
      `/api/v1/entries?subject=${subject}`,
      'auditor',
    );
    expect(body.items.map((item) => item.message)).toEqual([honest.jws]);
  });

  it.each(['', '/proof'])(
    'is not mistaken for the other where nobody says whose is meant: entry%s',
    async (of) => {
      const answer = await audit.get(`/api/v1/entries/${honest.id}${of}`, 'auditor');
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'validation-failed', field: 'source', sources: ['onpar', 'senafront'] },
      });
    },
  );

  it('is proved as its own leaf', async () => {
    const proofs = ['senafront', 'onpar'].map(async (source) => {
      const path = `/api/v1/entries/${honest.id}/proof?source=${source}`;
      return (await audit.get<InclusionProof>(path, 'auditor')).body.leaf;
    });
    expect(await Promise.all(proofs)).toEqual([1, 0]);
  });

  it('is still found by its id when nobody else used it', async () => {
    const alone = parties.say('senafront');
    await audit.send('senafront', [alone]);
    const found = await eventually(async () => {
      const answer = await entry('', alone.id);
      return answer.status === 200 && answer.body;
    });
    expect(found.message).toBe(alone.jws);
    expect((await entry('?source=onpar', alone.id)).status).toBe(404);
    expect((await entry('?source=nobody', alone.id)).status).toBe(422);
  });
});
