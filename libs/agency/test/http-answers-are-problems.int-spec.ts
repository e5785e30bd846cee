import 'reflect-metadata';
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { FLAG_LIMITS, Problem, ROLES, type Role } from '@enlace/contracts';
import { HEALTH_CHECKS, HealthController, type HealthCheck } from '@enlace/platform';
import { DataSource } from 'typeorm';
import { ACCESS_PROVIDERS } from '../src/access/access.providers.js';
import { AmendmentService } from '../src/commands/amendment.service.js';
import { FlagService } from '../src/commands/flag.service.js';
import { ReferralService } from '../src/commands/referral.service.js';
import { DirectoryService } from '../src/directory/directory.service.js';
import { AmendmentController } from '../src/http/amendment.controller.js';
import { DirectoryController } from '../src/http/directory.controller.js';
import { FlagController } from '../src/http/flag.controller.js';
import { ProblemFilter } from '../src/http/problem.filter.js';
import { ReferralController } from '../src/http/referral.controller.js';
import { createValidationPipe } from '../src/http/validation.pipe.js';
import { PARTY_CONFIG } from '../src/party/party.config.js';
import { FiguresReader } from '../src/store/figures.reader.js';
import { ReferralReader } from '../src/store/referral.reader.js';
import { House, NOTHING } from './agency.house.js';
import { NAME, flagOf } from './flags.js';
import { createParties } from './parties.js';

const tokenOf = (role: Role): string => `a-token-of-the-role-${role}`;
const checks: HealthCheck[] = [];

@Controller('probe')
class Probe {
  @Get()
  fail(): never {
    throw new Error(`value "${NAME}" is not valid`);
  }
}

let house: House;
let app: NestFastifyApplication;
let base: string;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'inamu', 'audit');
  house = await House.open(parties, 'senafront');
  const tokens = ROLES.map((role) => ({
    sha256: createHash('sha256').update(tokenOf(role)).digest('hex'),
    actor: `some-${role}`,
    role,
  }));
  const module = await Test.createTestingModule({
    controllers: [
      FlagController,
      AmendmentController,
      ReferralController,
      DirectoryController,
      HealthController,
      Probe,
    ],
    providers: [
      ...ACCESS_PROVIDERS,
      { provide: DataSource, useValue: house.database },
      { provide: PARTY_CONFIG, useValue: { ...house.config, tokens } },
      { provide: FlagService, useValue: house.flags },
      { provide: AmendmentService, useValue: house.amendments },
      { provide: ReferralService, useValue: house.referrals },
      { provide: ReferralReader, useValue: house.reader },
      { provide: FiguresReader, useValue: house.figures },
      { provide: DirectoryService, useValue: house.directory },
      { provide: HEALTH_CHECKS, useValue: checks },
    ],
  }).compile();
  const adapter = new FastifyAdapter({ bodyLimit: FLAG_LIMITS.bodyBytes });
  app = module.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
  app.useGlobalPipes(createValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});

afterEach(() => {
  checks.length = 0;
});

afterAll(async () => {
  await app.close();
  await house.close();
});

