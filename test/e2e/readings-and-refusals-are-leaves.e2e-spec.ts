import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartyId } from '@enlace/contracts';
import { eventually } from '../support/eventually.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { flagBody } from '../support/flag.body.js';

let exchange: Exchange;
let code: string;

beforeAll(async () => {
  exchange = await startExchange('redis');
  code = await exchange.refer(flagBody());
  await eventually(async () => (await exchange.timeline('onpar', code)).caseCode === code);
});
afterAll(() => exchange.stop());

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a command needs besides the code. */
const BODIES: Readonly<Record<string, unknown>> = {
  return: { reason: 'insufficient-data' },
  fail: { reason: 'no-capacity' },
  cancel: { reason: 'no-longer-needed' },
};

/** So that each command finds a state in which it may be given. */
const ORDER = ['acknowledge', 'accept', 'start', 'complete', 'reopen', 'fail'];

describe('an answer that holds a person’s data', () => {
  const views = (party: PartyId): Promise<number> =>
    exchange.count(party, 'outbox_message', `type = 'record.viewed.v1'`);

  it('is a reading that stood in the outbox before it went out, on every route there is', async () => {
    const { paths } = await exchange.get<OpenApi>('onpar', '/docs-json', { role: null });
    const routes = Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path] as const))
      .filter(([, path]) => path.startsWith('/api/') && !path.includes('{id}'))
      .toSorted(([, one], [, other]) => placeOf(one) - placeOf(other));
    const showing: string[] = [];
    for (const [method, path] of routes) {
      const before = await views('onpar');
      const command = path.split('/').at(-1) ?? '';
      const query = path === '/api/v1/referrals' ? '?direction=received' : '';
      const { status, body } = await exchange.ask<unknown>(
        'onpar',
        `${path.replace('{caseCode}', code)}${query}`,
        { role: 'head-of-office', ...(method === 'post' && { json: BODIES[command] ?? {} }) },
      );
      expect([path, status < 500]).toEqual([path, true]);
      const shows = /"(alias|birthYear|nationality)":/.test(JSON.stringify(body));
      if (shows) showing.push(path);
      expect([path, (await views('onpar')) > before]).toEqual([path, shows || path.endsWith('/timeline')]);
    }
    expect(showing).toEqual(
      expect.arrayContaining([
        '/api/v1/referrals/{caseCode}',
        ...ORDER.map((command) => `/api/v1/referrals/{caseCode}/${command}`),
      ]),
    );
  });

  it('is none on the side that sent it, which is shown the course and no person', async () => {
    const answers = [
      await exchange.get<unknown>('senafront', '/api/v1/referrals?direction=sent'),
      await exchange.read('senafront', code),
      await exchange.timeline('senafront', code),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/"(alias|birthYear|nationality)":/);
    expect(await views('senafront')).toBe(0);
  });
});

describe('a refusal', () => {
  it.each(['senafront', 'onpar', 'audit'] as const)('of %s becomes a leaf of the log', async (party) => {
    const path = party === 'audit' ? `/api/v1/entries?subject=${code}` : `/api/v1/referrals/${code}`;
    expect((await exchange.ask(party, path, { token: 'a-token-that-nobody-has-99' })).status).toBe(401);
    const data = await eventually(async () => {
      const rows = await exchange.rows<{ body: string }>(
        'audit',
        `SELECT body FROM leaf WHERE type = 'access.refused.v1' AND source = $1`,
        [party],
      );
      const told = rows.map(({ body }) => Buffer.from(body.split('.')[1] ?? '', 'base64url').toString());
      return told.join().includes('"code":"not-authenticated"') && told;
    });
    expect(data.join()).not.toMatch(/a-token-that|127\.0\.0\.1/);
    expect(data.join()).not.toContain(code);
  });
});

function placeOf(path: string): number {
  const place = ORDER.indexOf(path.split('/').at(-1) ?? '');
  return place < 0 ? (path.includes('{caseCode}/') && !path.endsWith('timeline') ? 99 : -1) : place;
}
