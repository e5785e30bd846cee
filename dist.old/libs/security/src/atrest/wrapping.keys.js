import { createSecretKey, randomBytes } from "node:crypto";
import { EnlaceError } from "../../../contracts/src/index.js";
import * as z from "zod";
import { KeyBytes, KEY_BYTES } from "../keys/jwk.schema.js";
import { openBytes, sealBytes } from "./sealed.bytes.js";
import { wrappingKeyOf } from "./key.wrapper.js";
const WrappingKey = z.strictObject({
    id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, {
        error: 'letters, digits, - and _ are expected'
    }),
    key: KeyBytes
});
/** The first wraps what is new; the others only open what they wrapped, until that is wrapped anew. */ export const WrappingKeySet = z.array(WrappingKey).min(1).refine((keys)=>new Set(keys.map(({ id })=>id)).size === keys.length, {
    error: 'a key id is listed twice'
});
export function generateWrappingKey(id = `k${Date.now().toString(36)}`) {
    return {
        id,
        key: randomBytes(KEY_BYTES).toString('base64url')
    };
}
/**
 * Keys of the agency's own, from a file or the environment: to wrap is one AES-GCM of 32 bytes, and no call to anybody.
 * A random IV is safe for 2^32 data keys under one key (NIST SP 800-38D, 8.3); keys rotate long before.
 */ export class WrappingKeys {
    #keys;
    constructor(keys){
        const [first] = keys;
        this.keyId = first?.id ?? '';
        this.rotating = keys.length > 1;
        this.#keys = new Map(keys.map(({ id, key })=>[
                id,
                createSecretKey(Buffer.from(key, 'base64url'))
            ]));
    }
    async wrap(dataKey, context) {
        const sealed = sealBytes(dataKey, this.#key(this.keyId), context);
        return `${this.keyId}.${sealed.toString('base64url')}`;
    }
    async unwrap(wrapped, context) {
        const id = wrappingKeyOf(wrapped);
        const sealed = Buffer.from(wrapped.slice(id.length + 1), 'base64url');
        const dataKey = openBytes(sealed, this.#key(id), context);
        if (dataKey) return dataKey;
        throw new EnlaceError('record-unreadable', `The data key of a record does not open with the key "${id}": that key has other bytes than it had, or the row ` + 'was changed. Restore the key from where it is kept safe.');
    }
    #key(id) {
        const key = this.#keys.get(id);
        if (key) return key;
        throw new EnlaceError('record-unreadable', 'The data key of a record is wrapped under a key that this agency does not have. Put it back behind the current one: ' + `its id is "${id.slice(0, 40)}".`);
    }
}

//# sourceMappingURL=wrapping.keys.js.map