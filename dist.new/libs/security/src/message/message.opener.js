import { EnlaceError, partyOf } from "../../../contracts/src/index.js";
import { decodeJson } from "../encoding/json.codec.js";
import { decryptCompact } from "../encryption/jwe.js";
import { parseData } from "./message.data.js";
/**
 * Opens the body of a verified message with the recipient's keys.
 *
 * @throws EnlaceError `recipient-mismatch`, `body-undecryptable`, `data-invalid`
 */ export function openMessage(verified, ring) {
    const { envelope } = verified;
    if (envelope.recipient !== ring.party) {
        throw new EnlaceError('recipient-mismatch', `The message is for ${envelope.recipient} and came to ${ring.party}. The sender must use the recipient's queue.`, {
            field: 'recipient'
        });
    }
    return {
        type: envelope.type,
        data: parseData(envelope.type, readBody(envelope, ring))
    };
}
function readBody(envelope, ring) {
    if (typeof envelope.data !== 'string') return envelope.data;
    const plaintext = decryptCompact(envelope.data, (kid)=>ring.decryptionKey(kid), {
        sender: partyOf(envelope),
        recipient: ring.party,
        id: envelope.id
    });
    return decodeJson(plaintext);
}

//# sourceMappingURL=message.opener.js.map