interface Asked {
  readonly role?: Role;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

async function ask(method: 'GET' | 'POST', url: string, { role, headers = {}, body }: Asked = {}) {
  const response = await fetch(`${base}${url}`, {
    method,
    headers: {
      ...(role === undefined ? {} : { authorization: `Bearer ${tokenOf(role)}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

/** The problem document of an answer; an answer that is none fails the test. */
async function problemOf(answer: ReturnType<typeof ask>): Promise<Problem> {
  const { status, type, text } = await answer;
  expect(type).toMatch(/^application\/problem\+json/);
  const problem = Problem.parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  return problem;
}

const key = { 'idempotency-key': 'a-key-of-a-flag-1' };
const post = (asked: Asked) => ask('POST', '/api/v1/flags', { role: 'officer', headers: key, ...asked });

describe('a flag over HTTP', () => {
  it('is answered 201, and 201 again with the same answer', async () => {
    const first = await post({ body: flagOf() });
    const second = await post({ body: flagOf() });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    await house.clear();
  });

  it('may be previewed, and nothing is stored', async () => {
    const { status, text } = await ask('POST', '/api/v1/flags/preview', { role: 'officer', body: flagOf() });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ referrals: [{ to: 'onpar' }] });
    expect(await house.counts()).toEqual(NOTHING);
  });

  it.each([
    ['no key', {}],
    ['a key of seven characters', { 'idempotency-key': '1234567' }],
    ['a key of 129', { 'idempotency-key': 'x'.repeat(129) }],
    ['a key with a space', { 'idempotency-key': 'two words 1' }],
  ])('is refused with %s', async (_, headers) => {
    expect(await problemOf(post({ body: flagOf(), headers }))).toMatchObject({
      status: 400,
      code: 'idempotency-key-missing',
    });
  });

  it('is refused at the field at fault, and what was typed is not repeated', async () => {
    const problem = await problemOf(post({ body: { ...flagOf(), place: NAME } }));
    expect(problem).toMatchObject({ status: 422, code: 'validation-failed', field: 'place' });
    expect(JSON.stringify(problem)).not.toContain(NAME);
  });

  it('is refused by the rules with what the officer needs to go on', async () => {
    const problem = await problemOf(post({ body: { ...flagOf(), place: 'lajas-blancas' } }));
    expect(problem).toMatchObject({ code: 'place-not-open', field: 'place' });
    expect(problem['openPlaces']).toContainEqual({ code: 'san-vicente', name: 'San Vicente' });
  });
});

describe('a body that cannot be read', () => {
  it.each([
    ['is no JSON', `{"place": "${NAME}`, 400, 'body-malformed'],
    ['is empty', '', 400, 'body-malformed'],
    ['is too large', JSON.stringify({ x: NAME.repeat(50_000) }), 413, 'body-too-large'],
  ])('%s', async (_, body, status, code) => {
    const problem = await problemOf(post({ body }));
    expect(problem).toMatchObject({ status, code });
    expect(JSON.stringify(problem)).not.toContain(NAME);
  });

  it('is of another kind', async () => {
    const headers = { ...key, 'content-type': 'application/xml' };
    expect(await problemOf(post({ body: '<flag/>', headers }))).toMatchObject({
      status: 415,
      code: 'media-type-unsupported',
    });
  });

  it('tries to be a prototype', async () => {
    const { status } = await post({ body: `{"__proto__": {"role": "auditor"}, "place": "meteti"}` });
    expect([400, 422]).toContain(status);
  });
});

describe('who asks', () => {
  const routes = [
    ['POST', '/api/v1/flags'],
    ['POST', '/api/v1/flags/preview'],
    ['GET', '/api/v1/referrals?direction=sent'],
    ['GET', '/api/v1/referrals/7KQ4-M2XD-H'],
    ['GET', '/api/v1/referrals/7KQ4-M2XD-H/timeline'],
    ['POST', '/api/v1/referrals/7KQ4-M2XD-H/acknowledge'],
    ['POST', '/api/v1/referrals/7KQ4-M2XD-H/cancel'],
    ['POST', '/api/v1/referrals/7KQ4-M2XD-H/reopen'],
    ['POST', '/api/v1/referrals/7KQ4-M2XD-H/amend'],
    ['GET', '/api/v1/places'],
    ['GET', '/api/v1/agencies'],
    ['GET', '/api/v1/figures'],
  ] as const;

  it.each(routes)('must have a token: %s %s', async (method, url) => {
    expect(await problemOf(ask(method, url, method === 'POST' ? { body: {} } : {}))).toMatchObject({
      status: 401,
      code: 'not-authenticated',
    });
  });

  it.each([
    ['focal-point', 'POST', '/api/v1/flags', flagOf()],
    ['focal-point', 'POST', '/api/v1/flags/preview', flagOf()],
    ['officer', 'POST', '/api/v1/referrals/7KQ4-M2XD-H/acknowledge', {}],
    ['officer', 'POST', '/api/v1/referrals/7KQ4-M2XD-H/return', { reason: 'duplicate' }],
    ['officer', 'POST', '/api/v1/referrals/7KQ4-M2XD-H/reopen', {}],
    ['case-worker', 'POST', '/api/v1/referrals/7KQ4-M2XD-H/amend', flagOf()],
    ['officer', 'GET', '/api/v1/referrals?direction=received', undefined],
    ['operator', 'GET', '/api/v1/referrals/7KQ4-M2XD-H', undefined],
    ['auditor', 'GET', '/api/v1/referrals?direction=sent', undefined],
    ['officer', 'GET', '/api/v1/figures', undefined],
  ] as const)('must be allowed: not %s, %s %s', async (role, method, url, body) => {
    const problem = await problemOf(ask(method, url, { role, headers: key, body }));
    expect(problem).toMatchObject({ status: 403, code: 'not-allowed' });
  });

  it('learns nothing of a case that is not there', async () => {
    const problem = await problemOf(ask('GET', '/api/v1/referrals/7kq4m2xdh', { role: 'officer' }));
    expect(problem).toMatchObject({ status: 404, code: 'not-found', field: 'caseCode' });
  });

  it('is told when the code is none', async () => {
    const problem = await problemOf(ask('GET', '/api/v1/referrals/7KQ4-M2XD-J', { role: 'officer' }));
    expect(problem).toMatchObject({ status: 422, code: 'validation-failed', field: 'caseCode' });
  });

  it.each(['direction=both', 'direction=sent&limit=0', 'direction=sent&sort=x', 'direction=sent&office=%00'])(
    'is told when the query is none: %s',
    async (query) => {
      const problem = await problemOf(ask('GET', `/api/v1/referrals?${query}`, { role: 'officer' }));
      expect(problem).toMatchObject({ status: 422, code: 'validation-failed' });
    },
  );

  it('may leave the body of a command out', async () => {
    const problem = await problemOf(
      ask('POST', '/api/v1/referrals/7KQ4-M2XD-H/acknowledge', { role: 'focal-point' }),
    );
    expect(problem.code).toBe('not-found');
  });
});

describe('an address that is none', () => {
  it.each([`/api/v1/${NAME}`, `/${NAME}?name=${NAME}`])('is not repeated: %s', async (url) => {
    const problem = await problemOf(ask('GET', url, { role: 'officer' }));
    expect(problem).toMatchObject({ status: 404, code: 'not-found' });
    expect(JSON.stringify(problem)).not.toContain(NAME);
  });
});

describe('an error that nobody foresaw', () => {
  it('is answered without a word of what it said', async () => {
    const problem = await problemOf(ask('GET', '/probe'));
    expect(problem).toMatchObject({ status: 500, code: 'internal', retryable: true });
    expect(JSON.stringify(problem)).not.toContain(NAME);
  });
});

describe('health', () => {
  it('needs no token', async () => {
    expect(await ask('GET', '/health/live')).toMatchObject({ status: 200, text: '{"status":"up"}' });
    expect(await ask('GET', '/health/ready')).toMatchObject({ status: 200 });
  });

  it('that is down is told as machines read it', async () => {
    checks.push({ name: 'database', check: () => Promise.reject(new Error(NAME)) });
    const { status, text } = await ask('GET', '/health/ready');
    expect(status).toBe(503);
    expect(JSON.parse(text)).toEqual({ status: 'down', checks: { database: 'down' } });
  });
});
