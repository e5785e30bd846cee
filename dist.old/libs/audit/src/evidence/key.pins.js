import { EnlaceError } from "../../../contracts/src/index.js";
import { ed25519Of, parseVerifierKey } from "../checkpoint/verifier.key.js";
import { finding } from "./finding.js";
/** Takes each key for what it is said to be, and no other: a witness's key never verifies a log. */ export function readPins({ log, witnesses, parties }) {
    const faults = [];
    const notes = [];
    for (const [type, texts] of [
        [
            'note',
            log
        ],
        [
            'cosignature',
            witnesses
        ]
    ]){
        for (const text of texts){
            const key = readKey(text);
            if (key?.type === type) notes.push(key);
            else faults.push(finding('key-unusable', {
                key: type
            }));
        }
    }
    const known = new Map();
    for (const { party, kid, x, validFrom, validUntil } of parties){
        // One kid names one key: with two, a signature would have two authors.
        if (known.has(kid)) faults.push(finding('key-unusable', {
            key: party
        }));
        known.set(kid, {
            party,
            key: ed25519Of(Buffer.from(x, 'base64url')),
            validFrom: validFrom === undefined ? -Infinity : Date.parse(validFrom),
            validUntil: validUntil === undefined ? Infinity : Date.parse(validUntil)
        });
    }
    return {
        notes,
        parties: known,
        faults
    };
}
function readKey(text) {
    try {
        return parseVerifierKey(text);
    } catch (error) {
        if (error instanceof EnlaceError) return undefined;
        throw error;
    }
}

//# sourceMappingURL=key.pins.js.map