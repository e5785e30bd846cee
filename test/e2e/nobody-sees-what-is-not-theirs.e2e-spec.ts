import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createCaseCode, type PartyId, type Role } from '@enlace/contracts';
import type { Answer } from '../support/exchange.client.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe('the API of an institution', () => {
  let exchange: Exchange;
  let chiriqui: string;
  let code: string;

  beforeAll(async () => {
    exchange = await startExchange('redis');
    chiriqui = await exchange.grant('onpar', 'focal-point', 'chiriqui');
    code = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.timeline('onpar', code)).caseCode === code);
  });

  afterAll(() => exchange.stop());

  const answerOf = ({ status, type, body }: Answer): unknown => [status, type, body.code];
  const problem = (status: number, code: string): unknown => [status, 'application/problem+json', code];

  it('answers nobody without a token that it knows', async () => {
    const routes = [
      '/api/v1/referrals?direction=sent',
      '/api/v1/places',
      '/api/v1/figures',
      `/api/v1/referrals/${code}`,
    ];
    for (const party of ['senafront', 'onpar'] as const) {
      const foreign = Buffer.from('of-another-institution').toString('base64url');
      for (const path of routes) {
        for (const authorization of ['', 'Basic YTpi', `Bearer ${foreign}`]) {
          const answer = await exchange.ask(party, path, { role: null, headers: { authorization } });
          expect(answerOf(answer)).toEqual(problem(401, 'not-authenticated'));
        }
      }
    }
    const posted = await exchange.post(flagBody(), { role: null });
    expect(posted.status).toBe(401);
    expect((await exchange.ask('audit', `/api/v1/entries?subject=${code}`, { role: null })).status).toBe(401);
  });

  it('answers each role what is its own and no more', async () => {
    const denied: readonly (readonly [party: PartyId, role: Role, path: string, json?: object])[] = [
      ['senafront', 'operator', '/api/v1/referrals?direction=sent'],
      ['senafront', 'auditor', `/api/v1/referrals/${code}`],
      ['senafront', 'officer', '/api/v1/referrals?direction=received'],
      ['senafront', 'officer', '/api/v1/figures'],
      ['senafront', 'officer', `/api/v1/referrals/${code}/accept`, {}],
      ['senafront', 'operator', '/api/v1/flags/preview', flagBody()],
      ['onpar', 'case-worker', '/api/v1/referrals?direction=sent'],
      ['onpar', 'operator', `/api/v1/referrals/${code}`],
      ['onpar', 'auditor', `/api/v1/referrals/${code}/timeline`],
    ];
    for (const [party, role, path, json] of denied) {
      const answer = await exchange.ask(party, path, { role, ...(json && { json }) });
      expect([party, role, path, ...(answerOf(answer) as unknown[])]).toEqual([
        party,
        role,
        path,
        ...(problem(403, 'not-allowed') as unknown[]),
      ]);
    }
    const flagged = await exchange.post(flagBody(), { role: 'auditor' });
    expect(flagged.status).toBe(403);
  });

  it('has no route to flag where nobody flags', async () => {
    const answer = await exchange.ask('onpar', '/api/v1/flags', { json: flagBody() });
    expect(answerOf(answer)).toEqual(problem(404, 'not-found'));
  });

  it('answers a route that is none with a problem, too', async () => {
    for (const [path, method] of [
      ['/', 'GET'],
      ['/api/v1/nada', 'GET'],
      ['/api/v1/places', 'DELETE'],
      ['/api/v2/flags', 'POST'],
    ] as const) {
      expect(answerOf(await exchange.ask('senafront', path, { method }))).toEqual(problem(404, 'not-found'));
    }
  });

  it('says the same of a case that is not there and of one that is another’s', async () => {
    const unknown = createCaseCode();
    const [office, side] = [{ token: chiriqui }, { role: 'officer' as const }];
    const theirs = await exchange.get<{ office: string }>('onpar', `/api/v1/referrals/${code}`);
    expect(theirs.office).toBe('meteti');
    for (const end of ['', '/timeline']) {
      const path = (of: string): string => `/api/v1/referrals/${of}${end}`;
      const none = await exchange.ask('onpar', path(unknown), office);
      expect(answerOf(none)).toEqual(problem(404, 'not-found'));
      expect(await exchange.ask('onpar', path(code), office)).toEqual(none);
      expect(await exchange.ask('onpar', path(unknown))).toEqual(none);
      expect(await exchange.ask('snm', path(code), side)).toEqual(none);
      expect(await exchange.ask('inamu', path(code))).toEqual(none);
    }
    const before = await exchange.timeline('onpar', code);
    const moved = await exchange.ask('onpar', `/api/v1/referrals/${code}/acknowledge`, {
      ...office,
      json: {},
    });
    expect(moved).toEqual(
      await exchange.ask('onpar', `/api/v1/referrals/${unknown}/acknowledge`, { ...office, json: {} }),
    );
    expect(moved.status).toBe(404);
    expect(await exchange.timeline('onpar', code)).toEqual(before);
  });

  it('lists to an office its own referrals only, whatever it asks for', async () => {
    const paso = await exchange.refer(flagBody({}, { place: 'paso-canoas' }));
    await eventually(async () => (await exchange.timeline('onpar', paso)).caseCode === paso);
    const list = (query = ''): Promise<{ items: { caseCode: string }[] }> =>
      exchange.get('onpar', `/api/v1/referrals?direction=received${query}`, { token: chiriqui });
    expect((await list()).items.map(({ caseCode }) => caseCode)).toEqual([paso]);
    expect(await list('&office=meteti')).toEqual({ items: [], next: null });
  });

  it('reads a case code as people write it, and refuses what is none', async () => {
    const typed = code.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await exchange.read('onpar', typed)).caseCode).toBe(code);
    for (const wrong of ['AAAA-AAAA-B', 'x', '%00', '..%2f..%2fetc', 'a'.repeat(90)]) {
      const answer = await exchange.ask('onpar', `/api/v1/referrals/${wrong}`);
      expect([wrong, answer.status < 500, answer.type]).toEqual([wrong, true, 'application/problem+json']);
    }
    const answer = await exchange.ask('onpar', '/api/v1/referrals/AAAA-AAAA-B');
    expect([...(answerOf(answer) as unknown[]), answer.body.field]).toEqual([
      ...(problem(422, 'validation-failed') as unknown[]),
      'caseCode',
    ]);
  });

  it('records who read a person’s data, before it is handed out', async () => {
    const mine = await exchange.refer(flagBody());
    await eventually(async () => {
      const { items } = await exchange.get<{ items: { caseCode: string }[] }>(
        'onpar',
        '/api/v1/referrals?direction=received',
      );
      return items.some(({ caseCode }) => caseCode === mine);
    });
    const views = async (): Promise<string[]> =>
      (await exchange.entries(mine))
        .filter(({ type }) => type === 'record.viewed.v1')
        .map(({ message }) => Buffer.from(message.split('.')[1] ?? '', 'base64url').toString());
    await exchange.ask('onpar', `/api/v1/referrals/${mine}`, { token: chiriqui });
    await exchange.read('senafront', mine);
    await exchange.read('onpar', mine);
    const seen = await eventually(async () => {
      const found = await views();
      return found.length > 0 && found;
    });
    expect(seen).toHaveLength(1);
    expect(JSON.parse(seen[0] ?? '')).toMatchObject({
      data: { actor: 'case-worker.onpar', role: 'case-worker', what: 'referral' },
    });
  });
});
