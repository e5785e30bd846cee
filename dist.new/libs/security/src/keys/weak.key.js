import { generateKeyPairSync } from "node:crypto";
import { agreeOnSecret } from "../encryption/key.agreement.js";
/**
 * The y coordinates of the points of order 1, 2, 4 and 8 on Ed25519, little-endian, with their unreduced spellings.
 * Under such a public key anybody signs: before OpenSSL 3.5 one of 32 zero bytes let every fourth forgery through.
 */ const WEAK_ED25519 = new Set([
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'
]);
const SIGN_BIT = 0x80;
/** Whether a public key has low order: its signatures forged by anybody, its shared secrets known to everybody. */ export function isWeakKey(key, x) {
    if (key.asymmetricKeyType === 'x25519') {
        return agreeOnSecret(generateKeyPairSync('x25519').privateKey, key) === undefined;
    }
    const y = Buffer.from(x, 'base64url');
    y.writeUInt8(y.readUInt8(y.length - 1) & ~SIGN_BIT, y.length - 1);
    return WEAK_ED25519.has(y.toString('hex'));
}

//# sourceMappingURL=weak.key.js.map