import * as z from "zod";
import { Bytes32Url } from "../envelope/bytes32.schema.js";
import { ERROR_CODES } from "../errors/error.codes.js";
/** SHA-256 of the bytes of a JWS, base64url. It ties a receipt to the exact bytes, so a forgery cannot spend it. */ const Digest = Bytes32Url;
/**
 * One signed statement of a receiver about many messages of one sender: its system holds them. From the audit each
 * entry carries the index of its leaf: a promise of inclusion that a later checkpoint must keep.
 */ export const MessageReceipted = z.strictObject({
    receipts: z.array(z.strictObject({
        id: z.uuidv7(),
        digest: Digest,
        at: z.iso.datetime(),
        leaf: z.int().nonnegative().optional()
    })).min(1)
});
/** A receiver's signed refusal. `id` is absent when the bytes were too damaged to read one. */ export const MessageRefused = z.strictObject({
    refusals: z.array(z.strictObject({
        id: z.string().max(100).optional(),
        digest: Digest,
        at: z.iso.datetime(),
        code: z.enum(Object.keys(ERROR_CODES))
    })).min(1)
});
/** Somebody took everything that the log has of a case, to show it elsewhere: who, in which role, and how much. */ export const EvidenceExported = z.strictObject({
    actor: z.string().max(80),
    role: z.string().max(40),
    format: z.string().max(40),
    entries: z.int().nonnegative()
});
/**
 * Somebody had messages sent or judged again, had a flag erased, or acknowledged what their institution lost: who, in
 * which role, what, how many. Never which case, nor why: that is in their own words.
 */ export const OperationPerformed = z.strictObject({
    actor: z.string().max(80),
    role: z.string().max(40),
    what: z.enum([
        'replay-planned',
        'replay-paused',
        'replay-resumed',
        'replay-stopped',
        'flag-erased',
        'difference-acknowledged'
    ]),
    operation: z.uuid(),
    count: z.int().nonnegative()
});

//# sourceMappingURL=message.events.js.map