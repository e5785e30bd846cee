import { readFileSync } from 'node:fs';
import { parseVerifierKey, type NoteKeyType, type NoteVerifier } from '@enlace/audit';
import { EnlaceError } from '@enlace/contracts';
import { ConfigurationError } from '@enlace/platform';

/**
 * Verifier keys that a setting pins, separated by white space, or those in the file it names: a container gets files.
 *
 * @throws ConfigurationError naming the setting
 */
export function readVerifierKeys(setting: string, value: string, type: NoteKeyType): NoteVerifier[] {
  const text = value.startsWith('/') ? readText(setting, value) : value;
  try {
    const keys = text.trim().split(/\s+/).map(parseVerifierKey);
    if (keys.every((key) => key.type === type)) return keys;
  } catch (error) {
    if (!(error instanceof EnlaceError)) throw error;
    throw new ConfigurationError([`${setting}: ${error.message}`]);
  }
  const wanted = type === 'note' ? 'of a log, and one is of a witness' : 'of a witness, and one is of a log';
  throw new ConfigurationError([`${setting}: keys are expected ${wanted}`]);
}

function readText(setting: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError([`${setting}: the file ${path} cannot be read (${code})`]);
  }
}
