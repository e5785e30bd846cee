import { EnlaceError, Envelope, instantOf, isPartyId, partyOf } from "../../../contracts/src/index.js";
import * as z from "zod";
const BundleShape = z.object({
    source: z.string().max(40),
    messages: z.array(z.string()).min(1).max(1000)
});
/** How many arrivals a job will be, before it is read: at least one, for what is no bundle is one bad arrival. */ export function countMessages(job) {
    const messages = typeof job === 'object' && job !== null && 'messages' in job ? job.messages : undefined;
    return Array.isArray(messages) ? Math.max(messages.length, 1) : 1;
}
/** Reads one job. A job that is no bundle is one bad arrival: its own text, so that an operator can see it. */ export function readArrivals(job, codec) {
    const bundle = BundleShape.safeParse(job);
    if (!bundle.success) {
        const text = JSON.stringify(job) ?? 'undefined';
        return {
            good: [],
            bad: [
                describeBad(text, 'message-malformed', [], codec)
            ]
        };
    }
    const good = [];
    const bad = [];
    for (const jws of bundle.data.messages){
        const arrival = readArrival(jws, bundle.data.source, codec);
        if ('verified' in arrival) good.push(arrival);
        else bad.push(arrival);
    }
    return {
        good,
        bad
    };
}
function readArrival(jws, hint, codec) {
    try {
        return goodArrival(codec.verify(jws), jws);
    } catch (error) {
        if (!(error instanceof EnlaceError)) throw error;
        const { signer } = error.facts;
        const signed = signer === undefined ? undefined : readSigned(jws, codec);
        if (signed && signed.sender === signer) return {
            ...signed,
            fault: error.code
        };
        return describeBad(jws, error.code, [
            signer,
            claimedEnvelope(jws).source?.split(':').at(-1),
            hint
        ], codec);
    }
}
/** Reads bytes whose signature is known to be good, whatever else is wrong with them. */ function readSigned(jws, codec) {
    const { data } = Envelope.safeParse(payloadOf(jws));
    // The type may be unknown: then a fault goes with it and nobody opens it.
    const envelope = data;
    return envelope && goodArrival({
        envelope,
        digest: codec.digest(jws)
    }, jws);
}
/**
 * Names are put together once: a text that is joined anew is hashed anew wherever it is looked up, and a message is looked
 * up a dozen times.
 */ export function goodArrival(verified, jws) {
    const { id, subject, sequence } = verified.envelope;
    const sender = partyOf(verified.envelope);
    const isOrdered = subject !== undefined && sequence !== undefined;
    return {
        verified,
        sender,
        jws,
        name: messageName(sender, id),
        course: isOrdered ? courseName(sender, subject) : undefined
    };
}
/** One name for one message. A UUID may be written in capitals, and PostgreSQL gives it back without. */ export function messageName(sender, id) {
    return `${sender} ${id.toLowerCase()}`;
}
export function courseName(sender, subject) {
    return `${sender} ${subject}`;
}
/**
 * Reads parked bytes again. They were verified when they came: a key revoked since does not unsay what was said while
 * it was good.
 */ export function recall({ jws, answerId }, codec) {
    const arrival = readArrival(jws, '', codec);
    const recalled = 'verified' in arrival ? arrival : readSigned(jws, codec);
    if (recalled) return {
        ...recalled,
        ...answerId !== null && {
            receiptedAt: instantOf(answerId)
        }
    };
    throw new EnlaceError('internal', 'A parked message is not what was parked. Restore the database of the inbox.');
}
/** A good arrival that the inbox or its handler refuses after all. */ export function refuse(arrival, code) {
    const { envelope, digest } = arrival.verified;
    return {
        code,
        jws: arrival.jws,
        digest,
        claimedSource: arrival.sender,
        claimedId: envelope.id,
        isReceipt: envelope.type.startsWith('message.'),
        receiptedAt: arrival.receiptedAt
    };
}
const ClaimedEnvelope = z.object({
    id: z.uuidv7(),
    source: z.string(),
    type: z.string()
}).partial();
/**
 * Looks into bytes that cannot be trusted for whom to tell. A refusal names the digest, so a forged id harms nobody.
 *
 * @param sources who may have sent them, the surest first
 */ function describeBad(jws, code, sources, codec) {
    const claimed = claimedEnvelope(jws);
    return {
        code,
        jws,
        digest: codec.digest(jws),
        claimedSource: sources.find((source)=>typeof source === 'string' && isPartyId(source)),
        claimedId: claimed.id,
        isReceipt: claimed.type?.startsWith('message.') ?? false
    };
}
function claimedEnvelope(jws) {
    return ClaimedEnvelope.safeParse(payloadOf(jws)).data ?? {};
}
function payloadOf(jws) {
    try {
        return JSON.parse(Buffer.from(jws.split('.', 2)[1] ?? '', 'base64url').toString('utf8'));
    } catch  {
        return undefined;
    }
}

//# sourceMappingURL=arrival.reader.js.map