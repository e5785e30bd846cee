import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { EnlaceError, type PartyId } from '@enlace/contracts';
import type { PrivateJwk, PublicJwk } from './jwk.schema.js';
import { isWeakKey } from './weak.key.js';

/** @throws EnlaceError `configuration-invalid` when the key protects nothing */
export function importPublicKey(party: PartyId, { kty, crv, x, use }: PublicJwk): KeyObject {
  const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
  if (isWeakKey(key, x)) {
    throw new EnlaceError(
      'configuration-invalid',
      `A "${use}" key of ${party} is a point of low order (a placeholder, perhaps): anybody could use it. Make new keys.`,
    );
  }
  return key;
}

/** @throws EnlaceError `configuration-invalid` when the two halves are not of one pair */
export function importPrivateKey(party: PartyId, jwk: PrivateJwk): KeyObject {
  const { kty, crv, x, d, use } = jwk;
  importPublicKey(party, jwk);
  try {
    return createPrivateKey({ key: { kty, crv, x, d }, format: 'jwk' });
  } catch {
    // The schema has seen to everything else that Node could refuse; its own error says none of this.
    throw new EnlaceError(
      'configuration-invalid',
      `The private and the public half of a "${use}" key of ${party} are not of one pair. Restore the file or make new keys.`,
    );
  }
}

/**
 * One `kid` names one key and one key has one owner, or a signature would have two authors.
 *
 * @throws EnlaceError `configuration-invalid`, naming the owners and never the keys
 */
export function refuseSharedKeys(owned: readonly { party: PartyId; jwk: PublicJwk }[]): void {
  for (const member of ['kid', 'x'] as const) {
    const owners = new Map<string, PartyId>();
    for (const { party, jwk } of owned) {
      const other = owners.get(jwk[member]);
      if (other) {
        throw new EnlaceError(
          'configuration-invalid',
          `Two keys, of ${other} and of ${party}, have the same "${member}". Give each key one owner and its own kid.`,
        );
      }
      owners.set(jwk[member], party);
    }
  }
}
