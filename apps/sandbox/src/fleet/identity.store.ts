import { createHash, createPublicKey, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatVerifierKey, type NoteKeyType } from '@enlace/audit';
import { ROLES, type PartyId, type Role } from '@enlace/contracts';
import {
  KeyRing,
  generateKeys,
  generateWrappingKey,
  mergePinned,
  publicKeys,
  type PublicJwk,
} from '@enlace/security';
import { LOG_ORIGIN } from '../../../audit/src/log/log.signer.js';
import { WITNESS_NAME } from '../../../defensoria/src/witness.config.js';
import { WITNESS, type Member } from './member.list.js';

/** Where one party finds its keys, the directory and its tokens, and the tokens themselves for whoever plays with it. */
export interface Identity {
  readonly keysFile: string;
  readonly tokensFile: string;
  /** What wraps the keys of its records; the audit keeps nothing of persons, and has none. */
  readonly dataKeysFile: string | undefined;
  readonly tokens: Readonly<Partial<Record<Role, string>>>;
}

export interface Identities {
  readonly directoryFile: string;
  /** For `LOG_KEYS` of the witness: what the audit signs checkpoints with. Absent unless its keys are here. */
  readonly logKey?: string;
  /** For `WITNESS_KEY` of the audit. */
  readonly witnessKey?: string;
  readonly of: ReadonlyMap<PartyId, Identity>;
}

interface Directory {
  readonly parties: Readonly<Record<string, { readonly keys: readonly PublicJwk[] }>>;
}

type Keys = Awaited<ReturnType<typeof generateKeys>>;

/**
 * Makes keys and tokens for every member once and keeps them in the data folder, readable by its owner only: a second
 * start must open what the first one sealed.
 */
export async function prepareIdentities(folder: string, members: readonly Member[]): Promise<Identities> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const of = new Map<PartyId, Identity>();
  const directoryFile = join(folder, 'directory.json');
  const known = existsSync(directoryFile)
    ? (JSON.parse(await readFile(directoryFile, 'utf8')) as Directory).parties
    : {};
  const parties: Record<string, unknown> = { ...known };
  for (const member of members) {
    const keysFile = join(folder, `${member.party}.keys.json`);
    const keys = await keepFile<Keys>(keysFile, () => generateKeys(member.party));
    // What is pinned of a party is more than it has: old keys, and that one was stolen.
    const pinned = mergePinned(known[member.party]?.keys ?? [], publicKeys(keys).keys);
    if (member.party !== WITNESS.party) parties[member.party] = { keys: pinned, offices: member.offices };

    const tokens = await keepFile(join(folder, `${member.party}.secrets.json`), () =>
      drawTokens(member.roles),
    );
    const tokensFile = join(folder, `${member.party}.tokens.json`);
    await write(tokensFile, recordsOf(member.party, tokens));
    const dataKeysFile = member.party === 'audit' ? undefined : join(folder, `${member.party}.datakeys.json`);
    if (dataKeysFile) await keepFile(dataKeysFile, () => ({ keys: [generateWrappingKey()] }));
    of.set(member.party, { keysFile, tokensFile, dataKeysFile, tokens });
  }
  await write(directoryFile, { parties });
  return { directoryFile, of, ...(await pinNoteKeys(folder, of)) };
}

/** What the log and its witness sign notes with, each in a file for whoever pins it. */
async function pinNoteKeys(
  folder: string,
  of: ReadonlyMap<PartyId, Identity>,
): Promise<Pick<Identities, 'logKey' | 'witnessKey'>> {
  const pin = async (party: PartyId, name: string, type: NoteKeyType): Promise<string | undefined> => {
    const keysFile = of.get(party)?.keysFile;
    if (keysFile === undefined) return undefined;
    const ring = new KeyRing(party, JSON.parse(await readFile(keysFile, 'utf8')) as Keys);
    const text = formatVerifierKey({ name, publicKey: createPublicKey(ring.signingKey.key), type });
    await writeFile(join(folder, `${party}.vkey`), `${text}\n`, { mode: 0o600 });
    return text;
  };
  const logKey = await pin('audit', LOG_ORIGIN, 'note');
  const witnessKey = await pin('defensoria', WITNESS_NAME, 'cosignature');
  return { ...(logKey !== undefined && { logKey }), ...(witnessKey !== undefined && { witnessKey }) };
}

function drawTokens(roles: readonly Role[]): Partial<Record<Role, string>> {
  return Object.fromEntries(roles.map((role) => [role, randomBytes(24).toString('base64url')]));
}

function recordsOf(party: PartyId, tokens: Partial<Record<Role, string>>) {
  return ROLES.flatMap((role) => {
    const token = tokens[role];
    if (token === undefined) return [];
    return [{ sha256: createHash('sha256').update(token).digest('hex'), actor: `${role}.${party}`, role }];
  });
}

/** What was made once is read again. Readable by its owner only. */
export async function keepFile<T>(file: string, make: () => T | Promise<T>): Promise<T> {
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8')) as T;
  const made = await make();
  await write(file, made);
  return made;
}

async function write(file: string, content: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
}
