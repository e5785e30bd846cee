import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartyId } from '@enlace/contracts';
import { ConfigurationError, type Environment } from '@enlace/platform';
import { generateKeys, generateWrappingKey, publicKeys } from '@enlace/security';
import { CERTIFICATE, CERTIFICATE_KEY } from '../../../test/support/tls.fixture.js';
import { loadPartyConfig, type PartyConfig } from '../src/party/party.config.js';

const SECRET = 'geheim-hunter2';
const dataKey = generateWrappingKey('current');
const token = { sha256: 'a'.repeat(64), actor: 'ana', role: 'focal-point' };

let folder: string;
let good: Record<string, string>;
let auditKeys: string;
let keys: Record<'onpar' | 'senafront' | 'audit', Awaited<ReturnType<typeof generateKeys>>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlace-party-'));
  const of = (party: PartyId) => generateKeys(party);
  keys = { onpar: await of('onpar'), senafront: await of('senafront'), audit: await of('audit') };
  auditKeys = await file('audit-keys.json', keys.audit);
  good = {
    DATABASE_URL: 'postgres://user:pass@localhost/onpar',
    REDIS_URL: 'redis://localhost:6379',
    KEYS_FILE: await file('keys.json', keys.onpar),
    DIRECTORY_FILE: await file('directory.json', directoryOf('onpar', 'senafront', 'audit')),
    TOKENS_FILE: await file('tokens.json', [token]),
    DATA_KEYS_FILE: await file('datakeys.json', { keys: [dataKey] }),
  };
});

afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function directoryOf(...parties: readonly (keyof typeof keys)[]) {
  const entry = (party: keyof typeof keys) => ({ ...publicKeys(keys[party]), offices: [`${party}-office`] });
  return { parties: Object.fromEntries(parties.map((party) => [party, entry(party)])) };
}

const load = (env: Environment): PartyConfig => loadPartyConfig('onpar', env);

function faultsOf(env: Environment): readonly string[] {
  try {
    load(env);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    expect(error.message).not.toContain(SECRET);
    return error.faults;
  }
  throw new Error('Expected faults, and the configuration was taken.');
}

const settingsOf = (faults: readonly string[]): string[] =>
  faults.map((fault) => fault.split(/[:,]/, 1)[0] ?? '');

describe('the configuration of a party', () => {
  it('is read from the environment and its three files', () => {
    expect(load(good)).toMatchObject({
      party: 'onpar',
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: good['DATABASE_URL'],
      broker: { backend: 'redis', url: 'redis://localhost:6379', prefix: 'enlace' },
      offices: { onpar: ['onpar-office'], senafront: ['senafront-office'], audit: ['audit-office'] },
      tokens: [token],
      logLevel: 'info',
      retry: { baseSeconds: 5, capSeconds: 300 },
    });
  });

  it('publishes its public keys and never a private one', () => {
    const { directory } = load(good);
    const published = directory.keysOf('onpar');
    expect(published).toHaveLength(2);
    expect(published.filter((key) => 'd' in key)).toEqual([]);
  });

  it('knows who is on the exchange by the directory alone', () => {
    const { directory } = load(good);
    expect(directory.has('senafront')).toBe(true);
    expect(directory.has('inamu')).toBe(false);
  });

  it.each([
    'rediss://onpar:secret@redis.example:6380/2',
    'redis+sentinel://onpar:secret@s1,s2:26380,s3/mymaster/2',
    'rediss+cluster://:secret@r1:6379,r2:6379,r3:6379',
  ])('takes Redis in every form, at %s', (REDIS_URL) => {
    expect(load({ ...good, REDIS_URL }).broker).toEqual({
      backend: 'redis',
      url: REDIS_URL,
      prefix: 'enlace',
    });
  });

  it('takes a private authority for TLS, and an account of its own for the Sentinels', async () => {
    const env = {
      ...good,
      REDIS_URL: 'rediss+sentinel://s1,s2,s3/mymaster',
      REDIS_CA_FILE: await file('ca.pem', CERTIFICATE),
    };
    const account = { REDIS_SENTINEL_USER: 'watcher', REDIS_SENTINEL_PASSWORD: SECRET };
    expect(load({ ...env, ...account }).broker).toMatchObject({
      ca: CERTIFICATE,
      sentinelAccount: { username: 'watcher', password: SECRET },
    });
    expect(load({ ...env, REDIS_SENTINEL_PASSWORD: SECRET }).broker).toMatchObject({
      sentinelAccount: { password: SECRET },
    });
    expect(load(env).broker).not.toHaveProperty('sentinelAccount');
  });

  it('takes PostgreSQL for a broker', () => {
    const { REDIS_URL: _, ...rest } = good;
    expect(
      load({ ...rest, BROKER_DATABASE_URL: 'postgresql://localhost/broker', QUEUE_PREFIX: 'mine' }).broker,
    ).toEqual({ backend: 'postgres', url: 'postgresql://localhost/broker', schema: 'mine' });
  });
});

