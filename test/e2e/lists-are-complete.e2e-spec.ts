import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgencyView, PlaceView, ReferralPage } from '@enlace/contracts';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

const MANY = 23;

describe('the lists of an institution', () => {
  let exchange: Exchange;
  const sent: string[] = [];

  beforeAll(async () => {
    exchange = await startExchange('postgres');
    const places = ['san-vicente', 'paso-canoas'] as const;
    for (let n = 0; n < MANY; n += 1) {
      const by = n % 3 === 0 ? 'snm' : 'senafront';
      sent.push(await exchange.refer(flagBody({}, { place: places[n % 2] ?? 'meteti' }), by));
    }
    await eventually(async () => (await exchange.count('onpar', 'referral')) === MANY);
  });

  afterAll(() => exchange.stop());

  const codesOf = (page: ReferralPage): string[] => page.items.map(({ caseCode }) => caseCode);

  it('give every referral on exactly one page, while new ones arrive', async () => {
    const seen: string[] = [];
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages += 1) {
      const page: ReferralPage = await exchange.list('onpar', { limit: 5, ...(cursor && { cursor }) });
      seen.push(...codesOf(page));
      expect(page.items.length).toBeLessThanOrEqual(5);
      const late = await exchange.refer(flagBody());
      await eventually(async () => (await exchange.timeline('onpar', late)).caseCode === late);
      cursor = page.next;
    }
    expect(pages).toBe(Math.ceil(MANY / 5));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.toSorted()).toEqual(sent.toSorted());
  });

  it('end with a page that is full when it ends evenly', async () => {
    const { items } = await exchange.list('onpar', { limit: 200 });
    const whole = await exchange.list('onpar', { limit: items.length });
    expect(whole.next).toBeNull();
    const [first, second] = [
      await exchange.list('onpar', { limit: 2 }),
      await exchange.list('onpar', { limit: 1 }),
    ];
    expect(codesOf(first)[0]).toBe(codesOf(second)[0]);
  });

  it('are filtered by state, office and the other side', async () => {
    const [moved = ''] = sent;
    await exchange.move('onpar', moved, 'acknowledge');
    expect(codesOf(await exchange.list('onpar', { status: 'received' }))).toEqual([moved]);
    const offices = (await exchange.list('onpar', { office: 'chiriqui', limit: 200 })).items;
    expect(new Set(offices.map(({ office }) => office))).toEqual(new Set(['chiriqui']));
    const fromSnm = await exchange.list('onpar', { agency: 'snm', limit: 200 });
    expect(codesOf(fromSnm).toSorted()).toEqual(sent.filter((_, n) => n % 3 === 0).toSorted());
    expect(codesOf(await exchange.list('snm')).toSorted()).toEqual(codesOf(fromSnm).toSorted());
    expect(await exchange.list('senafront', { agency: 'inamu' })).toEqual({ items: [], next: null });
  });

  it('refuse a question that is none, and say which part', async () => {
    const refused = [
      ['cursor=hola', 'cursor-invalid', 'cursor'],
      ['cursor=', 'cursor-invalid', 'cursor'],
      [`cursor=${Buffer.from("p1' OR 1=1").toString('base64url')}`, 'cursor-invalid', 'cursor'],
      ['limit=0', 'validation-failed', 'limit'],
      ['limit=201', 'validation-failed', 'limit'],
      ['limit=muchos', 'validation-failed', 'limit'],
      ['status=pendiente', 'validation-failed', 'status'],
      ['agency=cia', 'validation-failed', 'agency'],
      ['orden=asc', 'validation-failed', 'orden'],
      ['status=received&status=accepted', 'validation-failed', 'status'],
    ] as const;
    for (const [query, code, field] of refused) {
      const { status, body } = await exchange.ask('onpar', `/api/v1/referrals?direction=received&${query}`);
      expect({ query, status, code: body.code, field: body.field }).toEqual({
        query,
        status: 422,
        code,
        field,
      });
    }
    const { status, body } = await exchange.ask('onpar', '/api/v1/referrals');
    expect([status, body.field]).toEqual([422, 'direction']);
  });

  it('stand a filter that no office bears, down to a NUL', async () => {
    for (const office of ['atlantis', '%00', '%f0%9f%91%a9', '%25', "'%3b--"]) {
      const answer = await exchange.ask('onpar', `/api/v1/referrals?direction=received&office=${office}`);
      expect([office, answer.status < 500]).toEqual([office, true]);
    }
  });

  it('name every place, whether it is open today, and every institution, whether it is connected', async () => {
    const places = await exchange.get<{ items: PlaceView[] }>('senafront', '/api/v1/places');
    const open = Object.fromEntries(places.items.map((place) => [place.code, place.open]));
    expect(open).toMatchObject({ 'lajas-blancas': false, 'san-vicente': true, 'paso-canoas': true });
    const agencies = await exchange.get<{ items: AgencyView[] }>('senafront', '/api/v1/agencies');
    const connected = agencies.items.filter((agency) => agency.connected).map(({ id }) => id);
    expect(connected.toSorted()).toEqual(['inamu', 'onpar', 'senafront', 'senniaf', 'snm']);
    expect(agencies.items.find(({ id }) => id === 'onpar')?.offices).toEqual([
      'meteti',
      'chiriqui',
      'panama-city',
    ]);
  });

  it('count overrides by their ground', async () => {
    const override = { ground: 'incapacity', reason: 'inconsciente' } as const;
    await exchange.flag(
      flagBody({}, { consent: { given: false, language: 'es', mode: 'verbal', override } }),
    );
    const figures = await exchange.get('senafront', '/api/v1/figures', { role: 'head-of-office' });
    expect(figures).toEqual({ informationGiven: 0, overrides: { incapacity: 1 } });
  });

  it('do not grow by a preview, which says what a flag would do', async () => {
    const tables = ['flag', 'referral', 'outbox_message', 'idempotency_key', 'information_given'];
    const counts = (): Promise<number[]> =>
      Promise.all(tables.map((table) => exchange.count('senafront', table)));
    const before = await counts();
    const flag = flagBody(
      { needs: ['gbv-survivor', 'fear-of-return'] },
      { consent: { given: true, scope: ['onpar'], language: 'es', mode: 'verbal' } },
    );
    const plan = await exchange.get('senafront', '/api/v1/flags/preview', { json: flag });
    expect(plan).toMatchObject({
      referrals: [{ to: 'onpar', office: 'meteti', persons: ['P1'] }],
      withheld: ['inamu'],
    });
    const refused = await exchange.ask('senafront', '/api/v1/flags/preview', {
      json: flagBody({}, { place: 'lajas-blancas' }),
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'place-not-open']);
    expect(await counts()).toEqual(before);
  });
});
