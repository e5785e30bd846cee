import { createPrivateKey, createPublicKey } from "node:crypto";
import { EnlaceError } from "../../../contracts/src/index.js";
import { isWeakKey } from "./weak.key.js";
/** @throws EnlaceError `configuration-invalid` when the key protects nothing */ export function importPublicKey(party, { kty, crv, x, use }) {
    const key = createPublicKey({
        key: {
            kty,
            crv,
            x
        },
        format: 'jwk'
    });
    if (isWeakKey(key, x)) {
        throw new EnlaceError('configuration-invalid', `A "${use}" key of ${party} is a point of low order (a placeholder, perhaps): anybody could use it. Make new keys.`);
    }
    return key;
}
/** @throws EnlaceError `configuration-invalid` when the two halves are not of one pair */ export function importPrivateKey(party, jwk) {
    const { kty, crv, x, d, use } = jwk;
    importPublicKey(party, jwk);
    try {
        return createPrivateKey({
            key: {
                kty,
                crv,
                x,
                d
            },
            format: 'jwk'
        });
    } catch  {
        // The schema has seen to everything else that Node could refuse; its own error says none of this.
        throw new EnlaceError('configuration-invalid', `The private and the public half of a "${use}" key of ${party} are not of one pair. Restore the file or make new keys.`);
    }
}
/**
 * One `kid` names one key and one key has one owner, or a signature would have two authors.
 *
 * @throws EnlaceError `configuration-invalid`, naming the owners and never the keys
 */ export function refuseSharedKeys(owned) {
    for (const member of [
        'kid',
        'x'
    ]){
        const owners = new Map();
        for (const { party, jwk } of owned){
            const other = owners.get(jwk[member]);
            if (other) {
                throw new EnlaceError('configuration-invalid', `Two keys, of ${other} and of ${party}, have the same "${member}". Give each key one owner and its own kid.`);
            }
            owners.set(jwk[member], party);
        }
    }
}

//# sourceMappingURL=jwk.importer.js.map