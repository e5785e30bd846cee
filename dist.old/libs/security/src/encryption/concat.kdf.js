import { hash } from "node:crypto";
const HASH_BITS = 256;
const COUNTER_BYTES = 4;
/**
 * The Concat KDF of RFC 7518 section 4.6.2 (NIST SP 800-56A section 5.8.1), SHA-256, for keys of one round. Every body
 * asks for one, so what is hashed is written in one piece.
 */ export function concatKdf({ secret, algorithm, apu, apv, bits }) {
    if (bits > HASH_BITS) throw new RangeError(`One round derives ${HASH_BITS} bits at most`);
    const info = [
        algorithm,
        apu,
        apv
    ];
    const infoBytes = info.reduce((bytes, text)=>bytes + COUNTER_BYTES + Buffer.byteLength(text), 0);
    const input = Buffer.allocUnsafe(COUNTER_BYTES + secret.length + infoBytes + COUNTER_BYTES);
    let at = input.writeUInt32BE(1);
    at += secret.copy(input, at);
    for (const text of info){
        const written = input.write(text, at + COUNTER_BYTES);
        at = input.writeUInt32BE(written, at) + written;
    }
    input.writeUInt32BE(bits, at);
    const key = hash('sha256', input, 'buffer').subarray(0, bits / 8);
    // It held the secret, in memory that is handed out again.
    input.fill(0);
    return key;
}

//# sourceMappingURL=concat.kdf.js.map