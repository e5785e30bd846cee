import { EnlaceError, isPartyId, type PartyId } from '@enlace/contracts';
import type { MessageHeader } from '../signing/jws.header.js';
import { VerificationKey } from '../signing/verification.key.js';
import { importPublicKey, refuseSharedKeys } from './jwk.importer.js';
import { parseJwks, PublicJwks, type PublicJwk } from './jwk.schema.js';
import { currentOf, type Lifetime } from './key.lifetime.js';
import type { NamedKey } from './key.ring.js';

export type PinnedKeys = Partial<Record<PartyId, { keys: readonly PublicJwk[] }>>;

/** A directory as it stands at one time, every key imported once. */
export class DirectoryPage {
  readonly verificationKeys = new Map<string, VerificationKey>();
  /** What the headers of those keys say, by their encoding: most messages need no header read. */
  readonly headers = new Map<string, MessageHeader>();
  readonly encryptionKeys = new Map<PartyId, (NamedKey & Lifetime)[]>();
  readonly #published = new Map<PartyId, PublicJwk[]>();

  /** @throws EnlaceError `configuration-invalid` */
  constructor(parties: PinnedKeys) {
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
      const { kid, from, until, revoked } = jwk;
      this.#published.set(party, [...this.keysOf(party), jwk]);
      if (jwk.use === 'sig') this.#believe(new VerificationKey(party, kid, key, { from, until, revoked }));
      else {
        const known = this.encryptionKeys.get(party) ?? [];
        this.encryptionKeys.set(party, [...known, { kid, key, from, until, revoked }]);
      }
    }
  }

  keysOf(party: PartyId): readonly PublicJwk[] {
    return this.#published.get(party) ?? [];
  }

  encryptionKeyAt(party: PartyId, now: number): NamedKey | undefined {
    return currentOf(this.encryptionKeys.get(party) ?? [], now);
  }

  #believe(key: VerificationKey): void {
    const { kid, headers } = key;
    this.verificationKeys.set(kid, key);
    this.headers.set(headers.plain, { kid, batched: false });
    this.headers.set(headers.batched, { kid, batched: true });
  }
}
