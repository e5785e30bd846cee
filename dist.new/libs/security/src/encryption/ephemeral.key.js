import { generateKeyPairSync } from "node:crypto";
/** The typings know neither `jwk` at generation nor a pair with one half encoded; Node has had both since 16.10. */ const generate = generateKeyPairSync;
/**
 * A fresh X25519 pair.
 *
 * The public half is encoded while it is generated, not by `.export({ format: 'jwk' })` afterwards: on Node 20 the
 * export holds the key's lock while it allocates, and when that allocation collects the finished generation job, the
 * job's destructor waits for the same lock on the same thread, for ever. The running job cannot be collected. DER is
 * safe as well and costs 80 µs more.
 */ export function generateEphemeralKey() {
    return generate('x25519', {
        publicKeyEncoding: {
            format: 'jwk'
        }
    });
}

//# sourceMappingURL=ephemeral.key.js.map