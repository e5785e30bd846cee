import { EnlaceError, PARTY_IDS, type PartyId } from '@enlace/contracts';
import { ConfigurationError, loadJsonFile } from '@enlace/platform';
import { KeyDirectory, KeyRing } from '@enlace/security';
import * as z from 'zod';

/** Where a party finds what it signs with, and whom it believes. */
export interface KeyFiles {
  readonly keysFile: string;
  readonly directoryFile: string;
}

export const DirectoryFile = z.object({
  parties: z.partialRecord(
    z.enum(PARTY_IDS),
    z.object({
      keys: z.array(z.looseObject({ kid: z.string() })).min(1),
      offices: z.array(z.string()).default([]),
    }),
  ),
});
export const KeysFile = z.looseObject({ keys: z.array(z.unknown()) });

export type Pinned = ConstructorParameters<typeof KeyDirectory>[0];
export type PrivateKeys = ConstructorParameters<typeof KeyRing>[1];

/**
 * What two files hold, whole and checked against each other.
 *
 * @throws ConfigurationError
 */
export function checkKeys(
  party: PartyId,
  keys: unknown,
  parties: unknown,
): { ring: KeyRing; directory: KeyDirectory } {
  try {
    const ring = new KeyRing(party, keys as PrivateKeys);
    const directory = new KeyDirectory(parties as Pinned);
    const faults = [party, 'audit' as const].filter((id) => !directory.has(id));
    if (faults.length > 0)
      throw new ConfigurationError(faults.map((id) => `DIRECTORY_FILE: no keys of ${id}`));
    return { ring, directory };
  } catch (error) {
    if (error instanceof EnlaceError)
      throw new ConfigurationError([`KEYS_FILE or DIRECTORY_FILE: ${error.message}`]);
    throw error;
  }
}

/** @throws ConfigurationError */
export function readKeyFiles({ keysFile, directoryFile }: KeyFiles): { keys: PrivateKeys; parties: Pinned } {
  const { parties } = loadJsonFile('DIRECTORY_FILE', directoryFile, DirectoryFile);
  const keys = loadJsonFile('KEYS_FILE', keysFile, KeysFile);
  return { keys: keys as PrivateKeys, parties: parties as Pinned };
}
