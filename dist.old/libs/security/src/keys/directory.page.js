import { EnlaceError, isPartyId } from "../../../contracts/src/index.js";
import { VerificationKey } from "../signing/verification.key.js";
import { importPublicKey, refuseSharedKeys } from "./jwk.importer.js";
import { parseJwks, PublicJwks } from "./jwk.schema.js";
import { currentOf } from "./key.lifetime.js";
/** A directory as it stands at one time, every key imported once. */ export class DirectoryPage {
    #published;
    /** @throws EnlaceError `configuration-invalid` */ constructor(parties){
        this.verificationKeys = new Map();
        /** What the headers of those keys say, by their encoding: most messages need no header read. */ this.headers = new Map();
        this.encryptionKeys = new Map();
        this.#published = new Map();
        const owned = Object.entries(parties).flatMap(([party, jwks])=>{
            if (!isPartyId(party)) {
                throw new EnlaceError('configuration-invalid', 'The key directory names a party that is not registered.');
            }
            return parseJwks(PublicJwks, party, jwks).keys.map((jwk)=>({
                    party,
                    jwk
                }));
        });
        refuseSharedKeys(owned);
        for (const { party, jwk } of owned){
            const key = importPublicKey(party, jwk);
            const { kid, from, until, revoked } = jwk;
            this.#published.set(party, [
                ...this.keysOf(party),
                jwk
            ]);
            if (jwk.use === 'sig') this.#believe(new VerificationKey(party, kid, key, {
                from,
                until,
                revoked
            }));
            else {
                const known = this.encryptionKeys.get(party) ?? [];
                this.encryptionKeys.set(party, [
                    ...known,
                    {
                        kid,
                        key,
                        from,
                        until,
                        revoked
                    }
                ]);
            }
        }
    }
    keysOf(party) {
        return this.#published.get(party) ?? [];
    }
    encryptionKeyAt(party, now) {
        return currentOf(this.encryptionKeys.get(party) ?? [], now);
    }
    #believe(key) {
        const { kid, headers } = key;
        this.verificationKeys.set(kid, key);
        this.headers.set(headers.plain, {
            kid,
            batched: false
        });
        this.headers.set(headers.batched, {
            kid,
            batched: true
        });
    }
}

//# sourceMappingURL=directory.page.js.map