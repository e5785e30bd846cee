import { EnlaceError } from "../../../contracts/src/index.js";
import { DirectoryPage } from "./directory.page.js";
/**
 * The pinned public keys of every party on the exchange, and when each of them is good (`key.lifetime.ts`). A directory
 * is replaced while it is in use, whole or not at all: whoever holds it sees the new one at once. It remembers nothing of
 * the old one, so that a key that was taken out is nobody's, and one that was marked revoked verifies what came before.
 */ export class KeyDirectory {
    #now;
    #page;
    /** @throws EnlaceError `configuration-invalid`; a key belongs to one party and a `kid` names one key */ constructor(parties, now = Date.now){
        this.#page = new DirectoryPage(parties);
        this.#now = now;
    }
    /** @throws EnlaceError `configuration-invalid`, and the old one stays */ replace(parties) {
        this.#page = new DirectoryPage(parties);
    }
    /** Whether there is a key to write to it with. */ has(party) {
        return this.#page.encryptionKeyAt(party, this.#now()) !== undefined;
    }
    /** What is pinned of a party, as it is to be published. */ keysOf(party) {
        return this.#page.keysOf(party);
    }
    /** Whether something sealed to it may be under way to a key that is not the one to write to. */ isRotating(party) {
        const now = this.#now();
        const listed = this.keysOf(party).filter(({ use })=>use === 'enc');
        return listed.filter(({ until })=>until === undefined || now < Date.parse(until)).length > 1;
    }
    /**
   * A signing key and its owner, whatever has become of it since. An encryption key is never found here, whatever its
   * `kid`.
   */ verificationKey(kid) {
        return this.#page.verificationKeys.get(kid);
    }
    /** What an encoded header says, if it is one that a key of this directory writes. */ headerOf(segment) {
        return this.#page.headers.get(segment);
    }
    /** The key to write to now. @throws EnlaceError `receiver-not-connected` */ encryptionKey(party) {
        const key = this.#page.encryptionKeyAt(party, this.#now());
        if (key) return key;
        throw new EnlaceError('receiver-not-connected', `No keys of ${party} are in the directory, so nothing can be sealed to it. Pin its key set or use the phone.`, {
            facts: {
                receiver: party
            }
        });
    }
}

//# sourceMappingURL=key.directory.js.map