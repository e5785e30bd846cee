import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyDirectory, KeyRing, generateKeys, publicKeys, withNext, type PrivateJwk } from '@enlace/security';
import { eventually } from '../../../test/support/eventually.js';
import { createParties } from './parties.js';
import { runAgency, type RunningAgency } from './running.agency.js';

let folder: string;
let onpar: PrivateJwk[];
let audit: PrivateJwk[];
let agency: RunningAgency;

const files = () => ({ keysFile: join(folder, 'keys.json'), directoryFile: join(folder, 'directory.json') });

async function write(keys: PrivateJwk[]): Promise<void> {
  const parties = { onpar: publicKeys({ keys }), audit: publicKeys({ keys: audit }) };
  await writeFile(files().directoryFile, JSON.stringify({ parties }));
  await writeFile(files().keysFile, JSON.stringify({ keys }));
}

const published = async (): Promise<string[]> => {
  const { keys } = (await (await agency.ask('/.well-known/jwks.json')).json()) as {
    keys: { kid: string; state: string }[];
  };
  return keys.map(({ kid, state }) => `${kid} ${state}`);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlace-keys-'));
  [onpar, audit] = [(await generateKeys('onpar')).keys, (await generateKeys('audit')).keys];
  await write(onpar);
  const directory = new KeyDirectory({
    onpar: publicKeys({ keys: onpar }),
    audit: publicKeys({ keys: audit }),
  });
  const ring = new KeyRing('onpar', { keys: onpar });
  const changes = { keyFiles: files(), ring, directory };
  agency = await runAgency(await createParties('onpar', 'audit'), 'onpar', changes);
});
afterAll(async () => {
  await agency.stop();
  await rm(folder, { recursive: true });
});

describe('a running party', () => {
  const states = (keys: PrivateJwk[], state: string): string[] => keys.map(({ kid }) => `${kid} ${state}`);

  it('keeps its keys when a file is half written, and takes the new ones when it is whole', async () => {
    await writeFile(files().keysFile, '{"keys": [');
    const next = (await generateKeys('onpar')).keys;
    const both = withNext(onpar, next, new Date('2100-01-01'));
    const parties = { onpar: publicKeys({ keys: both }), audit: publicKeys({ keys: audit }) };
    await writeFile(files().directoryFile, JSON.stringify({ parties }));
    expect(await published()).toEqual(states(onpar, 'current'));
    await write(both);
    await eventually(async () => (await published()).length === 4);
    expect(await published()).toEqual([...states(onpar, 'current'), ...states(next, 'next')]);
  });

  it('publishes no private part, whatever becomes of a key', async () => {
    expect(await (await agency.ask('/.well-known/jwks.json')).text()).not.toContain('"d"');
  });

  it('does not go over to a directory without itself', async () => {
    const parties = { audit: publicKeys({ keys: audit }) };
    const before = await published();
    await writeFile(files().directoryFile, JSON.stringify({ parties }));
    const later = (await generateKeys('onpar')).keys;
    await eventually(async () => (await agency.ask('/health/live')).ok);
    expect(await published()).toEqual(before);
    await write(later);
    await eventually(async () => (await published()).join() === states(later, 'current').join());
  });
});