describe('faulty variables', () => {
  it('are all named at once, the missing broker too', () => {
    expect(settingsOf(faultsOf({})).toSorted()).toEqual([
      'DATABASE_URL',
      'DATA_KEYS_FILE',
      'DIRECTORY_FILE',
      'KEYS_FILE',
      'OIDC_ISSUER',
      'REDIS_URL',
    ]);
  });

  it('are a login without its parts, its parts without a login, and addresses that anybody may read along', async () => {
    const issuer = { OIDC_ISSUER: 'https://acceso.example/realms/onpar' };
    const login = {
      ...issuer,
      OIDC_CLIENT_ID: 'enlace-onpar',
      OIDC_CLIENT_SECRET: `${SECRET}-${SECRET}`,
      PUBLIC_URL: 'https://enlace.example',
    };
    expect(load({ ...good, ...login, TOKENS_FILE: '' })).toMatchObject({
      tokens: [],
      oidc: { audience: 'urn:pa:enlace:onpar', claims: { role: 'enlace_role', actor: 'sub' } },
    });
    expect(settingsOf(faultsOf({ ...good, ...issuer })).toSorted()).toEqual([
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'PUBLIC_URL',
    ]);
    const keyed = {
      ...login,
      OIDC_CLIENT_SECRET: '',
      OIDC_CLIENT_KEY_FILE: await file('client.pem', CERTIFICATE_KEY),
    };
    expect(load({ ...good, ...keyed }).oidc).toHaveProperty('proof.key');
    expect(settingsOf(faultsOf({ ...good, ...keyed, OIDC_CLIENT_SECRET: `${SECRET}-${SECRET}` }))).toEqual([
      'OIDC_CLIENT_SECRET',
    ]);
    const noKey = { ...keyed, OIDC_CLIENT_KEY_FILE: await file('none.pem', SECRET), TOKENS_FILE: '/nowhere' };
    expect(settingsOf(faultsOf({ ...good, ...noKey }))).toEqual(['TOKENS_FILE', 'OIDC_CLIENT_KEY_FILE']);
    expect(settingsOf(faultsOf({ ...good, ...login, OIDC_ISSUER: '' })).toSorted()).toEqual([
      'OIDC_CLIENT_ID',
      'OIDC_CLIENT_SECRET',
      'PUBLIC_URL',
    ]);
    expect(settingsOf(faultsOf({ ...good, ...login, OIDC_AUDIENCE: 'enlace-onpar' }))).toEqual([
      'OIDC_AUDIENCE',
    ]);
    for (const url of ['http://acceso.example', 'ftp://acceso.example', 'https://u:p@acceso.example', 'here'])
      expect(settingsOf(faultsOf({ ...good, ...login, OIDC_ISSUER: url }))).toEqual(['OIDC_ISSUER']);
    for (const url of ['http://enlace.example', 'https://enlace.example/onpar', 'https://enlace.example/?a'])
      expect(settingsOf(faultsOf({ ...good, ...login, PUBLIC_URL: url }))).toEqual(['PUBLIC_URL']);
    expect(load({ ...good, ...login, PUBLIC_URL: 'http://127.0.0.1:4102' }).oidc).toBeDefined();
  });

  it('are two brokers, and none', () => {
    const both = { ...good, BROKER_DATABASE_URL: 'postgres://localhost/broker' };
    expect(faultsOf(both)).toEqual(['REDIS_URL: set exactly one of REDIS_URL and BROKER_DATABASE_URL']);
    expect(faultsOf({ ...good, REDIS_URL: '' })).toEqual([
      'REDIS_URL: set exactly one of REDIS_URL and BROKER_DATABASE_URL',
    ]);
  });

  it('are all faults of one address, and settings that do not go with it', () => {
    const env = {
      REDIS_URL: `redis+cluster://${SECRET}@a,b:0/1`,
      REDIS_CA_FILE: '/nowhere',
      REDIS_SENTINEL_USER: SECRET,
      REDIS_SENTINEL_PASSWORD: SECRET,
    };
    expect(settingsOf(faultsOf({ ...good, ...env }))).toEqual([
      'REDIS_URL',
      'REDIS_URL',
      'REDIS_URL',
      'REDIS_CA_FILE',
      'REDIS_SENTINEL_PASSWORD',
    ]);
  });

  it.each([
    [{ REDIS_SENTINEL_USER: SECRET }, 'REDIS_SENTINEL_USER: set it with a redis+sentinel://'],
    [{ REDIS_SENTINEL_PASSWORD: SECRET }, 'REDIS_SENTINEL_PASSWORD: set it with a redis+sentinel://'],
    [
      { REDIS_URL: 'redis+sentinel://s1/main', REDIS_SENTINEL_USER: SECRET },
      'REDIS_SENTINEL_PASSWORD: set it as well',
    ],
  ])('are an account of Sentinels that is half, or that nobody asks for: %#', (env, fault) => {
    expect(faultsOf({ ...good, ...env })).toEqual([expect.stringContaining(fault)]);
  });

  it.each([
    ['DATABASE_URL', `mysql://user:${SECRET}@host/x`],
    ['DATABASE_URL', SECRET],
    ['REDIS_URL', `http://:${SECRET}@host`],
    ['REDIS_URL', `redis+sentinel://:${SECRET}@a,b,c`],
    ['PORT', SECRET],
    ['PORT', '65536'],
    ['QUEUE_PREFIX', `${SECRET} "; DROP`],
    ['LOG_LEVEL', SECRET],
    ['RELAY_RETRY_SECONDS', '0'],
    ['RELAY_POLL_MILLISECONDS', '0.5'],
    ['WORKER_CONCURRENCY', '65'],
    ['DATABASE_POOL', '0'],
    ['RECONCILE_MINUTES', '-1'],
    ['HISTORY_DAYS', '29'],
  ])('are named and not quoted: %s %s', (name, value) => {
    expect(settingsOf(faultsOf({ ...good, [name]: value }))).toContain(name);
  });
});

