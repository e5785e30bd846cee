import { createCipheriv, createDecipheriv } from "node:crypto";
import { drawBytes } from "../../../contracts/src/index.js";
const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** IV, ciphertext and tag in one. The context is authenticated and not stored: whoever opens must know it. */ export function sealBytes(plain, key, context) {
    const iv = drawBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, key, iv, {
        authTagLength: TAG_BYTES
    });
    cipher.setAAD(Buffer.from(context));
    return Buffer.concat([
        iv,
        cipher.update(plain),
        cipher.final(),
        cipher.getAuthTag()
    ]);
}
/** @returns `undefined` when the key or the context is another one, or a bit was turned: a tag does not say which */ export function openBytes(sealed, key, context) {
    if (sealed.length < IV_BYTES + TAG_BYTES) return undefined;
    const iv = sealed.subarray(0, IV_BYTES);
    const tag = sealed.subarray(-TAG_BYTES);
    try {
        const decipher = createDecipheriv(CIPHER, key, iv, {
            authTagLength: TAG_BYTES
        });
        decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
        return Buffer.concat([
            decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)),
            decipher.final()
        ]);
    } catch  {
        return undefined;
    }
}

//# sourceMappingURL=sealed.bytes.js.map