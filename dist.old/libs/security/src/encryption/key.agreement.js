import { diffieHellman } from "node:crypto";
/**
 * X25519 (RFC 7748). A public key of low order makes the secret all zeros, known to everybody.
 *
 * @returns 32 bytes, or undefined when the other side's key contributes nothing (RFC 7748 section 6.1)
 */ export function agreeOnSecret(privateKey, publicKey) {
    try {
        const secret = diffieHellman({
            privateKey,
            publicKey
        });
        // OpenSSL 3 already throws; a build on another library need not.
        return secret.some((byte)=>byte !== 0) ? secret : undefined;
    } catch  {
        return undefined;
    }
}

//# sourceMappingURL=key.agreement.js.map