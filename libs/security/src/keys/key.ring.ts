import type { KeyObject } from 'node:crypto';
import type { PartyId } from '@enlace/contracts';
import { ReceivingKey } from '../encryption/receiving.key.js';
import { SigningKey } from '../signing/signing.key.js';
import { importPrivateKey, refuseSharedKeys } from './jwk.importer.js';
import { parseJwks, PrivateJwks, type PrivateJwk } from './jwk.schema.js';

/** A key and the id under which others know it. */
export interface NamedKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/**
 * The private keys of one party. The first `sig` key signs; every `enc` key opens, so after a rotation (new keys in
 * front) what was sealed to the old key and is still under way can be read until the old key is taken out.
 * Keys are imported here, once: an import costs as much as a small message.
 */
export class KeyRing {
  readonly party: PartyId;
  readonly signingKey: SigningKey;
  readonly #decryptionKeys = new Map<string, ReceivingKey>();

  /** @throws EnlaceError `configuration-invalid` */
  constructor(party: PartyId, jwks: { keys: readonly PrivateJwk[] }) {
    const { keys } = parseJwks(PrivateJwks, party, jwks);
    refuseSharedKeys(keys.map((jwk) => ({ party, jwk })));
    const signing: SigningKey[] = [];
    for (const jwk of keys) {
      const key = importPrivateKey(party, jwk);
      if (jwk.use === 'sig') signing.push(new SigningKey(jwk.kid, key));
      else this.#decryptionKeys.set(jwk.kid, new ReceivingKey(key));
    }
    this.party = party;
    this.signingKey = firstOf(signing);
  }

  decryptionKey(kid: string): ReceivingKey | undefined {
    return this.#decryptionKeys.get(kid);
  }
}

function firstOf(keys: readonly SigningKey[]): SigningKey {
  const [first] = keys;
  if (!first) throw new TypeError('The schema of a key set lets no set without a key pass');
  return first;
}
