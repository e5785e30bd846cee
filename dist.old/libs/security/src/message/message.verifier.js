import { DATASCHEMA_PREFIX, Envelope, EnlaceError, EVENTS, isEventType, MESSAGE_MAX_BYTES, partyOf } from "../../../contracts/src/index.js";
import { decodeJson } from "../encoding/json.codec.js";
import { fieldPath } from "../encoding/field.path.js";
import { readCompactJws } from "../signing/jws.js";
import { digestOf } from "./message.digest.js";
/**
 * Proves who wrote a message, and that it is one. Takes any input whatever and throws nothing but EnlaceError.
 *
 * Errors after the signature was found good carry `facts.signer` (the party that proved itself) and, once it could be
 * read, `facts.id`: enough to send that party a signed refusal.
 *
 * @param at when the message came in, by a clock that its writer does not set: now for what arrives, the time of ingest for
 *   what the log holds. The time that a message claims counts for nothing here, because whoever stole a key claims any.
 * @throws EnlaceError in this order: `message-too-large`, `message-malformed` (JWS), `key-unknown`, `key-revoked`,
 *   `signature-invalid`, `message-malformed` (envelope), `source-mismatch`, `type-unknown`, `message-malformed` (a
 *   content type or data schema that is not that of the event type)
 */ export function verifyMessage(jws, directory, at = Date.now()) {
    const { signer, payload } = authenticate(jws, directory, at);
    const envelope = readEnvelope(payload, signer);
    const facts = {
        signer,
        id: envelope.id
    };
    if (partyOf(envelope) !== signer) {
        throw new EnlaceError('source-mismatch', `The message claims another source than ${signer}, whose key signed it. A party signs its own messages only.`, {
            field: 'source',
            facts
        });
    }
    if (!isKnown(envelope)) {
        throw new EnlaceError('type-unknown', `${signer} sent a type of event that is not in the registry. One side must be updated before it can be read.`, {
            field: 'type',
            facts
        });
    }
    const fault = contentFault(envelope);
    if (fault) {
        throw new EnlaceError('message-malformed', `The ${fault} of the message is not the one that a ${envelope.type} must have.`, {
            field: fault,
            facts
        });
    }
    return {
        envelope,
        digest: digestOf(jws)
    };
}
function authenticate(jws, directory, at) {
    if (typeof jws !== 'string') {
        throw new EnlaceError('message-malformed', 'The message is not a string: a compact JWS is expected.');
    }
    if (Buffer.byteLength(jws) > MESSAGE_MAX_BYTES) {
        throw new EnlaceError('message-too-large', `The message is larger than ${MESSAGE_MAX_BYTES} bytes and was not read. No referral is that large.`);
    }
    const compact = readCompactJws(jws, (segment)=>directory.headerOf(segment));
    const signer = directory.verificationKey(compact.kid);
    if (!signer) {
        throw new EnlaceError('key-unknown', 'The key that the message names is in nobody’s pinned key set. It was revoked, or the directory is out of date.');
    }
    // No signer in the facts: who holds a stolen key has proved nothing, and must not take a place in the order.
    if (!signer.isBelieved(at)) {
        throw new EnlaceError('key-revoked', `The key of ${signer.party} that the message names was revoked or had its day before the message came. The sender signs anew.`);
    }
    if (!signer.verifies(compact)) {
        throw new EnlaceError('signature-invalid', `The signature does not match the message under the named key of ${signer.party}: altered, or forged.`);
    }
    return {
        signer: signer.party,
        payload: compact.payload
    };
}
function readEnvelope(payload, signer) {
    const result = Envelope.safeParse(decodeJson(payload));
    if (result.success) return result.data;
    const field = fieldPath(result.error.issues[0]?.path ?? []);
    throw new EnlaceError('message-malformed', `What ${signer} signed is not an envelope of the exchange${field ? `: ${field} is wrong or missing` : ''}.`, {
        field: field || undefined,
        facts: {
            signer
        }
    });
}
function isKnown(envelope) {
    return isEventType(envelope.type);
}
/** A sealed type sent in clear would put a person's data into every log and backup on the way. */ function contentFault(envelope) {
    const sealed = EVENTS[envelope.type].body === 'sealed';
    if (envelope.dataschema !== `${DATASCHEMA_PREFIX}${envelope.type}`) return 'dataschema';
    if (envelope.datacontenttype === 'application/jose' !== sealed) return 'datacontenttype';
    return typeof envelope.data === 'string' === sealed ? undefined : 'data';
}

//# sourceMappingURL=message.verifier.js.map