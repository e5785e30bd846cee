import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartyId } from '@enlace/contracts';
import { KeyDirectory, KeyRing, type PrivateJwk, type PublicJwk } from '@enlace/security';

export interface DirectoryFile {
  readonly parties: Partial<Record<PartyId, { keys: PublicJwk[]; offices?: string[] }>>;
}

/** The key set of a party and its copy of the directory, as `npm run identities` lays them into a folder. */
export class KeyStore {
  constructor(private readonly folder: string) {}

  async keys(party: PartyId): Promise<PrivateJwk[]> {
    const { keys } = JSON.parse(await readFile(this.keysFile(party), 'utf8')) as { keys: PrivateJwk[] };
    return keys;
  }

  async directory(): Promise<DirectoryFile> {
    return JSON.parse(await readFile(this.directoryFile, 'utf8')) as DirectoryFile;
  }

  /** Refuses a set that the party could not run on: nothing is written then. */
  async writeKeys(party: PartyId, keys: readonly PrivateJwk[]): Promise<void> {
    const ring = new KeyRing(party, { keys });
    await overwrite(this.keysFile(ring.party), { keys });
  }

  async writeDirectory(directory: DirectoryFile): Promise<void> {
    await overwrite(this.directoryFile, checked(directory));
  }

  private keysFile(party: PartyId): string {
    return join(this.folder, `${party}.keys.json`);
  }

  private get directoryFile(): string {
    return join(this.folder, 'directory.json');
  }
}

/** As it is, if a party can run on it. */
function checked(directory: DirectoryFile): DirectoryFile {
  const pinned = new KeyDirectory({});
  pinned.replace(directory.parties);
  return directory;
}

/**
 * In place, because a container has the file mounted and would go on reading one that was renamed over. A second copy lies
 * on the disk first: whoever loses the power in between still has the keys.
 */
async function overwrite(file: string, content: unknown): Promise<void> {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  const copy = await open(`${file}.new`, 'w', 0o600);
  try {
    await copy.writeFile(text);
    await copy.sync();
  } finally {
    await copy.close();
  }
  await writeFile(file, text, { mode: 0o600 });
  await rm(`${file}.new`);
}
