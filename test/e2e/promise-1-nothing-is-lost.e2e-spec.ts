import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BACKENDS, startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe.each(BACKENDS)('what was answered 201 on %s', (backend) => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange(backend);
  });

  afterAll(() => exchange.stop());

  async function receivedBy(party: 'onpar' | 'inamu'): Promise<string[]> {
    const rows = await exchange.rows<{ code: string }>(party, 'SELECT case_code AS code FROM referral');
    return rows.map(({ code }) => code);
  }

  it('arrives at a receiver that was away, and waits for nobody else', async () => {
    await exchange.stopMember('onpar');
    const codes = await Promise.all(
      Array.from({ length: 8 }, (_, n) => exchange.refer(flagBody({ alias: `P${n}` }))),
    );
    const other = await exchange.refer(
      flagBody(
        { needs: ['gbv-survivor'] },
        { consent: { given: true, scope: ['inamu'], language: 'es', mode: 'verbal' } },
      ),
    );
    await eventually(async () => (await exchange.read('senafront', other)).delivery.delivered);
    for (const code of codes) {
      const { status, delivery } = await exchange.read('senafront', code);
      expect([status, delivery.delivered, delivery.refused]).toEqual(['requested', false, null]);
    }

    await exchange.startMember('onpar');
    await eventually(async () => {
      const views = await Promise.all(codes.map((code) => exchange.read('senafront', code)));
      expect(views.map(({ delivery }) => delivery.delivered)).toEqual(codes.map(() => true));
    });
    expect((await receivedBy('onpar')).toSorted()).toEqual(codes.toSorted());
  });

  it('arrives and is proven when the audit was away', async () => {
    await exchange.stopMember('audit');
    const code = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', code)).delivery.delivered);
    expect((await exchange.read('senafront', code)).delivery.audited).toBe(false);
    await exchange.startMember('audit');
    await eventually(async () => (await exchange.read('senafront', code)).delivery.audited);
    expect((await exchange.entries(code)).map(({ type }) => type)).toContain('referral.requested.v1');
  });

  it('is answered for when the sender was away as its receiver went on', async () => {
    const code = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('onpar', code)).caseCode === code);
    await exchange.stopMember('senafront');
    for (const command of ['acknowledge', 'accept', 'start'] as const)
      await exchange.move('onpar', code, command);
    await exchange.startMember('senafront');
    await eventually(async () => (await exchange.read('senafront', code)).status === 'in-progress');
  });

  it('arrives when the sender was ended under load, and what was not answered may be sent again', async () => {
    const before = await exchange.count('onpar', 'referral');
    const created: string[] = [];
    let asked = 0;
    const ending = new AbortController();
    const post = async (): Promise<void> => {
      while (!ending.signal.aborted && asked < 2_000) {
        asked += 1;
        // A connection that was refused or broken is an answer like any other: not 201.
        const answer = await exchange.post(flagBody()).catch(() => undefined);
        if (answer?.status === 201) created.push(answer.body.referrals[0]?.caseCode ?? '');
      }
    };
    const officers = Array.from({ length: 8 }, post);
    await eventually(() => created.length > 30);
    await exchange.stopMember('senafront');
    ending.abort();
    await Promise.all(officers);
    await exchange.startMember('senafront');

    await eventually(async () => {
      const arrived = new Set(await receivedBy('onpar'));
      expect(created.filter((code) => !arrived.has(code))).toEqual([]);
    });
    // Committed but not answered: the device sends it again under its key. Never more than were under way.
    const arrived = (await exchange.count('onpar', 'referral')) - before;
    expect(arrived - created.length).toBeLessThanOrEqual(officers.length);
    expect(asked - created.length).toBeGreaterThanOrEqual(0);
  });
});
