import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { AgencyId } from '@enlace/contracts';
import type { Identities } from '../../../apps/sandbox/src/fleet/identity.store.js';

/** Somebody who flags, at a device with a token of its own. */
export interface OfficerBadge {
  readonly agency: AgencyId;
  readonly actor: string;
  readonly token: string;
}

/** Adds officers to the tokens of an agency that has not started yet: a post has more than one. */
export async function enlistOfficers(
  identities: Identities,
  agency: AgencyId,
  count: number,
): Promise<OfficerBadge[]> {
  const badges = Array.from({ length: count }, (_, index) => ({
    agency,
    actor: `officer.${agency}.${index + 1}`,
    token: randomBytes(24).toString('base64url'),
  }));
  const file = identities.of.get(agency)?.tokensFile ?? '';
  const known = JSON.parse(await readFile(file, 'utf8')) as unknown[];
  const added = badges.map(({ actor, token }) => ({
    sha256: createHash('sha256').update(token).digest('hex'),
    actor,
    role: 'officer',
  }));
  await writeFile(file, JSON.stringify([...known, ...added]));
  return badges;
}
