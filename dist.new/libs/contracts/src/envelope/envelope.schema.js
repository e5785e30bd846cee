import * as z from "zod";
import { PARTY_IDS } from "../registry/agency.registry.js";
import { isCaseCode } from "./case.code.js";
export const SOURCE_PREFIX = 'urn:pa:enlace:';
export const DATASCHEMA_PREFIX = 'urn:pa:enlace:schema:';
export function sourceOf(party) {
    return `${SOURCE_PREFIX}${party}`;
}
/**
 * A CloudEvents 1.0 event with the `sequence` and `traceparent` extensions. It is the payload of a JWS; `data` is a
 * compact JWE to the one recipient (`application/jose`) or, for receipts and audit records, plain JSON.
 * The `type` is any string here: an unknown one must be refused by name, not as a malformed envelope.
 */ export const Envelope = z.strictObject({
    specversion: z.literal('1.0'),
    id: z.uuidv7(),
    source: z.templateLiteral([
        SOURCE_PREFIX,
        z.enum(PARTY_IDS)
    ]),
    type: z.string().max(100),
    subject: z.string().refine(isCaseCode).optional(),
    time: z.iso.datetime(),
    /** Order of the messages of one sender about one subject, from 1. */ sequence: z.string().regex(/^[1-9]\d{0,8}$/).optional(),
    recipient: z.enum(PARTY_IDS),
    correlationid: z.uuid(),
    causationid: z.uuidv7().optional(),
    traceparent: z.string().regex(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/),
    dataschema: z.string().startsWith(DATASCHEMA_PREFIX).max(160),
    datacontenttype: z.enum([
        'application/jose',
        'application/json'
    ]),
    data: z.union([
        z.string(),
        z.record(z.string(), z.unknown())
    ])
});
/** The party that an envelope claims as its source. */ export function partyOf(envelope) {
    return envelope.source.slice(SOURCE_PREFIX.length);
}
/** Bytes of a JWS. The largest flag that HTTP takes (256 KiB), base64url-encoded twice on its way into one, fits. */ export const MESSAGE_MAX_BYTES = 512 * 1024;

//# sourceMappingURL=envelope.schema.js.map