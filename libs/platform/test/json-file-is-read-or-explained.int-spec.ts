import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError, loadJsonFile } from '@enlace/platform';
import * as z from 'zod';

const SECRET = 'geheim-hunter2';
const Keys = z.strictObject({ kid: z.string(), uses: z.array(z.enum(['sig', 'enc'])).min(1) });

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'enlace-config-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function faultsOf(path: string): readonly string[] {
  try {
    loadJsonFile('KEYS_FILE', path, Keys);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  throw new Error('Expected a fault, and the file was read.');
}

describe('a file of settings', () => {
  it('is read against its schema', async () => {
    const path = await file('good.json', '{ "kid": "a", "uses": ["sig"] }');
    expect(loadJsonFile('KEYS_FILE', path, Keys)).toEqual({ kid: 'a', uses: ['sig'] });
  });

  it('that is missing is named, with the setting that names it and why', () => {
    const path = join(folder, 'absent.json');
    expect(faultsOf(path)).toEqual([`KEYS_FILE: the file ${path} cannot be read (ENOENT)`]);
  });

  it('that is a folder is named', () => {
    expect(faultsOf(folder)).toEqual([`KEYS_FILE: the file ${folder} cannot be read (EISDIR)`]);
  });

  it.each(['', '{', `{"kid": ${SECRET}}`, "{'kid': 1}"])(
    'that is not JSON says so and quotes nothing: %p',
    async (text) => {
      const path = await file('broken.json', text);
      expect(faultsOf(path)).toEqual([`KEYS_FILE: the file ${path} is not JSON`]);
    },
  );

  it('names every fault in it, by the way there, and no value', async () => {
    const path = await file('faulty.json', JSON.stringify({ kid: 7, uses: ['sig', SECRET] }));
    const faults = faultsOf(path);
    expect(faults).toEqual([
      expect.stringMatching(/^KEYS_FILE, .*faulty\.json: kid: /),
      expect.stringMatching(/^KEYS_FILE, .*faulty\.json: uses\.1: /),
    ]);
    expect(faults.join()).not.toContain(SECRET);
  });

  it('of another shape altogether is a fault of the whole', async () => {
    const path = await file('list.json', '[]');
    expect(faultsOf(path)).toEqual([expect.stringMatching(/^KEYS_FILE, .*list\.json: environment: /)]);
  });
});
