import * as z from "zod";
import { COUNTRY_CODES, isLanguageCode } from "../registry/code.registry.js";
import { NEED_CODES } from "../registry/need.registry.js";
export const SEXES = [
    'f',
    'm',
    'x',
    'unknown'
];
export const CONSENT_MODES = [
    'verbal',
    'written',
    'assent'
];
export const OVERRIDE_GROUNDS = [
    'child',
    'danger-to-life',
    'incapacity'
];
/** Limits of free text, in UTF-16 code units. `note` is the 280 of domain.md 9c: a hint for first contact, no story. */ export const TEXT_LIMITS = {
    alias: 80,
    note: 280,
    relation: 40,
    contact: 120,
    reason: 280,
    where: 120
};
export const Alias = z.string().trim().min(1).max(TEXT_LIMITS.alias);
export const Nationality = z.enum(COUNTRY_CODES).nullable();
export const Language = z.string().refine(isLanguageCode, {
    error: 'An ISO 639 code such as es, ht or fa is expected'
}).meta({
    pattern: '^[a-z]{2,3}$'
});
/** A text tied to the need it speaks of: it travels to receivers of that need and to nobody else. */ export const NeedNote = z.strictObject({
    need: z.enum(NEED_CODES),
    text: z.string().trim().min(1).max(TEXT_LIMITS.note)
});
export const SafeContact = z.strictObject({
    channel: z.enum([
        'phone',
        'whatsapp',
        'email',
        'in-person'
    ]),
    value: z.string().trim().min(1).max(TEXT_LIMITS.contact),
    /** Whether the person said that being contacted there is safe. */ safe: z.boolean()
});

//# sourceMappingURL=person.schema.js.map