import { EnlaceError } from "../../../contracts/src/index.js";
import { BoundedCache } from "../cache/bounded.cache.js";
import { generateEphemeralKey } from "./ephemeral.key.js";
import { agreeOnSecret } from "./key.agreement.js";
const LIFETIME = 60_000;
const USES = 1000;
/** Receivers and lanes at one time; the eldest gives way, which costs a new key and nothing else. */ const ENTRIES = 256;
/**
 * The ephemeral keys of one process, each for one receiver key and one lane, for a minute or a thousand messages,
 * whichever ends first (ADR 0013). The private half is not kept even that long: it agrees once on a secret with the
 * one key it is for, and is dropped. The secret is wiped at the end of its time.
 */ export class EphemeralKeys {
    #uses;
    #entries;
    constructor({ lifetime = LIFETIME, uses = USES, now } = {}){
        this.#uses = uses;
        this.#entries = new BoundedCache({
            entries: ENTRIES,
            lifetime,
            now,
            wipe: ({ agreement })=>agreement.secret.fill(0)
        });
    }
    /**
   * For one message: use it before asking for the next, because what is old is wiped.
   *
   * @param lane what may be seen to have been sent in the same minute, by a name of one line
   */ agreeWith(to, lane) {
        const name = `${lane}\n${to.kid}`;
        let entry = this.#entries.get(name);
        // A directory read anew may hold another key under the same kid.
        if (!entry || entry.to !== to.key || entry.uses >= this.#uses) {
            entry = {
                to: to.key,
                agreement: agree(to),
                uses: 0
            };
            this.#entries.set(name, entry);
        }
        entry.uses += 1;
        return entry.agreement;
    }
}
function agree({ kid, key }) {
    const { publicKey, privateKey } = generateEphemeralKey();
    const secret = agreeOnSecret(privateKey, key);
    if (secret) return {
        kid,
        epk: publicKey.x,
        secret
    };
    throw new EnlaceError('configuration-invalid', `The encryption key ${kid} is unusable: replace it.`);
}

//# sourceMappingURL=ephemeral.keys.js.map