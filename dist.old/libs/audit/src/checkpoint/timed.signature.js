/** `timestamp (8, big-endian) || Ed25519 signature (64)` of c2sp.org/tlog-cosignature. */ const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;
/** What a witness signs. The first line keeps it from ever passing as a note, or as a message of the exchange. */ export function cosignedBytes(text, at) {
    return Buffer.from(`cosignature/v1\ntime ${at}\n${text}`);
}
export function writeTimedSignature({ at, signature }) {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeBigUInt64BE(BigInt(at));
    return Buffer.concat([
        time,
        signature
    ]);
}
/** @returns undefined unless the bytes are exactly a time that a number holds and a signature */ export function readTimedSignature(bytes) {
    if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
    const at = Number(bytes.readBigUInt64BE());
    return Number.isSafeInteger(at) ? {
        at,
        signature: bytes.subarray(TIME_BYTES)
    } : undefined;
}

//# sourceMappingURL=timed.signature.js.map