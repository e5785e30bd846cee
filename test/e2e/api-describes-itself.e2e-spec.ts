import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartyId } from '@enlace/contracts';
import { serverUrl } from '../support/environment.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';
import { startFaultyProxy, type FaultyProxy } from '../support/network/faulty.proxy.js';

interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly responses: Record<string, unknown>;
  readonly security?: unknown;
}
interface Schema {
  readonly type?: string;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
}
interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly security?: unknown;
}

const REFERRAL = '/api/v1/referrals/{caseCode}';
const COMMANDS = ['acknowledge', 'accept', 'return', 'start', 'complete', 'fail', 'cancel', 'reopen'];
const REPLAY = '/api/v1/operations/replays';
const EVERYWHERE = [
  'get /health/live',
  'get /health/ready',
  'get /metrics',
  'get /.well-known/jwks.json',
  'get /api/v1/operations/copies',
  'get /api/v1/operations/dead-letters',
  'get /api/v1/operations/differences',
  'post /api/v1/operations/differences/acknowledgement',
  `get ${REPLAY}`,
  `post ${REPLAY}`,
  ...['pause', 'resume', 'stop'].map((move) => `post ${REPLAY}/{id}/${move}`),
];
const DIRECTORY = [
  'get /api/v1/places',
  'get /api/v1/agencies',
  'get /api/v1/figures',
  'get /api/v1/notices',
];
const READING = ['get /api/v1/referrals', `get ${REFERRAL}`, `get ${REFERRAL}/timeline`];
const EMERGENCY = '/api/v1/emergency-reads';
const EMERGENCIES = [
  `get ${EMERGENCY}`,
  `post ${EMERGENCY}`,
  `post ${EMERGENCY}/{id}/approve`,
  `post ${EMERGENCY}/{id}/decline`,
  `get ${EMERGENCY}/{id}/referral`,
];
const RECEIVING = [
  ...EVERYWHERE,
  ...DIRECTORY,
  ...READING,
  ...EMERGENCIES,
  ...COMMANDS.map((command) => `post ${REFERRAL}/${command}`),
  `get ${REFERRAL}/consent-withdrawal`,
  `post ${REFERRAL}/consent-withdrawal`,
  `get ${REFERRAL}/erasure`,
  `post ${REFERRAL}/erasure`,
  'get /api/v1/operations/retention',
  'post /api/v1/operations/retention',
];
const ROUTES: readonly (readonly [PartyId, readonly string[]])[] = [
  ['onpar', RECEIVING],
  [
    'senafront',
    [
      ...RECEIVING,
      'post /api/v1/flags',
      'post /api/v1/flags/preview',
      `post ${REFERRAL}/amend`,
      'get /api/v1/flags/{flagId}/consent-withdrawal',
      'post /api/v1/flags/{flagId}/consent-withdrawal',
      'post /api/v1/flags/{flagId}/erasure',
    ],
  ],
  [
    'audit',
    [
      ...EVERYWHERE,
      'get /api/v1/entries',
      'get /api/v1/entries/{id}',
      'get /api/v1/entries/{id}/proof',
      'get /api/v1/checkpoint',
      'get /api/v1/checkpoint/cosigned',
      'get /api/v1/evidence/{caseCode}',
      'get /api/v1/consistency',
    ],
  ],
];

describe('the API of an institution', () => {
  let proxy: FaultyProxy;
  let exchange: Exchange;

  beforeAll(async () => {
    proxy = await startFaultyProxy(serverUrl('TEST_POSTGRES_URL'));
    exchange = await startExchange('redis', { databaseUrl: proxy.url });
  });

  afterAll(async () => {
    await exchange.stop();
    await proxy.close();
  });

  const describedBy = (party: PartyId): Promise<OpenApi> => exchange.get(party, '/docs-json', { role: null });

  it.each(ROUTES)('of %s is described in OpenAPI 3.1, route by route', async (party, routes) => {
    const { openapi, paths } = await describedBy(party);
    expect(openapi).toMatch(/^3\.1\./);
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    );
    expect(described.toSorted()).toEqual(routes.toSorted());
  });

  it('shows with each command what its body must be', async () => {
    const { paths } = await describedBy('senafront');
    const bodyOf = (path: string): Schema | undefined =>
      paths[path]?.['post']?.requestBody?.content['application/json']?.schema;
    for (const path of ['/api/v1/flags', '/api/v1/flags/preview', `${REFERRAL}/amend`]) {
      expect(bodyOf(path)?.required?.toSorted()).toEqual(['consent', 'persons', 'place']);
      expect(bodyOf(path)?.properties?.['place']?.enum).toContain('san-vicente');
    }
    for (const command of COMMANDS)
      expect([command, bodyOf(`${REFERRAL}/${command}`)?.type]).toEqual([command, 'object']);
    expect(bodyOf(`${REFERRAL}/fail`)?.properties?.['reason']?.enum).toContain('left-country');
    const key = paths['/api/v1/flags']?.['post']?.parameters?.find(({ name }) => name === 'Idempotency-Key');
    expect(key).toMatchObject({ in: 'header', required: true });
  });

  it('shows what a list may be asked', async () => {
    const { paths } = await describedBy('onpar');
    const names = paths['/api/v1/referrals']?.['get']?.parameters?.map(({ name }) => name) ?? [];
    expect(names.toSorted()).toEqual(['agency', 'cursor', 'direction', 'limit', 'office', 'status']);
  });

  it('has a page for people', async () => {
    const page = await exchange.page('senafront', '/docs');
    expect(page).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
    expect(page.text).toContain('swagger-ui-bundle.js');
    expect(await exchange.page('senafront', '/docs/swagger-ui-bundle.js')).toMatchObject({ status: 200 });
  });

  it('publishes keys that nobody could sign with', async () => {
    const { keys } = await exchange.get<{ keys: Record<string, string>[] }>(
      'onpar',
      '/.well-known/jwks.json',
      { role: null },
    );
    expect(keys.map(({ use = '' }) => use).toSorted()).toEqual(['enc', 'sig']);
    for (const key of keys) expect(key).not.toHaveProperty('d');
  });

  it('is alive, and not ready while its database is silent, and says which', async () => {
    const ask = (path: string) => exchange.ask<unknown>('senafront', path, { role: null });
    expect(await ask('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'up', checks: { database: 'up' } },
    });
    proxy.silence();
    try {
      expect(await ask('/health/ready')).toMatchObject({
        status: 503,
        body: { status: 'down', checks: { database: 'down' } },
      });
      expect(await ask('/health/live')).toMatchObject({ status: 200, body: { status: 'up' } });
    } finally {
      proxy.resume();
    }
    await eventually(async () => (await ask('/health/ready')).status === 200);
  });

  it('comes back by itself when every connection to its database broke', async () => {
    proxy.cut();
    await eventually(
      async () => (await exchange.ask('senafront', '/health/ready', { role: null })).status === 200,
    );
    const code = await eventually(() => exchange.refer(flagBody()));
    await eventually(async () => (await exchange.read('senafront', code)).delivery.audited);
  });
});
