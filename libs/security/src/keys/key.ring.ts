import type { KeyObject } from 'node:crypto';
import { EnlaceError, type PartyId } from '@enlace/contracts';
import { ReceivingKey } from '../encryption/receiving.key.js';
import { SigningKey } from '../signing/signing.key.js';
import { importPrivateKey, refuseSharedKeys } from './jwk.importer.js';
import { parseJwks, PrivateJwks, type PrivateJwk } from './jwk.schema.js';
import { currentOf, type Lifetime } from './key.lifetime.js';

/** A key and the id under which others know it. */
export interface NamedKey {
  readonly kid: string;
  readonly key: KeyObject;
}

interface Keys {
  readonly signing: readonly (Lifetime & { readonly key: SigningKey })[];
  readonly receiving: ReadonlyMap<string, ReceivingKey>;
}

/**
 * The private keys of one party. The signing key whose time it is signs; every `enc` key opens, so that what was sealed
 * to the old key and is still under way can be read until the old key is taken out. A ring is replaced while it is in
 * use, whole or not at all. Keys are imported here, once: an import costs as much as a small message.
 */
export class KeyRing {
  readonly party: PartyId;
  readonly #now: () => number;
  #keys: Keys;

  /** @throws EnlaceError `configuration-invalid` */
  constructor(party: PartyId, jwks: { keys: readonly PrivateJwk[] }, now: () => number = Date.now) {
    this.party = party;
    this.#now = now;
    this.#keys = importKeys(party, jwks, now());
  }

  /** @throws EnlaceError `configuration-invalid`, and the old ones stay */
  replace(jwks: { keys: readonly PrivateJwk[] }): void {
    this.#keys = importKeys(this.party, jwks, this.#now());
  }

  /** @throws EnlaceError `configuration-invalid` when the time of every one is over */
  get signingKey(): SigningKey {
    return currentSigner(this.party, this.#keys.signing, this.#now());
  }

  decryptionKey(kid: string): ReceivingKey | undefined {
    return this.#keys.receiving.get(kid);
  }
}

function importKeys(party: PartyId, jwks: { keys: readonly PrivateJwk[] }, now: number): Keys {
  const { keys } = parseJwks(PrivateJwks, party, jwks);
  refuseSharedKeys(keys.map((jwk) => ({ party, jwk })));
  const signing: (Lifetime & { key: SigningKey })[] = [];
  const receiving = new Map<string, ReceivingKey>();
  for (const jwk of keys) {
    const key = importPrivateKey(party, jwk);
    const { from, until, revoked } = jwk;
    if (jwk.use === 'sig') signing.push({ key: new SigningKey(jwk.kid, key), from, until, revoked });
    else receiving.set(jwk.kid, new ReceivingKey(key));
  }
  currentSigner(party, signing, now);
  return { signing, receiving };
}

function currentSigner(party: PartyId, signing: Keys['signing'], now: number): SigningKey {
  const current = currentOf(signing, now);
  if (current) return current.key;
  throw new EnlaceError(
    'configuration-invalid',
    `No signing key of ${party} is in its time: each is not begun, ended or revoked. Make new keys.`,
  );
}
