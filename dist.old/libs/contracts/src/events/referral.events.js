import * as z from "zod";
import { isCaseCode } from "../envelope/case.code.js";
import { NEED_CODES } from "../registry/need.registry.js";
import { PLACE_CODES } from "../registry/place.registry.js";
import { Alias, CONSENT_MODES, Language, Nationality, NeedNote, OVERRIDE_GROUNDS, SafeContact, SEXES, TEXT_LIMITS } from "./person.schema.js";
const CaseCode = z.string().refine(isCaseCode);
const Hours = z.int().positive().max(24 * 60);
/** A person as the receiver of this referral may know them: only the needs and notes that are the receiver's. */ export const ReferredPerson = z.strictObject({
    alias: Alias,
    sex: z.enum(SEXES),
    birthYear: z.int().min(1900).nullable(),
    possiblyChild: z.boolean(),
    nationality: Nationality,
    language: Language.optional(),
    interpreter: z.boolean().optional(),
    needs: z.array(z.enum(NEED_CODES)).min(1),
    notes: z.array(NeedNote),
    safeContact: SafeContact.optional()
});
/**
 * What one receiver is told of one flag. It holds no flag id, no list of the other receivers (a consent scope that
 * names INAMU tells ONPAR what happened) and no instant finer than the wire time. A field is optional when some receiver
 * may not have it.
 */ export const ReferralContent = z.strictObject({
    office: z.string().min(1).max(40),
    place: z.enum(PLACE_CODES).optional(),
    post: z.string().max(80).optional(),
    officer: z.string().max(80).optional(),
    /** Wire time of the flag. */ flaggedAt: z.iso.datetime().optional(),
    needs: z.array(z.enum(NEED_CODES)).min(1),
    persons: z.array(ReferredPerson).min(1).max(50),
    /** Relations of the persons travelling along, such as `uncle`; for a receiver of a child's need only. */ companions: z.array(z.strictObject({
        relation: z.string().max(TEXT_LIMITS.relation)
    })),
    consent: z.strictObject({
        given: z.boolean(),
        language: Language,
        mode: z.enum(CONSENT_MODES),
        overrideGround: z.enum(OVERRIDE_GROUNDS).optional()
    }),
    entryDate: z.iso.date().optional(),
    expectedDeparture: z.iso.datetime({
        offset: true
    }).optional(),
    whereNow: z.string().max(TEXT_LIMITS.where).optional()
});
/** `code-only` is what the Defensoría gets of an imminent removal: that it exists and by when to act, and no more. */ export const ReferralRequested = z.discriminatedUnion('disclosure', [
    z.strictObject({
        disclosure: z.literal('full'),
        caseCode: CaseCode,
        acknowledgeHours: Hours,
        contactHours: Hours,
        content: ReferralContent
    }),
    z.strictObject({
        disclosure: z.literal('code-only'),
        caseCode: CaseCode,
        acknowledgeHours: Hours,
        contactHours: Hours
    })
]);
/** A returned referral sent again with what was missing: the whole content, never a patch. */ export const ReferralAmended = z.strictObject({
    caseCode: CaseCode,
    content: ReferralContent
});
export const RETURN_REASONS = [
    'not-competent',
    'duplicate',
    'insufficient-data',
    'no-capacity'
];
export const FAILURE_REASONS = [
    'client-refused',
    'no-capacity',
    'no-longer-needed',
    'cannot-contact-person',
    'cannot-contact-organisation',
    'left-country',
    'other'
];
export const CANCEL_REASONS = [
    'person-wishes',
    'sent-in-error',
    'duplicate'
];
/**
 * What flows back to the agency that flagged: the state, its time, and a code where the officer can act on it. Never
 * the substance, never how it ended: closed is closed (domain.md 9b, "received / accepted / closed").
 */ export const ReferralStatusChanged = z.strictObject({
    caseCode: CaseCode,
    at: z.iso.datetime()
});
export const ReferralReturned = ReferralStatusChanged.extend({
    reason: z.enum(RETURN_REASONS)
});
export const ReferralCancelled = ReferralStatusChanged.extend({
    reason: z.enum(CANCEL_REASONS)
});
/** For the audit alone: that the receiver closed the case, and how. No text, no person. */ export const ReferralCompleted = z.strictObject({
    at: z.iso.datetime()
});
export const ReferralFailed = z.strictObject({
    at: z.iso.datetime(),
    reason: z.enum(FAILURE_REASONS)
});

//# sourceMappingURL=referral.events.js.map