import { isUtf8 } from "node:buffer";
import { encodeBase64Url } from "./base64url.codec.js";
/** base64url of the JSON text, as JWS and JWE headers and payloads want it. */ export function encodeJson(value) {
    return encodeBase64Url(JSON.stringify(value));
}
/**
 * @returns undefined when the bytes are not UTF-8 or not JSON (JSON itself has no `undefined`). The parser's own error
 *   is dropped on purpose: it quotes the text, and the text may name a person.
 */ export function decodeJson(bytes) {
    if (!isUtf8(bytes)) return undefined;
    try {
        return JSON.parse(bytes.toString('utf8'));
    } catch  {
        return undefined;
    }
}

//# sourceMappingURL=json.codec.js.map