describe('days of history', () => {
  it('are none unless they are set, and then at least a month', () => {
    expect(load(good).historyDays).toBeUndefined();
    expect(load({ ...good, HISTORY_DAYS: '30' }).historyDays).toBe(30);
  });

  it('are none of the audit, which forgets nothing', () => {
    const env = { ...good, HISTORY_DAYS: '30' };
    expect(() => loadPartyConfig('audit', env)).toThrow('HISTORY_DAYS: the audit');
  });
});

describe('keys of records', () => {
  const { id, key } = dataKey;

  it('come from a file or the environment, the current one first', () => {
    const { DATA_KEYS_FILE: _, ...rest } = good;
    expect(load(good).dataKeys?.keyId).toBe('current');
    expect(load({ ...rest, DATA_KEYS: `newer:${key} ${id}:${key}` }).dataKeys?.keyId).toBe('newer');
  });

  it('are none of the audit, which keeps nothing of persons', () => {
    const { DATA_KEYS_FILE: _, ...rest } = good;
    const env = { ...rest, KEYS_FILE: auditKeys };
    expect(loadPartyConfig('audit', env).dataKeys).toBeUndefined();
  });

  it('are missing, or come from both', () => {
    const which = [expect.stringMatching(/^DATA_KEYS_FILE: set exactly one/)];
    expect(faultsOf({ ...good, DATA_KEYS_FILE: '' })).toEqual(which);
    expect(faultsOf({ ...good, DATA_KEYS: `${id}:${key}` })).toEqual(which);
  });

  it.each([SECRET, `a.b:${key}`, `${id}:${key} ${id}:${key}`, `${id}:${SECRET}`, ' '])(
    'are malformed in the environment as %#, and are not quoted',
    (DATA_KEYS) => {
      const faults = faultsOf({ ...good, DATA_KEYS_FILE: '', DATA_KEYS });
      expect(faults).toEqual([expect.stringMatching(/^DATA_KEYS: one or more ID:KEY/)]);
      expect(faults.join()).not.toContain(key);
    },
  );

  it('are malformed in the file, and named beside the other faults', async () => {
    const path = await file('bad-datakeys.json', { keys: [{ id, key: SECRET }] });
    const faults = faultsOf({ ...good, DATA_KEYS_FILE: path, TOKENS_FILE: join(folder, 'absent.json') });
    expect(settingsOf(faults).toSorted()).toEqual(expect.arrayContaining(['DATA_KEYS_FILE', 'TOKENS_FILE']));
  });
});

