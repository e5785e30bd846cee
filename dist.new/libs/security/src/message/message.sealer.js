import { DATASCHEMA_PREFIX, Envelope, EnlaceError, EVENTS, MESSAGE_MAX_BYTES, sourceOf } from "../../../contracts/src/index.js";
import { fieldPath } from "../encoding/field.path.js";
import { EphemeralKeys } from "../encryption/ephemeral.keys.js";
import { encryptCompact } from "../encryption/jwe.js";
import { parseData } from "./message.data.js";
import { digestOf } from "./message.digest.js";
import { lanesOf } from "./message.lanes.js";
/**
 * Seals messages: the data of each encrypted to its one recipient (or in clear, for receipts and audit records), the
 * whole signed by the owner of the ring. Messages to one recipient share a signature and an ephemeral key (ADR 0013);
 * two recipients share nothing. What a receiver would have to refuse is refused here, before anything is stored and sent.
 *
 * @returns in the order of the drafts
 * @throws EnlaceError `data-invalid`, `message-malformed`, `message-too-large`, `receiver-not-connected`; then none of
 *   them is sealed
 */ export function sealMessages(drafts, ring, directory, ephemerals) {
    const sealed = [];
    for (const { name, members } of lanesOf(drafts)){
        const agree = (recipient)=>ephemerals.agreeWith(directory.encryptionKey(recipient), name);
        const payloads = members.map((member)=>[
                member,
                JSON.stringify(envelopeOf(member.draft, ring.party, agree))
            ]);
        for (const [{ place, draft }, jws] of ring.signingKey.sign(payloads)){
            sealed[place] = {
                id: draft.id,
                jws: withinLimit(jws),
                digest: digestOf(jws)
            };
        }
    }
    return sealed;
}
/** Seals one message, with a signature and an ephemeral key of its own. */ export function sealMessage(draft, ring, directory) {
    const [sealed] = sealMessages([
        draft
    ], ring, directory, new EphemeralKeys());
    if (!sealed) throw new TypeError('One draft makes one message');
    return sealed;
}
function withinLimit(jws) {
    // A JWS is ASCII: its length is its size in bytes.
    if (jws.length <= MESSAGE_MAX_BYTES) return jws;
    throw new EnlaceError('message-too-large', `The sealed message is larger than ${MESSAGE_MAX_BYTES} bytes. Shorten its texts or split it.`);
}
/** Attributes are picked one by one: a field that somebody adds to a draft must not travel in clear by itself. */ function envelopeOf(draft, sender, agree) {
    const { id, type, subject, time, sequence, recipient, correlationid, causationid, traceparent } = draft;
    const data = parseData(type, draft.data);
    const sealed = EVENTS[type].body === 'sealed';
    const result = Envelope.safeParse({
        specversion: '1.0',
        id,
        source: sourceOf(sender),
        type,
        subject,
        time,
        sequence: sequence?.toString(),
        recipient,
        correlationid,
        causationid,
        traceparent,
        dataschema: `${DATASCHEMA_PREFIX}${type}`,
        datacontenttype: sealed ? 'application/jose' : 'application/json',
        data: sealed ? encryptCompact(JSON.stringify(data), agree(recipient), {
            sender,
            recipient,
            id
        }) : data
    });
    if (result.success) return result.data;
    const field = fieldPath(result.error.issues[0]?.path ?? []);
    throw new EnlaceError('message-malformed', `The draft of a ${type} has no valid ${field}. Correct the caller.`, {
        field
    });
}

//# sourceMappingURL=message.sealer.js.map