import * as z from "zod";
import { Alias, CONSENT_MODES, Language, Nationality, NeedNote, OVERRIDE_GROUNDS, SafeContact, SEXES, TEXT_LIMITS } from "../events/person.schema.js";
import { AGENCY_IDS } from "../registry/agency.registry.js";
import { NEED_CODES } from "../registry/need.registry.js";
import { PLACE_CODES } from "../registry/place.registry.js";
export const FLAG_LIMITS = {
    persons: 50,
    notes: NEED_CODES.length,
    bodyBytes: 256 * 1024
};
/** One person of a flag. Unknown keys are refused: whatever is not listed here is never collected (design.md 5). */ export const FlaggedPerson = z.strictObject({
    alias: Alias.meta({
        description: 'Given name or alias, as the person wishes to be called'
    }),
    sex: z.enum(SEXES),
    birthYear: z.int().min(1900).nullable().default(null),
    possiblyChild: z.boolean().default(false),
    nationality: Nationality.default(null),
    language: Language,
    interpreter: z.boolean().default(false),
    needs: z.array(z.enum(NEED_CODES)).max(NEED_CODES.length),
    notes: z.array(NeedNote).max(FLAG_LIMITS.notes).default([]),
    relation: z.string().trim().min(1).max(TEXT_LIMITS.relation).optional(),
    safeContact: SafeContact.optional()
});
export const Consent = z.strictObject({
    given: z.boolean(),
    scope: z.array(z.enum(AGENCY_IDS)).max(AGENCY_IDS.length).default([]),
    language: Language,
    mode: z.enum(CONSENT_MODES),
    givenBy: z.enum([
        'person',
        'caregiver',
        'person-and-caregiver'
    ]).default('person'),
    override: z.strictObject({
        ground: z.enum(OVERRIDE_GROUNDS),
        reason: z.string().trim().min(1).max(TEXT_LIMITS.reason)
    }).optional()
});
/** `POST /api/v1/flags`: what one officer records at one moment. */ export const FlagRequest = z.strictObject({
    place: z.enum(PLACE_CODES),
    post: z.string().trim().min(1).max(80).optional(),
    /** When the officer recorded it; a phone without signal sends it later. Not in the future. Absent: now. */ flaggedAt: z.iso.datetime({
        offset: true
    }).optional(),
    persons: z.array(FlaggedPerson).min(1).max(FLAG_LIMITS.persons),
    consent: Consent,
    entryDate: z.iso.date().optional(),
    expectedDeparture: z.iso.datetime({
        offset: true
    }).optional(),
    whereNow: z.string().trim().min(1).max(TEXT_LIMITS.where).optional()
});
const PlannedReferral = z.object({
    to: z.enum(AGENCY_IDS),
    office: z.string(),
    persons: z.array(z.string()).meta({
        description: 'Aliases; empty for a code-only referral'
    }),
    needs: z.array(z.enum(NEED_CODES)),
    acknowledgeHours: z.int(),
    contactHours: z.int(),
    codeOnly: z.boolean()
});
/** What the routing rules make of a flag; the answer of the preview, and part of the answer to a flag. */ export const FlagPlan = z.object({
    referrals: z.array(PlannedReferral),
    withheld: z.array(z.enum(AGENCY_IDS)).meta({
        description: 'Receivers outside the consent'
    }),
    notConnected: z.array(z.enum(AGENCY_IDS)).meta({
        description: 'Receivers not on the exchange yet: phone them'
    }),
    phoneHealth: z.boolean().meta({
        description: 'Phone the health service now'
    }),
    printedNote: z.boolean().meta({
        description: 'Hand the person a printed note for the health service'
    }),
    informationGiven: z.boolean().meta({
        description: 'Consent refused: only an anonymous count was kept'
    })
});
export const FlagCreated = FlagPlan.extend({
    flagId: z.uuid().nullable().meta({
        description: 'null when nothing was stored but a count'
    }),
    referrals: z.array(PlannedReferral.extend({
        caseCode: z.string()
    }))
});

//# sourceMappingURL=flag.schema.js.map