import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DifferenceList, PartyId } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

/** A comparison every second and a half instead of every quarter of an hour. */
const SETTINGS = { RECONCILE_MINUTES: '0.025' };

describe('an institution whose database was restored from a backup', () => {
  let exchange: Exchange;
  let kept: string;
  let lost: string;

  beforeAll(async () => {
    exchange = await startExchange('redis', { settings: SETTINGS });
    kept = await exchange.refer(flagBody());
    lost = await exchange.refer(flagBody());
    for (const code of [kept, lost])
      await eventually(async () => {
        const { delivery } = await exchange.read('senafront', code);
        expect(delivery).toMatchObject({ delivered: true, audited: true });
      });
  });

  afterAll(() => exchange.stop());

  const differences = async (party: PartyId, role: 'operator' | 'auditor' = 'operator') =>
    exchange.ask<DifferenceList>(party, '/api/v1/operations/differences', { role });

  /** For how many rounds this party has told nobody anything; 0 when it has not begun. */
  const quietRounds = async (party: PartyId): Promise<number> => {
    const [row] = await exchange.rows<{ age: number | null }>(
      party,
      `SELECT (extract(epoch FROM now() - max(created_at)) / 1.5)::float8 AS age FROM outbox_message
       WHERE type = 'exchange.reconciled.v1'`,
    );
    return row?.age ?? 0;
  };

  it('tells its differences to operators alone', async () => {
    expect((await differences('senafront', 'auditor')).status).toBe(403);
  });

  it('has no differences before, and nobody answers a comparison with a comparison for ever', async () => {
    const parties = ['onpar', 'senafront', 'audit'] as const;
    await eventually(
      async () => {
        for (const party of parties) expect(await quietRounds(party)).toBeGreaterThan(3);
      },
      { within: 30_000, every: 500 },
    );
    for (const party of parties) expect((await differences(party)).body.items).toEqual([]);
  });

  it('gets back what it lost, once, and the difference is listed until both sides agree', async () => {
    await exchange.stopMember('onpar');
    await exchange.rows('onpar', 'DELETE FROM referral WHERE case_code = $1', [lost]);
    await exchange.rows('onpar', 'DELETE FROM referral_event WHERE case_code = $1', [lost]);
    await exchange.rows('onpar', 'DELETE FROM inbox_message WHERE subject = $1', [lost]);
    await exchange.rows('onpar', 'DELETE FROM inbox_sequence WHERE subject = $1', [lost]);
    await exchange.startMember('onpar');

    await eventually(
      async () => {
        const { body } = await differences('senafront');
        expect(body.items).toMatchObject([
          { partner: 'onpar', missing: 1, beyond: 0, healedAt: expect.any(String) },
        ]);
      },
      { within: 30_000 },
    );
    expect((await exchange.read('onpar', lost)).content).not.toBeNull();
    expect(await exchange.count('onpar', 'referral')).toBe(2);
    expect((await exchange.read('senafront', lost)).delivery).toMatchObject({ delivered: true });
  });
});
