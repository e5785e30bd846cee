import { EnlaceError } from "../../../contracts/src/index.js";
import { ReceivingKey } from "../encryption/receiving.key.js";
import { SigningKey } from "../signing/signing.key.js";
import { importPrivateKey, refuseSharedKeys } from "./jwk.importer.js";
import { parseJwks, PrivateJwks } from "./jwk.schema.js";
import { currentOf } from "./key.lifetime.js";
/**
 * The private keys of one party. The signing key whose time it is signs; every `enc` key opens, so that what was sealed
 * to the old key and is still under way can be read until the old key is taken out. A ring is replaced while it is in
 * use, whole or not at all. Keys are imported here, once: an import costs as much as a small message.
 */ export class KeyRing {
    #now;
    #keys;
    /** @throws EnlaceError `configuration-invalid` */ constructor(party, jwks, now = Date.now){
        this.party = party;
        this.#now = now;
        this.#keys = importKeys(party, jwks, now());
    }
    /** @throws EnlaceError `configuration-invalid`, and the old ones stay */ replace(jwks) {
        this.#keys = importKeys(this.party, jwks, this.#now());
    }
    /** @throws EnlaceError `configuration-invalid` when the time of every one is over */ get signingKey() {
        return currentSigner(this.party, this.#keys.signing, this.#now());
    }
    decryptionKey(kid) {
        return this.#keys.receiving.get(kid);
    }
}
function importKeys(party, jwks, now) {
    const { keys } = parseJwks(PrivateJwks, party, jwks);
    refuseSharedKeys(keys.map((jwk)=>({
            party,
            jwk
        })));
    const signing = [];
    const receiving = new Map();
    for (const jwk of keys){
        const key = importPrivateKey(party, jwk);
        const { from, until, revoked } = jwk;
        if (jwk.use === 'sig') signing.push({
            key: new SigningKey(jwk.kid, key),
            from,
            until,
            revoked
        });
        else receiving.set(jwk.kid, new ReceivingKey(key));
    }
    currentSigner(party, signing, now);
    return {
        signing,
        receiving
    };
}
function currentSigner(party, signing, now) {
    const current = currentOf(signing, now);
    if (current) return current.key;
    throw new EnlaceError('configuration-invalid', `No signing key of ${party} is in its time: each is not begun, ended or revoked. Make new keys.`);
}

//# sourceMappingURL=key.ring.js.map