import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PublicJwk } from '@enlace/security';
import { prepareIdentities } from '../fleet/identity.store.js';
import { MEMBERS } from '../fleet/member.list.js';
import { addNext, destroyOld, pin, revoke } from './key.commands.js';
import { KeyStore } from './key.store.js';

let folder: string;
let store: KeyStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlace-keys-'));
  await prepareIdentities(folder, MEMBERS);
  store = new KeyStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

const HOUR = 3_600_000;
const NOW = new Date('2026-11-23T12:00:00Z');
const later = (hours: number): Date => new Date(NOW.getTime() + hours * HOUR);
const pinned = async (): Promise<PublicJwk[]> => (await store.directory()).parties.onpar?.keys ?? [];

describe('old private keys', () => {
  const everybody = (at: Date, keys: readonly string[] = []) =>
    new Map(['senafront', 'snm', 'senniaf', 'inamu'].map((id) => [id, { at, keys }]));

  it('are not destroyed while nothing has followed them', async () => {
    await addNext(store, 'onpar', later(24));
    expect(await destroyOld(store, 'onpar', everybody(later(2)), later(3))).toEqual({
      destroyed: [],
      kept: [],
    });
    expect(await store.keys('onpar')).toHaveLength(4);
  });

  it.each([
    ['said it before the change', 1.5, [] as const],
    ['said it within the hour after it', 2.5, [] as const],
    ['still has something sealed to them', 8, ['old'] as const],
  ])('stay when a partner %s', async (_, hour, open) => {
    const [, enc] = await store.keys('onpar');
    await addNext(store, 'onpar', later(2));
    const statements = everybody(later(8));
    const { kid = '' } = enc ?? {};
    statements.set('inamu', { at: later(hour), keys: open.map(() => kid) });
    const { kept } = await destroyOld(store, 'onpar', statements, later(9));
    expect(kept).toEqual([{ kid, waitingFor: ['inamu'] }]);
    expect((await store.keys('onpar')).map((key) => key.kid)).toContain(kid);
  });

  it('go when all have said it, and stay pinned as ended', async () => {
    const old = await store.keys('onpar');
    await addNext(store, 'onpar', later(2));
    await destroyOld(store, 'onpar', everybody(later(4)), later(5));
    const left = (await store.keys('onpar')).map(({ kid }) => kid);
    expect(left.filter((kid) => old.some((key) => key.kid === kid))).toEqual([]);
    const [sig, enc] = await pinned();
    // The signing key proves what it signed and is still under way; nobody can sign with it any more.
    expect([sig?.until, enc?.until]).toEqual([undefined, later(5).toISOString()]);
  });
});

describe('a revoked key', () => {
  it('is followed by a new one at once, is not signed with again, and cannot be pinned as good', async () => {
    const [sig] = await pinned();
    const [made] = await revoke(store, sig?.kid ?? '', NOW);
    expect(made).toMatchObject({ use: 'sig' });
    expect((await store.keys('onpar')).map(({ kid }) => kid)).not.toContain(sig?.kid);
    if (sig) await pin(store, 'onpar', [sig, ...(await pinned()).filter(({ kid }) => kid !== sig.kid)]);
    expect((await pinned()).find(({ kid }) => kid === sig?.kid)?.revoked).toBe(NOW.toISOString());
  });

  it('stays revoked when identities are prepared again', async () => {
    const [sig] = await pinned();
    await revoke(store, sig?.kid ?? '', NOW);
    await prepareIdentities(folder, MEMBERS);
    expect((await pinned()).find(({ kid }) => kid === sig?.kid)?.revoked).toBe(NOW.toISOString());
  });

  it('must be one that the directory has', async () => {
    await expect(revoke(store, 'nobody-sig-1', NOW)).rejects.toThrow('No party');
  });
});

describe('the files', () => {
  it('are readable by their owner alone, and no copy is left beside them', async () => {
    await addNext(store, 'onpar', later(24));
    const names = await readdir(folder);
    expect(names.filter((name) => name.endsWith('.new'))).toEqual([]);
    for (const name of names) expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });

  it('are not written when a party could not run on them', async () => {
    const before = await store.keys('onpar');
    await expect(store.writeKeys('onpar', before.slice(1))).rejects.toThrow('"sig"');
    expect(await store.keys('onpar')).toEqual(before);
  });
});
