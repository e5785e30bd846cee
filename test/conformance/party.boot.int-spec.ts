import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareIdentities } from '../../apps/sandbox/src/fleet/identity.store.js';
import { MEMBERS } from '../../apps/sandbox/src/fleet/member.list.js';
import { freePort } from '../../apps/sandbox/src/servers/free.port.js';
import { askRedis } from '../../apps/sandbox/src/servers/redis.process.js';
import { startRedis, type RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';
import { createDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** One agency on a Redis that evicts, configured as an operator does it: by its environment alone. */
describe('a party of the exchange', () => {
  let folder: string;
  let database: TestDatabase;
  let redis: RedisServer;
  let settings: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'enlace-boot-'));
    database = await createDatabase('boot');
    const { directoryFile, of } = await prepareIdentities(folder, MEMBERS);
    settings = {
      PORT: '0',
      DATABASE_URL: database.url,
      KEYS_FILE: of.get('onpar')?.keysFile ?? '',
      TOKENS_FILE: of.get('onpar')?.tokensFile ?? '',
      DATA_KEYS_FILE: of.get('onpar')?.dataKeysFile ?? '',
      DIRECTORY_FILE: directoryFile,
      LOG_LEVEL: 'silent',
    };
  });

  afterEach(() => redis.stop());

  afterAll(async () => {
    await Promise.all([database.drop(), rm(folder, { recursive: true })]);
  });

  it('does not start on it, and says in one message what is wrong, why and what to do', async () => {
    redis = await startRedis({ settings: { 'maxmemory-policy': 'allkeys-lru' } });
    const args = ['--import', file('test/support/typescript.mjs'), file('apps/onpar/src/main.ts')];
    const env = { ...settings, PATH: process.env['PATH'], REDIS_URL: redis.url };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (words += chunk.toString()));
    }
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(words).toMatch(
      /^This Redis has maxmemory-policy allkeys-lru: .* deletes .* Set it to noeviction/m,
    );
    expect(words).not.toMatch(/^\s+at /m);
  });

  it('starts while it is away, is degraded when it is found unfit, and well once it is mended', async () => {
    const port = await freePort();
    const member = MEMBERS.find(({ party }) => party === 'onpar');
    const party = await member?.start({ ...settings, REDIS_URL: `redis://127.0.0.1:${port}` });
    const health = async (): Promise<unknown> => (await fetch(`${party?.url}/health/ready`)).json();
    try {
      redis = await startRedis({ port, settings: { 'maxmemory-policy': 'volatile-lru' } });
      expect(await health()).toMatchObject({
        status: 'degraded',
        checks: { database: 'up', broker: 'down' },
      });
      await askRedis(port, 'CONFIG SET maxmemory-policy noeviction');
      await eventually(async () => expect(await health()).toMatchObject({ status: 'up' }));
    } finally {
      await party?.close();
    }
  });
});
