import { createPublicKey } from "node:crypto";
import { BoundedCache } from "../cache/bounded.cache.js";
import { agreeOnSecret } from "./key.agreement.js";
const ENTRIES = 1024;
/** Ten lives of an ephemeral key: what is sent again soon is opened cheaply, and secrets do not linger. */ const LIFETIME = 600_000;
/**
 * A key that a party is written to, with the secrets it agreed on lately: one agreement serves all messages under one
 * ephemeral key. It remembers nothing that the key itself could not work out again, and wipes it after its time.
 */ export class ReceivingKey {
    #secrets;
    constructor(key, { entries = ENTRIES, lifetime = LIFETIME, now } = {}){
        this.key = key;
        this.#secrets = new BoundedCache({
            entries,
            lifetime,
            now,
            wipe: (secret)=>secret.fill(0)
        });
    }
    /** Secrets remembered at this moment. */ get remembered() {
        return this.#secrets.size;
    }
    /**
   * Use it before asking for the next, because what is old is wiped.
   *
   * @param epk an X25519 public key, 32 bytes in base64url
   * @returns undefined for a key that contributes nothing
   */ agreeWith(epk) {
        const known = this.#secrets.get(epk);
        if (known) return known;
        const publicKey = createPublicKey({
            key: {
                kty: 'OKP',
                crv: 'X25519',
                x: epk
            },
            format: 'jwk'
        });
        const secret = agreeOnSecret(this.key, publicKey);
        if (secret) this.#secrets.set(epk, secret);
        return secret;
    }
}

//# sourceMappingURL=receiving.key.js.map