import { hash } from "node:crypto";
/** SHA-256 of the bytes of a JWS, base64url without padding: 43 characters. What receipts and refusals speak of. */ export function digestOf(jws) {
    return hash('sha256', jws, 'base64url');
}

//# sourceMappingURL=message.digest.js.map