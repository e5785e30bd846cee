import * as z from "zod";
import { normalizeCaseCode, isCaseCode } from "../envelope/case.code.js";
import { CANCEL_REASONS, FAILURE_REASONS, ReferralContent, RETURN_REASONS } from "../events/referral.events.js";
import { AGENCY_IDS } from "../registry/agency.registry.js";
/** FHIR Task words, and `closed`: all that the flagging side learns of an end. */ export const REFERRAL_STATUSES = [
    'requested',
    'received',
    'accepted',
    'returned',
    'in-progress',
    'completed',
    'failed',
    'cancelled',
    'closed'
];
export const CaseCodeParam = z.strictObject({
    caseCode: z.string().max(20).transform(normalizeCaseCode).refine(isCaseCode, {
        error: 'A case code such as 7KQ4-M2XD-H is expected'
    })
});
export const ReferralQuery = z.strictObject({
    direction: z.enum([
        'sent',
        'received'
    ]),
    status: z.enum(REFERRAL_STATUSES).optional(),
    /** Only what an office may be called: a NUL in it would be an error of the database, not of the client. */ office: z.string().regex(/^[\p{L}\p{N} ._-]{1,40}$/u).optional(),
    agency: z.enum(AGENCY_IDS).optional().meta({
        description: 'The other side'
    }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(200).optional()
});
/** Delivery stands beside state: the receiver's system has it (delivered), a named person opened it (received). */ const Delivery = z.object({
    delivered: z.boolean(),
    deliveredAt: z.iso.datetime().nullable(),
    received: z.boolean(),
    receivedAt: z.iso.datetime().nullable(),
    audited: z.boolean(),
    refused: z.string().nullable().meta({
        description: 'Code of the refusal, when the receiver refused the message'
    })
});
export const ReferralSummary = z.object({
    caseCode: z.string(),
    direction: z.enum([
        'sent',
        'received'
    ]),
    agency: z.enum(AGENCY_IDS).meta({
        description: 'The other side'
    }),
    office: z.string().nullable(),
    status: z.enum(REFERRAL_STATUSES),
    codeOnly: z.boolean(),
    personCount: z.int(),
    acknowledgeHours: z.int(),
    contactHours: z.int(),
    acknowledgeBy: z.iso.datetime(),
    contactBy: z.iso.datetime(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    consentWithdrawnAt: z.iso.datetime().nullable().meta({
        description: 'Since when nobody is shown the person’s data'
    }),
    erasedAt: z.iso.datetime().nullable().meta({
        description: 'Since when nothing but this is left of the case here'
    }),
    delivery: Delivery
});
/** `content` is there for the receiver; the flagging side sees code, receiver, state and times. */ export const ReferralView = ReferralSummary.extend({
    content: ReferralContent.nullable()
});
export const ReferralPage = z.object({
    items: z.array(ReferralSummary),
    next: z.string().nullable()
});
export const TimelineEntry = z.object({
    type: z.string(),
    at: z.iso.datetime(),
    agency: z.string(),
    actor: z.string().nullable(),
    status: z.enum(REFERRAL_STATUSES).nullable(),
    reason: z.string().nullable()
});
export const ReferralTimeline = z.object({
    caseCode: z.string(),
    status: z.enum(REFERRAL_STATUSES),
    delivery: Delivery,
    entries: z.array(TimelineEntry)
});
export const NoBody = z.strictObject({}).default({});
export const ReturnRequest = z.strictObject({
    reason: z.enum(RETURN_REASONS)
});
export const CancelRequest = z.strictObject({
    reason: z.enum(CANCEL_REASONS)
});
/** `other` needs its text; the text stays with the receiver. */ export const FailRequest = z.strictObject({
    reason: z.enum(FAILURE_REASONS),
    text: z.string().trim().min(1).max(280).optional()
}).refine((body)=>body.reason !== 'other' || body.text !== undefined, {
    path: [
        'text'
    ],
    error: 'The reason "other" needs a text'
});

//# sourceMappingURL=referral.schema.js.map