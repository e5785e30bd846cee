import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { authorizationCodeGrant } from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, generateKeyPair, jwtVerify, type CryptoKey, type JWK } from 'jose';
import { IdentityProvider } from '../src/access/identity.provider.js';
import type { OidcOptions } from '../src/access/oidc.config.js';
import { createParties, type Parties } from './parties.js';
import { refusalOf } from './refusal.js';

const AUDIENCE = 'urn:pa:enlace:onpar';
const GOOD = { sub: 'maquina', enlace_agency: 'onpar', enlace_role: 'case-worker' };

let parties: Parties;
let server: Server;
let issuer: string;
let key: CryptoKey;
let stranger: CryptoKey;
let published: JWK;
/** What the provider says of itself besides the usual. */
let said: Record<string, unknown> = {};
const asked: string[] = [];
let tokenRequest = new URLSearchParams();

beforeAll(async () => {
  parties = await createParties('onpar', 'audit');
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  stranger = (await generateKeyPair('ES256')).privateKey;
  published = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/token') {
      request.on('data', (chunk: Buffer) => (tokenRequest = new URLSearchParams(chunk.toString())));
      request.on('end', () =>
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}'),
      );
      return;
    }
    const document = {
      issuer,
      jwks_uri: `${issuer}/jwks`,
      token_endpoint: `${issuer}/token`,
      authorization_endpoint: `${issuer}/auth`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      ...said,
    };
    const body = request.url === '/jwks' ? { keys: [published] } : document;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function provider(
  at = issuer,
  proof: OidcOptions['proof'] = { secret: 'a-secret-of-the-test' },
): IdentityProvider {
  return new IdentityProvider(
    parties.configOf('onpar', {
      offices: { onpar: ['meteti'] },
      oidc: {
        issuer: new URL(at),
        clientId: 'enlace-onpar',
        proof,
        audience: AUDIENCE,
        publicUrl: new URL('https://enlace.example'),
        claims: { agency: 'enlace_agency', role: 'enlace_role', office: 'enlace_office', actor: 'sub' },
        session: { idleMinutes: 15, hours: 8 },
      },
    }),
  );
}

interface Token {
  readonly claims?: object;
  readonly issuer?: string;
  readonly audience?: string;
  readonly begins?: string;
  readonly ends?: string;
  readonly header?: object;
  readonly by?: CryptoKey | Uint8Array;
  readonly alg?: string;
}

function sign(token: Token = {}): Promise<string> {
  const { claims = GOOD, begins = '0 seconds ago', ends = '5 minutes', by = key, alg = 'ES256' } = token;
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg, kid: 'one', ...token.header })
    .setIssuer(token.issuer ?? issuer)
    .setAudience(token.audience ?? AUDIENCE)
    .setIssuedAt(begins)
    .setExpirationTime(ends)
    .sign(by);
}

const unsigned = (): string =>
  [{ alg: 'none' }, { ...GOOD, iss: issuer, aud: AUDIENCE, exp: 4_102_444_800, iat: Date.now() / 1_000 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.') + '.';

describe('the token of a machine is refused', () => {
  it.each<[string, () => Promise<string> | string]>([
    ['signed by somebody else', () => sign({ by: stranger })],
    ['signed by nobody', unsigned],
    [
      'signed with the public key as a secret',
      () => sign({ alg: 'HS256', by: Buffer.from(JSON.stringify(published)) }),
    ],
    ['of another issuer', () => sign({ issuer: 'https://elsewhere.example' })],
    ['made out to another institution', () => sign({ audience: 'urn:pa:enlace:senafront' })],
    ['made out to the client, as an ID token is', () => sign({ audience: 'enlace-onpar' })],
    ['that has ended', () => sign({ begins: '10 minutes ago', ends: '1 minute ago' })],
    [
      'that is of the day before, however long it should last',
      () => sign({ begins: '2 hours ago', ends: '1 day' }),
    ],
    ['of a key that the provider does not have', () => sign({ header: { kid: 'two' } })],
    ['that is none', () => 'a.b.c'],
  ])('%s', async (_, make) => {
    const token = await make();
    const refusal = await refusalOf(() => provider().principalOf(token));
    expect(refusal.code).toBe('not-authenticated');
    expect(JSON.stringify([refusal.message, refusal.facts])).not.toContain(token);
  });

  it.each<[string, object]>([
    ['of another institution', { ...GOOD, enlace_agency: 'senafront' }],
    ['without an institution', { sub: 'maquina', enlace_role: 'case-worker' }],
    ['with a role that is none', { ...GOOD, enlace_role: 'root' }],
    ['with an office that is none', { ...GOOD, enlace_office: 'chiriqui' }],
  ])('good, and %s', async (_, claims) => {
    const token = await sign({ claims });
    expect((await refusalOf(() => provider().principalOf(token))).code).toBe('login-failed');
  });

  it('which names a place where its key would be, without a look there', async () => {
    const own = provider();
    await own.principalOf(await sign());
    asked.length = 0;
    const header = { jku: `${issuer}/theirs`, x5u: `${issuer}/theirs` };
    await refusalOf(async () => own.principalOf(await sign({ by: stranger, header })));
    expect(asked).toEqual([]);
  });

  it.each(['jwks_uri', 'token_endpoint'])(
    'while the provider names a %s of another origin, which is not asked',
    async (name) => {
      said = { [name]: 'http://127.0.0.2:9/there' };
      try {
        const refusal = await refusalOf(async () => provider().principalOf(await sign()));
        expect(refusal.code).toBe('unavailable');
      } finally {
        said = {};
      }
    },
  );

  it('while the provider says that it is another', async () => {
    said = { issuer: 'http://127.0.0.2:9' };
    try {
      expect((await refusalOf(async () => provider().principalOf(await sign()))).code).toBe('unavailable');
    } finally {
      said = {};
    }
  });

  it('while the provider is away, and taken when it is back', async () => {
    const late = provider('http://127.0.0.1:9');
    expect((await refusalOf(async () => late.principalOf(await sign()))).code).toBe('unavailable');
    const own = provider();
    said = { jwks_uri: 'http://127.0.0.2:9/jwks' };
    await refusalOf(async () => own.principalOf(await sign()));
    said = {};
    expect(await own.principalOf(await sign())).toMatchObject({ actor: 'maquina' });
  });
});

describe('the token of a machine', () => {
  it('makes the request that of the machine, in its role and office', async () => {
    const token = await sign({ claims: { ...GOOD, enlace_office: 'meteti' } });
    expect(await provider().principalOf(token)).toEqual({
      actor: 'maquina',
      role: 'case-worker',
      office: 'meteti',
      machine: true,
    });
  });
});

describe('a party with a key of its own', () => {
  it.each([
    ['Ed25519', generateKeyPairSync('ed25519')],
    ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['PS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ])('proves itself to its provider with it, by %s, and sends no secret', async (alg, pair) => {
    const client = await provider(issuer, { key: pair.privateKey }).client();
    const answer = new URL('https://enlace.example/auth/callback?code=x&state=y');
    await expect(authorizationCodeGrant(client, answer, { expectedState: 'y' })).rejects.toThrow();
    expect(tokenRequest.has('client_secret')).toBe(false);
    const { payload, protectedHeader } = await jwtVerify(
      tokenRequest.get('client_assertion') ?? '',
      pair.publicKey,
    );
    expect([protectedHeader.alg, payload.iss, payload.sub]).toEqual([alg, 'enlace-onpar', 'enlace-onpar']);
  });
});