describe('faulty files', () => {
  it('are all named at once', async () => {
    const env = {
      ...good,
      KEYS_FILE: await file('broken.json', `{${SECRET}`),
      DIRECTORY_FILE: join(folder, 'absent.json'),
      TOKENS_FILE: await file('bad-tokens.json', [
        { ...token, role: 'admin' },
        { ...token, sha256: SECRET },
      ]),
    };
    const faults = faultsOf(env);
    expect(settingsOf(faults).toSorted()).toEqual([
      'DIRECTORY_FILE',
      'KEYS_FILE',
      'TOKENS_FILE',
      'TOKENS_FILE',
    ]);
    expect(faults.join('\n')).toMatch(
      /absent\.json cannot be read[^]*broken\.json is not JSON[^]*0\.role[^]*1\.sha256/,
    );
  });

  it.each([
    ['that is not there', undefined, 'cannot be read (ENOENT)'],
    ['of something else', SECRET, 'holds no certificate'],
    ['of a key', CERTIFICATE_KEY, 'holds no certificate'],
  ])('are an authority %s', async (_, content, why) => {
    const path = content === undefined ? join(folder, 'absent.pem') : await file('odd.pem', content);
    const env = { ...good, REDIS_URL: 'rediss://localhost', REDIS_CA_FILE: path };
    expect(faultsOf(env)).toEqual([expect.stringMatching(/^REDIS_CA_FILE: the file .*\.pem /)]);
    expect(faultsOf(env).join()).toContain(why);
  });

  it('are keys of another party, taken by mistake', async () => {
    const faults = faultsOf({ ...good, KEYS_FILE: await file('half.json', { keys: [keys.onpar.keys[0]] }) });
    expect(faults).toEqual([expect.stringMatching(/^KEYS_FILE or DIRECTORY_FILE: The key set of onpar/)]);
  });

  it('are published keys that hold a private one', async () => {
    const leaked = { parties: { ...directoryOf('onpar', 'audit').parties, senafront: keys.senafront } };
    const faults = faultsOf({ ...good, DIRECTORY_FILE: await file('leaked.json', leaked) });
    expect(faults).toEqual([expect.stringMatching(/private key/)]);
    expect(faults.join()).not.toContain(keys.senafront.keys[0]?.d);
  });

  it('are a directory without this party, and without the audit: nothing of it could be proven', async () => {
    const path = await file('lonely.json', directoryOf('senafront'));
    expect(faultsOf({ ...good, DIRECTORY_FILE: path })).toEqual([
      'DIRECTORY_FILE: no keys of onpar',
      'DIRECTORY_FILE: no keys of audit',
    ]);
  });

  it('are a directory that names a party nobody registered', async () => {
    const { parties } = directoryOf('onpar', 'senafront', 'audit');
    const path = await file('stranger.json', { parties: { ...parties, stranger: parties['senafront'] } });
    expect(settingsOf(faultsOf({ ...good, DIRECTORY_FILE: path }))).toEqual(['DIRECTORY_FILE']);
  });

  it.each([
    ['a word that nobody knows', { ...token, admin: true }],
    ['a token in clear', { ...token, sha256: undefined, token: SECRET }],
    ['a digest in capitals', { ...token, sha256: 'A'.repeat(64) }],
    ['nobody', { ...token, actor: '' }],
    ['an actor too long for a record of a reading', { ...token, actor: 'x'.repeat(81) }],
  ])('are tokens with %s', async (_, record) => {
    const faults = faultsOf({ ...good, TOKENS_FILE: await file('odd-tokens.json', [record]) });
    expect(settingsOf(faults)).toContain('TOKENS_FILE');
  });

  it('are tokens that make one bearer two principals', async () => {
    const path = await file('twice.json', [token, { ...token, role: 'head-of-office' }]);
    expect(faultsOf({ ...good, TOKENS_FILE: path })).toEqual([expect.stringMatching(/listed twice/)]);
  });
});
