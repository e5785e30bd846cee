import { EnlaceError, isPartyId, type PartyId } from '@enlace/contracts';
import type { MessageHeader } from '../signing/jws.header.js';
import { VerificationKey } from '../signing/verification.key.js';
import { importPublicKey, refuseSharedKeys } from './jwk.importer.js';
import { parseJwks, PublicJwks, type PublicJwk } from './jwk.schema.js';
import type { NamedKey } from './key.ring.js';

/**
 * The pinned public keys of every party on the exchange. Of each party the first `enc` key is the one to write to;
 * every `sig` key listed is believed. To revoke a key, take it out: what it signed is refused from then on, because a
 * new directory remembers nothing of the old one.
 */
export class KeyDirectory {
  readonly #verificationKeys = new Map<string, VerificationKey>();
  /** What the headers of those keys say, by their encoding: most messages need no header read. */
  readonly #headers = new Map<string, MessageHeader>();
  readonly #encryptionKeys = new Map<PartyId, NamedKey>();

  /** @throws EnlaceError `configuration-invalid`; a key belongs to one party and a `kid` names one key */
  constructor(parties: Partial<Record<PartyId, { keys: readonly PublicJwk[] }>>) {
    const owned = Object.entries(parties).flatMap(([party, jwks]) => {
      if (!isPartyId(party)) {
        throw new EnlaceError(
          'configuration-invalid',
          'The key directory names a party that is not registered.',
        );
      }
      return parseJwks(PublicJwks, party, jwks).keys.map((jwk) => ({ party, jwk }));
    });
    refuseSharedKeys(owned);
    for (const { party, jwk } of owned) {
      const key = importPublicKey(party, jwk);
      if (jwk.use === 'sig') this.#believe(new VerificationKey(party, jwk.kid, key));
      else if (!this.#encryptionKeys.has(party)) this.#encryptionKeys.set(party, { kid: jwk.kid, key });
    }
  }

  has(party: PartyId): boolean {
    return this.#encryptionKeys.has(party);
  }

  /** A signing key and its owner. An encryption key is never found here, whatever its `kid`. */
  verificationKey(kid: string): VerificationKey | undefined {
    return this.#verificationKeys.get(kid);
  }

  /** What an encoded header says, if it is one that a key of this directory writes. */
  headerOf(segment: string): MessageHeader | undefined {
    return this.#headers.get(segment);
  }

  /** @throws EnlaceError `receiver-not-connected` */
  encryptionKey(party: PartyId): NamedKey {
    const key = this.#encryptionKeys.get(party);
    if (key) return key;
    throw new EnlaceError(
      'receiver-not-connected',
      `No keys of ${party} are in the directory, so nothing can be sealed to it. Pin its key set or use the phone.`,
      { facts: { receiver: party } },
    );
  }

  #believe(key: VerificationKey): void {
    const { kid, headers } = key;
    this.#verificationKeys.set(kid, key);
    this.#headers.set(headers.plain, { kid, batched: false });
    this.#headers.set(headers.batched, { kid, batched: true });
  }
}
