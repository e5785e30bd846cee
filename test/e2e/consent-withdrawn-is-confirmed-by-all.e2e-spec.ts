import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyId, WithdrawalView } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe('consent that a person withdraws', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('redis');
  });
  afterAll(() => exchange.stop());

  const TWO = flagBody(
    { needs: ['fear-of-return', 'gbv-survivor'] },
    { consent: { given: true, scope: ['onpar', 'inamu'], language: 'es', mode: 'verbal' } },
  );

  /** A flag that has arrived at both its receivers. */
  async function flagged(): Promise<{ flagId: string; code: (agency: AgencyId) => string }> {
    const { flagId, referrals } = await exchange.flag(TWO);
    const code = (agency: AgencyId): string => referrals.find(({ to }) => to === agency)?.caseCode ?? '';
    for (const agency of ['onpar', 'inamu'] as const)
      await eventually(async () => (await exchange.read(agency, code(agency))).content !== null);
    return { flagId: flagId ?? '', code };
  }

  const path = (flagId: string): string => `/api/v1/flags/${flagId}/consent-withdrawal`;
  const stateAt = ({ receivers }: WithdrawalView, agency: AgencyId): string | undefined =>
    receivers.find((one) => one.agency === agency)?.state;
  const follow = (flagId: string): Promise<WithdrawalView> => exchange.get('senafront', path(flagId));

  it('reaches a receiver that was away when it comes back, and the other at once', async () => {
    const { flagId, code } = await flagged();
    await exchange.stopMember('inamu');
    const asked = await exchange.get<WithdrawalView>('senafront', path(flagId), { json: {} });
    expect([stateAt(asked, 'onpar'), stateAt(asked, 'inamu')]).toEqual(['asked', 'asked']);
    await eventually(async () => stateAt(await follow(flagId), 'onpar') === 'confirmed');
    expect(stateAt(await follow(flagId), 'inamu')).toBe('asked');
    expect(await exchange.read('onpar', code('onpar'))).toMatchObject({ status: 'cancelled', content: null });

    await exchange.startMember('inamu');
    const done = await eventually(async () => {
      const view = await follow(flagId);
      return stateAt(view, 'inamu') === 'confirmed' && view;
    });
    for (const receiver of done.receivers)
      expect(receiver).toMatchObject({ deliveredAt: expect.any(String), confirmedAt: expect.any(String) });
    expect(await exchange.read('inamu', code('inamu'))).toMatchObject({ status: 'cancelled', content: null });
  });

  it('at one receiver is passed on to the other', async () => {
    const { flagId, code } = await flagged();
    const own = `/api/v1/referrals/${code('inamu')}/consent-withdrawal`;
    await exchange.get('inamu', own, { json: {} });
    await eventually(async () => (await exchange.get<{ state: string }>('inamu', own)).state === 'confirmed');
    await eventually(async () => stateAt(await follow(flagId), 'onpar') === 'confirmed');
    expect(await exchange.read('onpar', code('onpar'))).toMatchObject({ status: 'cancelled', content: null });
  });
});
