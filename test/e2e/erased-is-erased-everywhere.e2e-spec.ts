import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash, verifyInclusion } from '@enlace/audit';
import type { DemandView } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { markedFlag } from '../support/marked.flag.js';

interface Proof {
  readonly size: number;
  readonly root: string;
  readonly path: readonly string[];
}

describe('an erased case', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('redis');
  });
  afterAll(() => exchange.stop());

  const erasure = (caseCode: string, json?: unknown): Promise<DemandView> =>
    exchange.get<DemandView>('onpar', `/api/v1/referrals/${caseCode}/erasure`, {
      role: 'head-of-office',
      json,
    });

  it('is erased at both holders, though one was away, and the log still proves all that happened', async () => {
    const caseCode = await exchange.refer(markedFlag());
    await eventually(async () => (await exchange.read('onpar', caseCode)).content !== null);
    await exchange.move('onpar', caseCode, 'acknowledge');
    await exchange.move('onpar', caseCode, 'fail', { reason: 'left-country' });
    await eventually(async () => (await exchange.read('senafront', caseCode)).status === 'closed');

    await exchange.stopMember('senafront');
    expect(await erasure(caseCode, { reason: 'person-request' })).toMatchObject({ state: 'asked' });
    expect((await exchange.read('onpar', caseCode)).content).toBeNull();
    expect(await exchange.count('senafront', 'flag', 'data_key IS NOT NULL')).toBe(1);

    await exchange.startMember('senafront');
    const confirmed = await eventually(async () => {
      const demand = await erasure(caseCode);
      return demand.state === 'confirmed' && demand;
    });
    expect(confirmed).toMatchObject({ deliveredAt: expect.any(String), confirmedAt: expect.any(String) });
    expect(await exchange.count('senafront', 'flag', 'data_key IS NOT NULL')).toBe(0);
    for (const party of ['senafront', 'onpar'] as const) {
      const sealed = 'data_key IS NOT NULL OR content IS NOT NULL';
      expect([party, await exchange.count(party, 'referral', sealed)]).toEqual([party, 0]);
      expect(await exchange.read(party, caseCode)).toMatchObject({ caseCode, erasedAt: expect.any(String) });
    }

    const entries = await eventually(async () => {
      const found = await exchange.entries(caseCode);
      return found.filter(({ type }) => type === 'record.erased.v1').length === 2 && found;
    });
    expect(entries.length).toBeGreaterThan(4);
    for (const { id, leaf, message } of entries) {
      const proof = await exchange.get<Proof>('audit', `/api/v1/entries/${id}/proof`);
      const [root, ...path] = [proof.root, ...proof.path].map((hash) => Buffer.from(hash, 'base64'));
      const proven = root !== undefined && verifyInclusion(leafHash(message), leaf, proof.size, path, root);
      expect([id, proven]).toEqual([id, true]);
    }
  });
});
